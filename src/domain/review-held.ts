// Whether a week's review was held: what the list of reviews says of it, and the sign of drift when it was not, or not by both.
import type { Calendar } from './calendar.ts'
import { leadersThere, meetingOf } from './meeting.ts'
import type { Leader } from './person.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { closedSince, isWhollyPaused, signedAnswers, weekStateOf, weeksUpTo } from './pilot-weeks.ts'
import { thresholds } from './signal-thresholds.ts'
import { nextWeek, previousWeek } from './week.ts'

/**
 * `due` is closed and waits for its review; `adjourned` was begun and waits to go on; `unanswered` was held to the end and
 * has no answer that both signed; `missed` was not held before the week after it was closed as well.
 */
export const reviewStates = ['none due', 'open', 'due', 'live', 'adjourned', 'unanswered', 'missed', 'signed'] as const
export type ReviewState = (typeof reviewStates)[number]

/** How a week stands with its review at `now` (ms). */
export function reviewStateOf(file: PilotFile, week: string, now: number, calendar: Calendar): ReviewState {
  const standing = weekStateOf(file, week, now, calendar)
  if (standing === 'signed') return 'signed'
  if (isWhollyPaused(file, week, calendar) || hasEndedBefore(file, week, now, calendar)) return 'none due'
  if (standing === 'open') return 'open'
  const { state } = meetingOf(file, week, now)
  if (state === 'live') return 'live'
  if (state === 'over') return 'unanswered'
  if (isPassedOver(file, week, now, calendar)) return 'missed'
  return state === 'adjourned' ? 'adjourned' : 'due'
}

/** The pilot ended before the week had closed. */
function hasEndedBefore(file: PilotFile, week: string, now: number, calendar: Calendar): boolean {
  const ended = hasEnded(file.pilot) ? lastStage(file.pilot) : null
  const closed = closedSince(file, week, now, calendar)
  return ended !== null && (closed === null || closed > ended.at)
}

/** The week after it is closed too, or a later one is answered already. */
function isPassedOver(file: PilotFile, week: string, now: number, calendar: Calendar): boolean {
  if (signedAnswers(file).some((answer) => answer.week > week)) return true
  return closedSince(file, nextWeek(week), now, calendar) !== null
}

export type ReviewSignal = {
  readonly week: string
  readonly what: 'missed' | 'without both leaders'
  /** The leaders who were not there; both where nobody met. */
  readonly missing: readonly Leader[]
  /** When (ms) that was so: the week after it was closed, or the review was begun. */
  readonly since: number
}

/** Reviews of the last weeks that were missed or held without both leaders, oldest first. An answer without a meeting has both. */
export function reviewSignals(file: PilotFile, now: number, calendar: Calendar): readonly ReviewSignal[] {
  const weeks = weeksUpTo(file, previousWeek(calendar.weekOf(now))).slice(-thresholds.weeksSpokenOf)
  return weeks.flatMap((week) => signalOf(file, week, now, calendar) ?? [])
}

function signalOf(file: PilotFile, week: string, now: number, calendar: Calendar): ReviewSignal | null {
  const state = reviewStateOf(file, week, now, calendar)
  const meeting = meetingOf(file, week, now)
  const there = leadersThere(file, meeting, calendar)
  const missing = (['coo', 'cto'] as const).filter((seat) => !there.includes(seat))
  if (state === 'missed') {
    const since = closedSince(file, nextWeek(week), now, calendar) ?? now
    return { week, what: 'missed', missing, since }
  }
  const wasHeld = meeting.begun !== null && (state === 'signed' || state === 'unanswered')
  return wasHeld && missing.length > 0 ? { week, what: 'without both leaders', missing, since: meeting.begun.at } : null
}
