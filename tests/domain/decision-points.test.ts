import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultThresholds, readFacts } from '../../src/domain/advice/facts.ts'
import {
  decisionPoints,
  type PointName,
  readDecisionPoints,
  shownPoint,
  thresholdsIn,
} from '../../src/domain/decision-points.ts'
import type { Problem } from '../../src/domain/refusal.ts'

const asShown = Object.fromEntries(
  decisionPoints.map((point) => [point.name, shownPoint(point, defaultThresholds)]),
) as Record<PointName, string> // every name was just put in

function read(typed: Partial<Record<PointName, string>>) {
  const problems: Problem[] = []
  const points = readDecisionPoints({ ...asShown, ...typed }, (problem) => void problems.push(problem))
  return { points, problems }
}

describe('the decision points', () => {
  test('are all of the engine’s, each once', () => {
    expect(decisionPoints.map(({ name }) => name).toSorted()).toEqual(Object.keys(defaultThresholds).toSorted())
  })

  test('are kept only where they differ from the defaults', () => {
    expect(read({}).points).toEqual({})
    expect(read({ weeksToHold: '5', adoption: '85', alpha: '' }).points).toEqual({ weeksToHold: '5', adoption: '0.85' })
  })

  test('are shares in per cent on the form and of one in the charter', () => {
    expect(asShown).toMatchObject({ alpha: '5', adoption: '90', shareHigh: '50', shareLow: '30' })
    expect(read({ alpha: '2,5 %' }).points).toEqual({ alpha: '0.025' })
  })

  test.each([
    ['weeksToHold', '0'],
    ['weeksToHold', '27'],
    ['weeksToHold', '4.5'],
    ['minBaselineWeeks', '1'],
    ['adoption', '101'],
    ['helpPerUser', 'none'],
  ] as const)('%s of %s is refused with the range', (name, value) => {
    expect(read({ [name]: value }).problems).toEqual([{ field: name, why: expect.stringContaining('from') }])
  })

  test('the lower share is not above the higher one', () => {
    expect(read({ shareLow: '60' }).problems).toEqual([{ field: 'shareLow', why: expect.stringContaining('above') }])
  })

  test('that a charter takes, the engine takes too', () => {
    const typed = fc.record(
      Object.fromEntries(decisionPoints.map(({ name, least, most, whole }) => [name, numberFrom(least, most, whole)])),
    )
    fc.assert(
      fc.property(typed, (values) => {
        const { points, problems } = read(values)
        fc.pre(problems.length === 0)
        expect(readFacts(factsWith(points))).toHaveProperty('facts')
        expect(read(againAsShown(points)).points).toEqual(points)
      }),
    )
  })
})

function numberFrom(least: number, most: number, whole: boolean) {
  const cap = Math.min(most, 1_000)
  return whole
    ? fc.integer({ min: least, max: cap }).map(String)
    : fc.integer({ min: least * 10, max: cap * 10 }).map((tenths) => String(tenths / 10))
}

function againAsShown(points: Readonly<Record<string, string>>) {
  return Object.fromEntries(decisionPoints.map((point) => [point.name, shownPoint(point, thresholdsIn(points))]))
}

function factsWith(points: Readonly<Record<string, string>>) {
  const thresholds = Object.fromEntries(Object.entries(points).map(([name, value]) => [name, Number(value)]))
  const measures = [{ key: 'cycle_time_hours', direction: 'lower', role: 'goal', baseline: [4, 5], target: 3 }]
  return {
    charter: { measures, components: 1, thresholds },
    weeks: [{ week: '2026-W28', missing: true }],
    checks: {},
    repairsTried: [],
    severityOneOpen: [],
    incompleteReviewsBefore: 0,
    harm: null,
    charterChangedWithoutBothKeys: false,
  }
}
