// The weeks of a pilot: which there are, when each closes, and what state it is in. A week is the organisation's ISO week.
import type { Calendar } from './calendar.ts'
import { charterInForce, type CharterContent } from './charter.ts'
import { keptFor } from './kept.ts'
import { isOn, type Key } from './pilot.ts'
import type { AnswerVersion, PilotFile } from './pilot-file.ts'
import type { WeekState } from './scorecard.ts'
import { isWeek, mondayOf, nextWeek, previousWeek, weeksBetween } from './week.ts'

/** The pilot's first week, settled when it was launched; null before that. */
export function firstWeekOf({ pilot }: PilotFile): string | null {
  return pilot.stages.find((stage) => stage.because === 'launch')?.week ?? null
}

/** Every week from the pilot's first to `last`, in order; none before the launch. */
export function weeksUpTo(file: PilotFile, last: string): readonly string[] {
  const first = firstWeekOf(file)
  if (first === null) return []
  const weeks: string[] = []
  for (let week = first; weeksBetween(week, last) >= 0; week = nextWeek(week)) weeks.push(week)
  return weeks
}

/** Whether a week can have a review: one of the pilot's from its first to `thisWeek`, the one that goes on now. */
export function hasReview(file: PilotFile, week: string, thisWeek: string): boolean {
  const first = firstWeekOf(file)
  return first !== null && isWeek(week) && first <= week && week <= thisWeek
}

/** The pilot's week number; wholly paused weeks do not count. 0 before the first week. */
export function weekNumber(file: PilotFile, week: string, calendar: Calendar): number {
  return weeksUpTo(file, week).filter((one) => !isWhollyPaused(file, one, calendar)).length
}

/** First and last instant (ms) of a week; the end is the start of the next one. */
export function boundsOf(week: string, calendar: Calendar): Bounds {
  const kept = boundsIn(calendar)
  const bounds = kept.get(week) ?? findBounds(week, calendar)
  if (kept.size >= mostWeeks) kept.clear()
  kept.set(week, bounds)
  return bounds
}

type Bounds = { readonly from: number; readonly to: number }
const boundsIn = keptFor((_calendar: Calendar) => new Map<string, Bounds>())
const mostWeeks = 1_000

function findBounds(week: string, calendar: Calendar): Bounds {
  const start = (one: string) => calendar.instantOf(mondayOf(one), '00:00')
  return { from: start(week), to: start(nextWeek(week)) }
}

/** The pilot stood still from the first to the last instant of the week. */
export function isWhollyPaused({ pilot }: PilotFile, week: string, calendar: Calendar): boolean {
  if (!pilot.stages.some((stage) => stage.stage === 'paused')) return false
  const { from, to } = boundsOf(week, calendar)
  const before = pilot.stages.findLast((stage) => stage.at <= from)
  return before?.stage === 'paused' && !pilot.stages.some((stage) => stage.at > from && stage.at < to)
}

/** The instant (ms) at which a week closes by itself: the charter's weekday and time after its Sunday. */
export function closesAt(week: string, { deadline }: Pick<CharterContent, 'deadline'>, calendar: Calendar): number {
  const monday = Date.parse(`${mondayOf(nextWeek(week))}T00:00Z`)
  const day = new Date(monday + (deadline.weekday - 1) * 86_400_000).toISOString().slice(0, 10)
  return calendar.instantOf(day, deadline.time)
}

/** Open until its deadline or until somebody closes it; signed once both keys are on its answer. */
export function weekStateOf(file: PilotFile, week: string, now: number, calendar: Calendar): WeekState {
  if (signedAnswerFor(file, week)) return 'signed'
  return closedSince(file, week, now, calendar) === null ? 'open' : 'closed'
}

/** The instant (ms) at which the week was closed; null while it is open. */
export function closedSince(file: PilotFile, week: string, now: number, calendar: Calendar): number | null {
  const early = file.closings.find((closing) => closing.week === week)
  if (early) return early.at
  const charter = charterInForce(file.charters, file.keys)
  if (!charter) return null
  const at = closesAt(week, charter.content, calendar)
  return at <= now ? at : null
}

/** The answer of a week on which both keys have turned; null while there is none. */
export function signedAnswerFor(file: PilotFile, week: string): AnswerVersion | null {
  return file.answers.find((answer) => answer.week === week && isSigned(file, answer)) ?? null
}

/** Every signed answer, oldest week first. */
export const signedAnswers = keptFor((file: PilotFile): readonly AnswerVersion[] =>
  file.answers.filter((answer) => isSigned(file, answer)).toSorted((a, b) => (a.week < b.week ? -1 : 1)),
)

function isSigned(file: PilotFile, answer: AnswerVersion): boolean {
  return completingKey(file, answer) !== null
}

/** The key with which both had turned on an answer; null while one is missing. */
export function completingKey(file: PilotFile, answer: AnswerVersion): Key | null {
  return keysOnAnswer(file, answer).find((key) => key.completes) ?? null
}

/** Every key on exactly this answer, in the order in which they were turned. */
export function keysOnAnswer({ keys }: PilotFile, answer: AnswerVersion): readonly Key[] {
  return keys.filter((key) => isOn(key, keyedAnswer(answer)))
}

/** What a key on an answer is turned on. */
export function keyedAnswer({ week, version, hash }: Pick<AnswerVersion, 'week' | 'version' | 'hash'>) {
  return { object: 'answer', objectId: week, version, hash } as const
}

/** The newest closed week that was not wholly paused, signed or not: the one the pages speak of. Null before there is one. */
export function weekUnderReview(file: PilotFile, now: number, calendar: Calendar): string | null {
  const first = firstWeekOf(file)
  if (first === null) return null
  for (let week = calendar.weekOf(now); weeksBetween(first, week) >= 0; week = previousWeek(week)) {
    if (weekStateOf(file, week, now, calendar) !== 'open' && !isWhollyPaused(file, week, calendar)) return week
  }
  return null
}

/** The week under review while it has no signed answer: the review to hold now. */
export function reviewDue(file: PilotFile, now: number, calendar: Calendar): string | null {
  const week = weekUnderReview(file, now, calendar)
  return week !== null && !signedAnswerFor(file, week) ? week : null
}
