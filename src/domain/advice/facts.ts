// Everything that the engine may know about a pilot at one review, and nothing else. The same facts always give the same
// advice, so they are stored with it and can be replayed years later.
import { contradictions } from './contradictions.ts'
import {
  figure,
  listOf,
  namedValues,
  number,
  oneOf,
  optional,
  orNull,
  record,
  text,
  wholeNumber,
  yesOrNo,
  type FactsRefusal,
  type Reader,
} from './reading.ts'

export type Facts = {
  readonly charter: FactsCharter
  /** Every pilot week in order; the last one is under review. */
  readonly weeks: readonly FactsWeek[]
  /** By name; a check that is null or left out was not measured. */
  readonly checks: Readonly<Record<string, CheckResult | null>>
  /** Components named in a signed fix whose repair was reported done. */
  readonly repairsTried: readonly string[]
  /** Components with an open severity-1 failure. */
  readonly severityOneOpen: readonly string[]
  readonly incompleteReviewsBefore: number
  /** The sentence, when a severity-1 failure is open and no fallback works. */
  readonly harm: string | null
  readonly charterChangedWithoutBothKeys: boolean
}

export type FactsCharter = {
  readonly measures: readonly FactsMeasure[]
  readonly baselineMinutesPerCase?: WorkFigure | null
  /** Rules, handoffs and integrations that can fail. */
  readonly components: number
  /** Only what differs from `defaultThresholds`. */
  readonly thresholds?: Partial<Thresholds>
}

export type FactsMeasure = {
  readonly key: string
  readonly direction: 'lower' | 'higher'
  readonly role: 'goal' | 'guardrail'
  /** One value a baseline week, in the measure's own unit. */
  readonly baseline: readonly number[]
  readonly target?: number | null
}

/** A pilot week. A figure that is null or left out was not measured. */
export type FactsWeek = {
  readonly week: string
  readonly cases?: number | null
  readonly values?: Readonly<Record<string, number | null>> | null
  readonly users?: number | null
  readonly helpRequests?: number | null
  readonly dailyHelpUsers?: number | null
  /** Share of the cases, 0 to 1, that went through the automation. */
  readonly adoption?: number | null
  readonly work?: FactsWork | null
  readonly failures?: readonly FactsFailure[] | null
  readonly missing?: boolean
  readonly paused?: boolean
  readonly changeSwitchedOn?: boolean
}

/** The figures of a week's work: the touches that were planned, and what came on top of them. */
export const workFigures = ['plannedTouches', 'newTouches', 'exceptions', 'support', 'helping', 'outside'] as const

export type FactsWork = { readonly [figure in (typeof workFigures)[number]]?: WorkFigure | null }

/** Minutes in a week (or a case) and how they were found. */
export type WorkFigure = { readonly minutes: number; readonly source: 'measured' | 'sampled' | 'estimated' }

export type FactsFailure = { readonly component: string; readonly count: number; readonly minutes: number }

export type CheckResult = 'pass' | 'fail' | 'not measured' | 'not applicable'

export type Thresholds = Readonly<typeof defaultThresholds>

/** The decision points of a charter that says nothing else (advice-engine, 1). */
export const defaultThresholds = {
  weeksToHold: 4,
  warmUpWeeks: 2,
  stopWeeks: 2,
  minCases: 10,
  timeBoxWeeks: 12,
  minBaselineWeeks: 6,
  alpha: 0.05,
  helpPerUser: 0.5,
  adoption: 0.9,
  failureWindowWeeks: 4,
  minFailures: 5,
  shareHigh: 0.5,
  shareLow: 0.3,
  recurrenceWeeks: 3,
  incompleteReviews: 3,
}

/** The checks that every pilot must pass before it expands, in the order in which they are named. */
export const requiredChecks = [
  'rule_owner',
  'when_to_use',
  'failure_detection',
  'manual_fallback',
  'beats_old_flow',
] as const

/** The charter's decision points, its own where it has them. */
export function thresholdsOf(charter: FactsCharter): Thresholds {
  return { ...defaultThresholds, ...charter.thresholds }
}

/**
 * Facts as someone else wrote them, or everything that is wrong with them. What is left out may never help the pilot:
 * figures, checks and thresholds may be absent, but harm, failures and what the reviews found must be said.
 */
export function readFacts(input: unknown): { facts: Facts } | { refused: readonly FactsRefusal[] } {
  const reading = facts(input, '')
  if ('refused' in reading) return reading

  const refused = contradictions(reading.value, thresholdsOf(reading.value.charter))
  return refused.length > 0 ? { refused } : { facts: reading.value }
}

/** Wide enough for anything that is measured in a business, and narrow enough to be added up. */
const anyNumber = number(-1e15, 1e15)
const share = number(0, 1)
const aCount = wholeNumber(0, 1e9)
const minutes = number(0, 1e9)
const weeks = (least: number, most: number) => optional(wholeNumber(least, most))

const workFigure = record<WorkFigure>({ minutes, source: oneOf('measured', 'sampled', 'estimated') })

const thresholds = record<Partial<Thresholds>>({
  weeksToHold: weeks(1, 26),
  warmUpWeeks: weeks(0, 260),
  stopWeeks: weeks(1, 26),
  minCases: optional(wholeNumber(1, 1_000_000)),
  timeBoxWeeks: weeks(1, 260),
  minBaselineWeeks: weeks(2, 260),
  alpha: optional(share),
  helpPerUser: optional(number(0, 1_000)),
  adoption: optional(share),
  failureWindowWeeks: weeks(1, 26),
  minFailures: optional(wholeNumber(1, 1_000_000)),
  shareHigh: optional(share),
  shareLow: optional(share),
  recurrenceWeeks: weeks(1, 26),
  incompleteReviews: optional(wholeNumber(1, 260)),
})

const measure = record<FactsMeasure>({
  key: text,
  direction: oneOf('lower', 'higher'),
  role: oneOf('goal', 'guardrail'),
  baseline: listOf(anyNumber, 260),
  target: figure(anyNumber),
})

const charter = record<FactsCharter>({
  measures: listOf(measure, 50),
  baselineMinutesPerCase: figure(workFigure),
  components: aCount,
  thresholds: optional(thresholds),
})

const week = record<FactsWeek>({
  week: text,
  cases: figure(aCount),
  values: figure(namedValues(orNull(anyNumber))),
  users: figure(aCount),
  helpRequests: figure(aCount),
  dailyHelpUsers: figure(aCount),
  adoption: figure(share),
  work: figure(
    record<FactsWork>({
      plannedTouches: figure(workFigure),
      newTouches: figure(workFigure),
      exceptions: figure(workFigure),
      support: figure(workFigure),
      helping: figure(workFigure),
      outside: figure(workFigure),
    }),
  ),
  failures: figure(listOf(record<FactsFailure>({ component: text, count: aCount, minutes }), 10_000)),
  missing: optional(yesOrNo),
  paused: optional(yesOrNo),
  changeSwitchedOn: optional(yesOrNo),
})

const checkResult: Reader<CheckResult> = oneOf('pass', 'fail', 'not measured', 'not applicable')

const facts = record<Facts>({
  charter,
  weeks: listOf(week, 520),
  checks: namedValues(orNull(checkResult)),
  repairsTried: listOf(text, 1_000),
  severityOneOpen: listOf(text, 1_000),
  incompleteReviewsBefore: aCount,
  harm: orNull(text),
  charterChangedWithoutBothKeys: yesOrNo,
})
