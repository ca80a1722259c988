// The decision points: when the answer is stop, fix or expand, agreed before launch. A charter holds only what differs
// from the defaults of the engine, so that the defaults stay visible as such.
import { defaultThresholds, type Thresholds } from './advice/facts.ts'
import type { DecisionPoints } from './charter.ts'
import { type Decimal, readDecimal, toDecimal } from './decimal.ts'
import type { Problem } from './refusal.ts'

export type PointName = keyof Thresholds

export type DecisionPoint = {
  readonly name: PointName
  /** Which of the three answers it belongs to; "evidence" says what a week must have to count. */
  readonly group: 'stop' | 'fix' | 'expand' | 'evidence'
  readonly words: string
  readonly unit: 'weeks' | 'cases' | 'failures' | 'reviews' | '%' | 'requests a user'
  /** In the unit as shown: shares of one are shown in per cent. */
  readonly least: number
  readonly most: number
  readonly whole: boolean
}

const weeks = { unit: 'weeks', least: 1, most: 26, whole: true } as const
const share = { unit: '%', least: 0, most: 100, whole: false } as const

/** Every decision point, in the order of the charter. The ranges are those that the engine accepts. */
export const decisionPoints: readonly DecisionPoint[] = [
  { name: 'stopWeeks', group: 'stop', words: 'Weeks with more manual work than it removes', ...weeks },
  { name: 'warmUpWeeks', group: 'stop', words: 'First weeks left out of that count', ...weeks, least: 0, most: 260 },
  { name: 'timeBoxWeeks', group: 'stop', words: 'Time box', ...weeks, most: 260 },
  {
    name: 'incompleteReviews',
    group: 'stop',
    words: 'Reviews in a row that could not judge',
    ...weeks,
    most: 260,
    unit: 'reviews',
  },
  {
    name: 'minFailures',
    group: 'fix',
    words: 'Failures before one component is named',
    ...weeks,
    most: 1_000_000,
    unit: 'failures',
  },
  { name: 'failureWindowWeeks', group: 'fix', words: 'Weeks in which failures are counted', ...weeks },
  { name: 'recurrenceWeeks', group: 'fix', words: 'Weeks in which the component must recur', ...weeks },
  { name: 'shareHigh', group: 'fix', words: 'Its share of all failures', ...share },
  { name: 'shareLow', group: 'fix', words: 'Its share when it has twice those of the next', ...share },
  { name: 'weeksToHold', group: 'expand', words: 'Weeks to hold the target', ...weeks },
  { name: 'alpha', group: 'expand', words: 'Chance that the change is noise, at most', ...share },
  { name: 'adoption', group: 'expand', words: 'Cases that go through the automation, at least', ...share },
  {
    name: 'helpPerUser',
    group: 'expand',
    words: 'Help requests, at most',
    unit: 'requests a user',
    least: 0,
    most: 1000,
    whole: false,
  },
  {
    name: 'minCases',
    group: 'evidence',
    words: 'Cases that make a week count',
    ...weeks,
    most: 1_000_000,
    unit: 'cases',
  },
  {
    name: 'minBaselineWeeks',
    group: 'evidence',
    words: 'Baseline weeks that the limits need',
    ...weeks,
    least: 2,
    most: 260,
  },
]

/** The decision points of a charter as numbers, its own where it has them. */
export function thresholdsIn(points: DecisionPoints): Thresholds {
  const own = Object.entries(points).map(([name, value]) => [name, Number(value)])
  return { ...defaultThresholds, ...Object.fromEntries(own) }
}

/** A threshold as it is shown and typed: shares in per cent, a point as decimal mark. */
export function shownPoint(point: DecisionPoint, thresholds: Thresholds): Decimal {
  const value = thresholds[point.name]
  return toDecimal(point.unit === '%' ? value * 100 : value)
}

/** What was typed for each decision point, as agreed numbers; what equals its default, or is empty, is left out. */
export function readDecisionPoints(
  typed: Readonly<Record<PointName, string>>,
  wrong: (problem: Problem) => void,
): DecisionPoints {
  const read = decisionPoints.flatMap((point) => {
    const text = typed[point.name]
    const value = text === '' ? defaultThresholds[point.name] : numberTyped(point, text)
    if (value === null) wrong({ field: point.name, why: rangeOf(point) })
    return value === null || value === defaultThresholds[point.name] ? [] : [[point.name, toDecimal(value)] as const]
  })
  const points: DecisionPoints = Object.fromEntries(read)
  const { shareLow, shareHigh } = thresholdsIn(points)
  if (shareLow > shareHigh) wrong({ field: 'shareLow', why: 'This share cannot be above the one before it.' })
  return points
}

function numberTyped(point: DecisionPoint, text: string): number | null {
  const value = Number(readDecimal(text.replace(/\s*%$/, '')) ?? Number.NaN)
  const isInRange = value >= point.least && value <= point.most && (!point.whole || Number.isInteger(value))
  if (!isInRange) return null
  return point.unit === '%' ? Number(toDecimal(value / 100)) : value
}

function rangeOf({ words, least, most, whole, unit }: DecisionPoint): string {
  const number = whole ? 'a whole number' : 'a number'
  return `${words}: write ${number} from ${least} to ${most.toLocaleString('en-GB')} (${unit}).`
}
