import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseGapLimits, timeGapLimits } from '../../../src/domain/charts/rare-events.ts'

const gaps = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 4, maxLength: 60 })

describe('gaps between rare events', () => {
  it('have a centre inside their limits, and a lower limit that is never below zero', () => {
    fc.assert(
      fc.property(gaps, (between) => {
        for (const limits of [caseGapLimits(between)!, timeGapLimits(between)!]) {
          expect(limits.lower).toBeGreaterThanOrEqual(0)
          expect(limits.center).toBeGreaterThanOrEqual(limits.lower)
          expect(limits.upper).toBeGreaterThanOrEqual(limits.center)
        }
      }),
    )
  })

  it('of cases: mean and three deviations of a geometric distribution', () => {
    const limits = caseGapLimits([10, 20, 30, 40])!

    expect(limits.center).toBe(25)
    expect(limits.upper).toBeCloseTo(25 + 3 * Math.sqrt(25 * 26), 12)
    expect(limits.lower).toBe(0)
  })

  it('give no limits while there are fewer than four', () => {
    expect(caseGapLimits([1, 2, 3])).toBeNull()
    expect(timeGapLimits([1, 2, 3])).toBeNull()
  })
})
