// The functions of the charts against what others have published.
import { describe, expect, it } from 'vitest'
import { wilson } from '../../../src/domain/advice/wilson.ts'
import { shareDifference, twoSided95 } from '../../../src/domain/charts/newcombe.ts'
import { proportionBaseline, proportionLimits, shareOf, together } from '../../../src/domain/charts/proportion.ts'
import { timeGapLimits } from '../../../src/domain/charts/rare-events.ts'
import { theilSenLine } from '../../../src/domain/charts/theil-sen.ts'
import published from '../advice/reference-values.json' with { type: 'json' }

/** Published data and results; the file mixes shapes, and each test knows the shape of its own entry. */
function entry<Data, Expected>(id: string): { data: Data; expected: Expected } {
  const found = published.find((each) => each.id === id)
  if (!found) throw new Error(`There is no "${id}" among the reference values.`)
  return found as unknown as { data: Data; expected: Expected }
}

type Counts = { n: number | number[]; x: number[] }

function weeksOf({ n, x }: Counts) {
  return x.map((sum, at) => ({ sum, known: typeof n === 'number' ? n : n[at]! }))
}

function outside(weeks: ReturnType<typeof weeksOf>, center: number): number[] {
  return weeks.flatMap((week, at) => {
    const { lower, upper } = proportionLimits({ center, sigmaZ: 1 }, week.known)
    const share = shareOf(week) ?? 0
    return share > upper || share < lower ? [at + 1] : []
  })
}

describe('limits of a share', () => {
  it('Montgomery, purchase orders: weeks of different size have limits of different width', () => {
    const { data, expected } = entry<Counts, { pbar: number; ucl_first: number; lcl_first: number }>(
      'montgomery-table7.4-purchase-orders-p',
    )
    const weeks = weeksOf(data)
    const baseline = proportionBaseline(weeks)!
    const first = proportionLimits(baseline, weeks[0]!.known)

    expect(baseline.center).toBeCloseTo(expected.pbar, 12)
    expect(baseline.sigmaZ).toBe(1)
    expect(first.upper).toBeCloseTo(expected.ucl_first, 12)
    expect(first.lower).toBeCloseTo(expected.lcl_first, 12)
    expect(outside(weeks, baseline.center)).toEqual([11])
  })

  it('Montgomery, orange juice: with every sample and without the two that were out', () => {
    type Juice = { pbar: number; lcl: number; ucl: number; after_removal: { pbar: number; lcl: number; ucl: number } }
    const { data, expected } = entry<Counts, Juice & { out_of_limits_1based: number[] }>('orangejuice-p')
    const weeks = weeksOf(data)
    const { center } = proportionBaseline(weeks)!
    const limits = proportionLimits({ center, sigmaZ: 1 }, 50)

    expect(center).toBeCloseTo(expected.pbar, 7)
    expect(limits.lower).toBeCloseTo(expected.lcl, 7)
    expect(limits.upper).toBeCloseTo(expected.ucl, 6)
    expect(outside(weeks, center)).toEqual(expected.out_of_limits_1based)

    const rest = shareOf(together(weeks.filter((_, at) => ![14, 22].includes(at))))!
    const { after_removal: without } = expected
    expect(rest).toBeCloseTo(without.pbar, 7)
    expect(proportionLimits({ center: rest, sigmaZ: 1 }, 50).lower).toBeCloseTo(without.lcl, 6)
    expect(proportionLimits({ center: rest, sigmaZ: 1 }, 50).upper).toBeCloseTo(without.ucl, 6)
  })
})

describe('the bounds of a share', () => {
  it('Wilson, two-sided, as SciPy and R give them', () => {
    const { data, expected } = entry<[number, number][], Record<string, [number, number]>>('scipy-wilson')
    for (const [count, total] of data) {
      const { low, high } = wilson(count, total, twoSided95)
      expect([low, high].map((bound) => bound.toFixed(6))).toEqual(
        expected[`(${count}, ${total})`]!.map((bound) => bound.toFixed(6)),
      )
    }
  })

  it('Wilson, one-sided: no error in 50 cases may still be one in twenty', () => {
    expect(wilson(0, 50).high).toBeCloseTo(0.0513, 4)
  })
})

describe('the difference of two shares, Newcombe 1998, table II, method 10', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i against %i of %i', (sum, known, otherSum, otherKnown, low, high) => {
    const found = shareDifference({ sum, known }, { sum: otherSum, known: otherKnown })!

    expect(found.low).toBeCloseTo(low, 3)
    expect(found.high).toBeCloseTo(high, 3)
  })
})

it('the hours between failures of a valve: Montgomery, example 7.6', () => {
  const { data, expected } = entry<number[], { cl: number; ucl: number; lcl: number }>('montgomery-ex7.6-t-chart')
  const limits = timeGapLimits(data)!

  expect(limits.center).toBeCloseTo(expected.cl, 6)
  expect(limits.upper).toBeCloseTo(expected.ucl, 5)
  expect(limits.lower).toBe(expected.lcl)
})

it('the line through Sen’s own example of 1968: a slope of 4', () => {
  const at = [1, 2, 3, 4, 10, 12, 18]
  const value = [9, 15, 19, 20, 45, 55, 78]
  const line = theilSenLine(at.map((place, nth) => ({ at: place, value: value[nth]! })))!

  expect(line(1) - line(0)).toBeCloseTo(4, 12)
})
