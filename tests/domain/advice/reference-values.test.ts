import { describe, expect, it } from 'vitest'
import { limitsOf, movingRanges } from '../../../src/domain/advice/limits.ts'
import { hodgesLehmann, rankTest } from '../../../src/domain/advice/rank-test.ts'
import { signals, type Side, type Signal } from '../../../src/domain/advice/signals.ts'
import { oneSided95, wilson } from '../../../src/domain/advice/wilson.ts'
import published from './reference-values.json' with { type: 'json' }

type Numbers = Readonly<Record<string, number>>

/** Published data and results; the file mixes shapes, and each test knows the shape of its own entry. */
function entry<Data, Expected>(id: string): { data: Data; expected: Expected } {
  const found = published.find((each) => each.id === id)
  if (!found) throw new Error(`There is no "${id}" among the reference values.`)
  return found as unknown as { data: Data; expected: Expected }
}

describe('limits of a process behaviour chart, as published', () => {
  it('NIST 6.3.2.2, with 2.66 in place of 3/1.128', () => {
    const { data, expected } = entry<number[], Numbers>('nist-6.3.2.2-individuals')
    const limits = limitsOf(data)
    expect(limits.center).toBeCloseTo(expected['center']!, 4)
    expect(limits.meanMovingRange).toBeCloseTo(expected['mrbar']!, 4)
    expect(limits.upper).toBeCloseTo(expected['ucl_with_2_66']!, 4)
    expect(limits.lower).toBeCloseTo(expected['lcl_with_2_66']!, 4)
  })

  it('Wheeler, software check: limits, one week and one moving range beyond them, nothing else', () => {
    const { data, expected } = entry<number[], Numbers>('wheeler-msd-p382-software-check')
    const limits = limitsOf(data)
    expect(limits.center).toBeCloseTo(expected['center']!, 1)
    expect(limits.meanMovingRange).toBeCloseTo(expected['mrbar']!, 1)
    expect(limits.lower).toBeCloseTo(expected['lnpl']!, 0)
    expect(limits.upper).toBeCloseTo(expected['unpl']!, 0)
    expect(Math.abs(limits.movingRangeUpper - expected['url']!)).toBeLessThan(0.1)
    expect(places(data, limits, 'outside')).toEqual([15])
    expect(placesBeyond(movingRanges(data), limits.movingRangeUpper)).toEqual([14])
    expect(places(data, limits, 'three_of_four')).toEqual([])
    expect(places(data, limits, 'run_of_eight')).toEqual([])
  })

  it('Wheeler, accounts receivable: a point on the limit is not beyond it', () => {
    const { data, expected } = entry<number[], Numbers>('wheeler-msd-table9.2-accounts-receivable')
    const limits = limitsOf(data)
    expect(limits.center).toBeCloseTo(expected['center']!, 2)
    expect(limits.meanMovingRange).toBeCloseTo(expected['mrbar']!, 2)
    expect(Math.abs(limits.upper - expected['unpl']!)).toBeLessThan(0.01)
    expect(Math.abs(limits.lower - expected['lnpl']!)).toBeLessThan(0.01)
    expect(Math.abs(limits.movingRangeUpper - expected['url']!)).toBeLessThan(0.01)
    expect(places(data, { ...limits, upper: 60.7 }, 'outside')).toEqual([11, 12, 19, 22])
  })

  it('Wheeler, table 8.1: the run of eight completes with its eighth week', () => {
    const { data, expected } = entry<number[], Numbers>('wheeler-msd-table8.1-run-of-eight')
    const limits = limitsOf(data)
    expect(limits.center).toBeCloseTo(expected['center']!, 4)
    expect(places(data, limits, 'run_of_eight')).toEqual([13])
  })

  it('Wheeler, peak flow: three of four beyond the mid-line, and no single week beyond the limits', () => {
    const { data, expected } = entry<number[], Numbers>('wheeler-msd-p130-peak-flow')
    const limits = limitsOf(data)
    expect(limits.center).toBeCloseTo(expected['center']!, 1)
    expect(limits.meanMovingRange).toBeCloseTo(expected['mrbar']!, 1)
    expect(Math.abs(limits.upper - expected['unpl']!)).toBeLessThan(0.2)
    expect(Math.abs(limits.lower - expected['lnpl']!)).toBeLessThan(0.2)
    expect(places(data, limits, 'three_of_four')).toEqual([10, 11, 12])
    expect(places(data, limits, 'outside')).toEqual([])
    expect(placesBeyond(movingRanges(data), limits.movingRangeUpper)).toEqual([7])
  })

  it('NHS, an outlier, and twenty random values', () => {
    const { data, expected } = entry<number[], { unscreened: Numbers }>('nhs-deviations-outlier')
    expect(limitsOf(data).upper).toBeCloseTo(expected.unscreened['upl']!, 2)
    expect(limitsOf(data).lower).toBeCloseTo(expected.unscreened['lpl']!, 2)
    expect(limitsOf(data).center).toBeCloseTo(expected.unscreened['mean']!, 2)

    const random = entry<number[], Numbers>('nhs-rnorm20')
    expect(limitsOf(random.data).upper).toBeCloseTo(random.expected['upl']!, 3)
    expect(limitsOf(random.data).lower).toBeCloseTo(random.expected['lpl']!, 3)
    expect(limitsOf(random.data).center).toBeCloseTo(random.expected['mean']!, 6)
  })
})

describe('the exact rank test, as published', () => {
  type Samples = { x: number[]; y: number[] }

  it('R, permeability of the chorioamnion, with the shift of Hodges and Lehmann', () => {
    const { data, expected } = entry<Samples, Numbers>('R-wilcox-chorioamnion')
    expect(rankTest(data.x, data.y).pHigher).toBeCloseTo(expected['p_greater_exact']!, 4)
    expect(hodgesLehmann(data.x, data.y)).toBeCloseTo(expected['HL_median_of_pairwise_diffs']!, 10)
  })

  it('SciPy, three against thirteen', () => {
    const { data, expected } = entry<Samples, { exact: Numbers }>('scipy-mwu-basic')
    expect(rankTest(data.x, data.y).pLower).toBeCloseTo(expected.exact['less']!, 12)
    expect(rankTest(data.x, data.y).pHigher).toBeCloseTo(expected.exact['greater']!, 12)
  })

  it('complete separation of three from four', () => {
    const { data, expected } = entry<Samples, Numbers>('sep-3v4')
    expect(rankTest(data.x, data.y).pLower).toBeCloseTo(expected['p_less']!, 14)
    expect(rankTest(data.x, data.y).pHigher).toBe(1)
    expect(rankTest(data.y, data.x).pHigher).toBeCloseTo(expected['p_less']!, 14)
  })

  it('midranks where values are equal', () => {
    const { data } = entry<Samples, Numbers>('scipy-mwu-ties')
    expect(rankTest(data.x, data.y).pLower).toBeCloseTo(0.396825, 6)
  })
})

describe("Wilson's bounds, as published", () => {
  it('SciPy and R without continuity correction, two-sided', () => {
    const { expected } = entry<unknown, Record<string, [number, number]>>('scipy-wilson')
    for (const [count, total] of [[3, 10] as const, [0, 10] as const, [10, 10] as const]) {
      const [low, high] = expected[`(${count}, ${total})`]!
      expect(wilson(count, total, 1.959963984540054).low).toBeCloseTo(low, 7)
      expect(wilson(count, total, 1.959963984540054).high).toBeCloseTo(high, 7)
    }
  })

  it('one-sided at 95 %', () => {
    expect(oneSided95).toBeCloseTo(1.644854, 6)
    expect(wilson(3, 10).low).toBeCloseTo(0.1268766, 7)
    expect(wilson(3, 10).high).toBeCloseTo(0.5583002, 7)
  })

  it('know nothing without a single observation', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  })
})

/** Where a signal completes when the series is read week by week, on either side. */
function places(data: readonly number[], limits: ReturnType<typeof limitsOf>, signal: Signal): number[] {
  const sides: readonly Side[] = ['above', 'below']
  return data.flatMap((_, place) => {
    const soFar = data.slice(0, place + 1)
    return sides.some((side) => signals(soFar, limits, side, 1).includes(signal)) ? [place] : []
  })
}

function placesBeyond(values: readonly number[], line: number): number[] {
  return values.flatMap((value, place) => (value > line ? [place] : []))
}
