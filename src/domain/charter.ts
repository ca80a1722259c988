// The charter: the signed agreement of a pilot. Goal, measures, decision points, ownership, group and fallback, agreed
// before launch by both leaders on exactly the same content.
import type { Decimal } from './decimal.ts'
import { canonical } from './ledger-entry.ts'
import type { MeasureKey } from './measure.ts'
import type { Key } from './pilot.ts'
import type { Wage } from './wage.ts'

export type MinutesSource = 'measured' | 'sampled' | 'estimated'

/** The work that has an assumption in minutes: a case done by hand, a touch, an exception or rework, a call for help. */
export const minutesNames = ['perCase', 'perTouch', 'perException', 'perHelp'] as const
export type MinutesName = (typeof minutesNames)[number]

/** An assumption in minutes, how it was found and where that stands. */
export type Minutes = { readonly minutes: Decimal; readonly source: MinutesSource; readonly where: string }

/** Weekly values of the old way of working: taken from the case log, or stated by a person; none while it is not known yet. */
export type Baseline = {
  readonly from: 'case log' | 'stated'
  /** First and last ISO week; null when stated without weeks. */
  readonly firstWeek: string | null
  readonly lastWeek: string | null
  readonly values: readonly Decimal[]
}

export type CharterMeasure = {
  readonly key: MeasureKey
  readonly role: 'goal' | 'guardrail'
  readonly direction: 'lower' | 'higher'
  readonly baseline: Baseline
  /** A guardrail may have none: nothing to miss. A goal measure needs one before the keys turn. */
  readonly target: Decimal | null
}

/** The decision points by name; only what differs from the defaults. Whole numbers and shares as decimal text. */
export type DecisionPoints = { readonly [name: string]: Decimal }

export type CharterContent = {
  readonly sentence: string
  readonly objective: string
  /** The pilot already runs: the charter names its first week, earlier weeks are "before the keys". */
  readonly adopted: boolean
  readonly firstWeek: string | null
  readonly measures: readonly CharterMeasure[]
  /** What cycle time counts; absent where it counts round the clock, so that a charter without it keeps its hash. */
  readonly cycleTime?: 'working hours'
  readonly decisionPoints: DecisionPoints
  readonly minutes: { readonly [Name in MinutesName]: Minutes | null }
  /** What an hour of this work costs; absent where nobody said, so that a charter without it keeps its hash. */
  readonly wage?: Wage
  /** Manual touches a case that the plan allows. */
  readonly plannedTouches: number
  /** Rules, handoffs and integrations that can fail, by name, until the map gives them. */
  readonly components: readonly string[]
  /** Persons who may pause beside the two leaders. */
  readonly mayPause: readonly string[]
  readonly smallest: { readonly does: string; readonly doesNot: string }
  readonly dailyUse: string
  readonly group: { readonly people: number; readonly who: string }
  readonly whenToUse: string
  readonly fallback: string
  readonly training: string
  readonly startAnnouncedOn: string | null
  /** The test cycle, in weeks; until the first ends the scope is frozen. */
  readonly cycleWeeks: number
  /** When a week closes by itself: a weekday (1 Monday … 7 Sunday) after its Sunday, and a time in the organisation's zone. */
  readonly deadline: { readonly weekday: number; readonly time: string }
}

/** One version of a charter as it is stored. */
export type Charter = {
  readonly pilot: string
  readonly version: number
  readonly content: CharterContent
  readonly hash: string
  /** An amendment's reason: the id of its free text. */
  readonly why: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** The charter that holds: the newest version on which both keys had turned. Null before the first one. */
export function charterInForce(charters: readonly Charter[], keys: readonly Key[]): Charter | null {
  return charters.findLast((charter) => inForceSince(charter, keys) !== null) ?? null
}

/** The instant (ms) at which the second key turned on this version; null while one is missing. */
export function inForceSince(charter: Charter, keys: readonly Key[]): number | null {
  const completing = keys.find(
    (key) => key.completes && key.object === 'charter' && key.hash === charter.hash && key.version === charter.version,
  )
  return completing?.at ?? null
}

/** The newest version, whether or not anybody has signed it; null before the first was written. */
export function newestCharter(charters: readonly Charter[]): Charter | null {
  return charters.at(-1) ?? null
}

/** Both keys have turned on the newest version. */
export function isNewestInForce(charters: readonly Charter[], keys: readonly Key[]): boolean {
  const newest = newestCharter(charters)
  return newest !== null && inForceSince(newest, keys) !== null
}

/** The charter that was in force at an instant (ms), exactly as it was then; null when there was none. */
export function charterInForceAt(charters: readonly Charter[], keys: readonly Key[], at: number): Charter | null {
  const turned = keys.filter((key) => key.at <= at)
  return charterInForce(
    charters.filter((charter) => charter.at <= at),
    turned,
  )
}

/** What a key on a charter is turned on. */
export function keyedCharter({ pilot, version, hash }: Charter) {
  return { object: 'charter', objectId: pilot, version, hash } as const
}

/** Measures, what they count, baseline, target, minutes or decision points differ: such an amendment restarts the streak. */
export function restartsStreak(before: CharterContent, after: CharterContent): boolean {
  const decisive = ({ measures, cycleTime, minutes, decisionPoints, plannedTouches }: CharterContent) =>
    canonical([measures, cycleTime ?? null, minutes, decisionPoints, plannedTouches])
  return decisive(before) !== decisive(after)
}
