import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hodgesLehmann, rankTest } from '../../../src/domain/advice/rank-test.ts'

const fewLevels = (most: number) => fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: most })

describe('the rank test', () => {
  it('counts every way to pick the weeks, also where most values are equal', () => {
    fc.assert(
      fc.property(fewLevels(5), fewLevels(7), (weeks, baseline) => {
        const counted = countedOneByOne(weeks, baseline)
        expect(rankTest(weeks, baseline).pLower).toBeCloseTo(counted.pLower, 12)
        expect(rankTest(weeks, baseline).pHigher).toBeCloseTo(counted.pHigher, 12)
      }),
      { numRuns: 300 },
    )
  })

  it('sees the same in a mirror', () => {
    fc.assert(
      fc.property(fewLevels(6), fewLevels(14), (weeks, baseline) => {
        const mirrored = rankTest(weeks.map(negative), baseline.map(negative))
        expect(mirrored.pHigher).toBeCloseTo(rankTest(weeks, baseline).pLower, 12)
        expect(mirrored.pLower).toBeCloseTo(rankTest(weeks, baseline).pHigher, 12)
      }),
    )
  })

  it('says nothing at all when every value is the same', () => {
    expect(rankTest([3, 3, 3], [3, 3, 3, 3, 3, 3])).toEqual({ pLower: 1, pHigher: 1 })
  })

  it('stays exact for the longest baseline and the most weeks to hold', () => {
    const baseline = Array.from({ length: 260 }, (_, week) => 40 + ((week * 7919) % 997) / 100)
    const below = Array.from({ length: 26 }, (_, week) => 20 + week / 10)
    expect(rankTest(below, baseline).pLower).toBeCloseTo(1 / waysToPick(286, 26), 45)
    expect(rankTest(below, baseline).pHigher).toBe(1)

    const amid = Array.from({ length: 26 }, (_, week) => 40 + ((week * 7919) % 997) / 100)
    const { pLower, pHigher } = rankTest(amid, baseline)
    expect(pLower + pHigher).toBeGreaterThan(1)
    expect(pLower + pHigher).toBeLessThan(1.01)
  })

  it('compares two lists, so neither may be empty', () => {
    expect(() => rankTest([], [1])).toThrow('A rank test compares two lists of values.')
    expect(() => rankTest([1], [])).toThrow('A rank test compares two lists of values.')
  })

  it('gives the shift as the median of all differences, and none without weeks', () => {
    expect(hodgesLehmann([20, 30], [50, 52, 54])).toBe(-27)
    expect(hodgesLehmann([], [50])).toBeNull()
  })
})

/** Every subset of the pooled midranks as large as the weeks, one by one. */
function countedOneByOne(weeks: readonly number[], baseline: readonly number[]): { pLower: number; pHigher: number } {
  const pooled = [...weeks, ...baseline]
  const ranks = pooled.map((value) => {
    const below = pooled.filter((other) => other < value).length
    const equal = pooled.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })
  const observed = sum(ranks.slice(0, weeks.length))
  const sums = subsets(ranks, weeks.length).map(sum)
  return {
    pLower: sums.filter((each) => each <= observed).length / sums.length,
    pHigher: sums.filter((each) => each >= observed).length / sums.length,
  }
}

function subsets(values: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]]
  return values.flatMap((value, place) => subsets(values.slice(place + 1), size - 1).map((rest) => [value, ...rest]))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function negative(value: number): number {
  return -value
}

function waysToPick(from: number, picks: number): number {
  let ways = 1
  for (let pick = 1; pick <= picks; pick += 1) ways *= (from - picks + pick) / pick
  return ways
}
