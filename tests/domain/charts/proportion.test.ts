import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareDifference } from '../../../src/domain/charts/newcombe.ts'
import { casesToSignal, proportionBaseline, proportionLimits } from '../../../src/domain/charts/proportion.ts'

const week = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([known, share]) => ({ sum: Math.round(known * share), known }))

describe('limits for a share of cases', () => {
  it('are never narrower than chance alone would make them, and never leave 0 to 100 %', () => {
    fc.assert(
      fc.property(
        fc.array(week, { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 1000 }),
        (weeks, cases) => {
          const baseline = proportionBaseline(weeks)
          if (!baseline) return
          const { lower, upper } = proportionLimits(baseline, cases)

          expect(baseline.sigmaZ).toBeGreaterThanOrEqual(1)
          expect(lower).toBeGreaterThanOrEqual(0)
          expect(lower).toBeLessThanOrEqual(baseline.center)
          expect(upper).toBeGreaterThanOrEqual(baseline.center)
          expect(upper).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('grow wider where weeks vary more than chance', () => {
    const wild = [5, 30, 4, 33, 6, 29].map((sum) => ({ sum, known: 100 }))

    expect(proportionBaseline(wild)!.sigmaZ).toBeGreaterThan(3)
  })

  it('are none where nothing or everything counts, or where there is one week only', () => {
    const weeks = (sum: number) => [1, 2, 3].map(() => ({ sum, known: 20 }))

    expect(proportionBaseline(weeks(0))).toBeNull()
    expect(proportionBaseline(weeks(20))).toBeNull()
    expect(proportionBaseline([{ sum: 3, known: 20 }])).toBeNull()
  })

  it('leave out weeks of which nothing is known', () => {
    const known = [2, 3, 4].map((sum) => ({ sum, known: 50 }))

    expect(proportionBaseline([...known, { sum: 0, known: 0 }])).toEqual(proportionBaseline(known))
  })

  it('can show an improvement from 9(1 − p)/p cases a week on, and not with fewer', () => {
    expect(casesToSignal(0.1)).toBeCloseTo(81, 9)
    expect(casesToSignal(0)).toBe(Number.POSITIVE_INFINITY)
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (center) => {
        const enough = casesToSignal(center)
        const lowerWith = (cases: number) => proportionLimits({ center, sigmaZ: 1 }, cases).lower

        expect(lowerWith(enough * 1.01)).toBeGreaterThan(0)
        expect(lowerWith(enough * 0.99)).toBe(0)
      }),
    )
  })
})

describe('the difference of two shares', () => {
  it('holds its own interval, and turned round it is the same the other way', () => {
    fc.assert(
      fc.property(week, week, (one, two) => {
        const found = shareDifference(one, two)!
        const turned = shareDifference(two, one)!

        expect(found.low).toBeLessThanOrEqual(found.difference)
        expect(found.high).toBeGreaterThanOrEqual(found.difference)
        expect(turned.low).toBeCloseTo(-found.high, 12)
        expect(turned.high).toBeCloseTo(-found.low, 12)
      }),
    )
  })

  it('is none over no case', () => {
    expect(shareDifference({ sum: 0, known: 0 }, { sum: 1, known: 3 })).toBeNull()
    expect(shareDifference({ sum: 1, known: 3 }, { sum: 0, known: 0 })).toBeNull()
  })
})
