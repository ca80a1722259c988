// A meeting of the weekly review: who was there, and whether it was adjourned. What it decided stands elsewhere.
import type { Calendar } from './calendar.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { holderOf, isLeader, type Leader, type Seat } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { signedAnswerFor } from './pilot-weeks.ts'
import { refuse, type Refused } from './refusal.ts'
import { isRevealed, notReviewable, reviewOf } from './review.ts'

export const meetingWords = ['begun', 'joined', 'adjourned', 'ended'] as const
export type MeetingWord = (typeof meetingWords)[number]

/** One thing that happened to the meeting of a week, oldest first. `why` is the id of a free text. */
export type MeetingEvent = {
  readonly week: string
  readonly what: MeetingWord
  readonly why: string | null
  readonly by: string
  readonly seat: Seat | null
  /** The leader for whom a deputy was there; null for oneself. */
  readonly for: string | null
  readonly at: number
  readonly seq: number
}

/** The steps of every review, in their order, each with the minutes that it is meant to take. Together they are half an hour. */
export const meetingSteps = [
  { name: 'last week', minutes: 3 },
  { name: 'this week', minutes: 3 },
  { name: 'scorecard', minutes: 6 },
  { name: 'questions', minutes: 6 },
  { name: 'failures', minutes: 4 },
  { name: 'gate', minutes: 3 },
  { name: 'answer', minutes: 5 },
] as const
export type StepName = (typeof meetingSteps)[number]['name']

/** Minutes of a whole review. */
export const meetingMinutes = meetingSteps.reduce((sum, { minutes }) => sum + minutes, 0)

/** A meeting that nobody ended goes on no longer than this, in ms. */
const longestMs = 4 * 60 * 60_000

export type Meeting = {
  readonly week: string
  /** It is over once it was ended, once the answer is signed, or hours after it was begun. */
  readonly state: 'not begun' | 'live' | 'adjourned' | 'over'
  /** How it was begun, the last time if it was adjourned in between. */
  readonly begun: MeetingEvent | null
  /** The last time that it was adjourned, whatever came of it. */
  readonly adjourned: MeetingEvent | null
  readonly events: readonly MeetingEvent[]
}

/** The meeting of a week, as far as it has come at `now` (ms). */
export function meetingOf(file: PilotFile, week: string, now: number): Meeting {
  const events = file.meetings.filter((event) => event.week === week)
  const last = (what: MeetingWord) => events.findLast((event) => event.what === what) ?? null
  const begun = last('begun')
  return { week, state: stateAfter(file, events, begun, now), begun, adjourned: last('adjourned'), events }
}

function stateAfter(
  file: PilotFile,
  events: readonly MeetingEvent[],
  begun: MeetingEvent | null,
  now: number,
): Meeting['state'] {
  if (!begun) return 'not begun'
  const turned = events.findLast(({ what }) => what !== 'joined')?.what
  if (turned === 'adjourned') return signedAnswerFor(file, begun.week) ? 'over' : 'adjourned'
  const isOver = turned === 'ended' || signedAnswerFor(file, begun.week) !== null || begun.at + longestMs < now
  return isOver ? 'over' : 'live'
}

/** Everybody who was there, in the order in which they came. */
export function peopleThere({ events }: Meeting): readonly string[] {
  return [...new Set(events.filter(({ what }) => what === 'begun' || what === 'joined').map(({ by }) => by))]
}

/**
 * The leaders who were there: they or who stood in for them ran the meeting, joined it, or chose an answer after it was
 * first begun.
 */
export function leadersThere(file: PilotFile, meeting: Meeting, calendar: Calendar): readonly Leader[] {
  const begunAt = meeting.events[0]?.at
  if (begunAt === undefined) return []
  const choices = file.choices.filter((choice) => choice.week === meeting.week && choice.at >= begunAt)
  const wasThere = (seat: Leader) =>
    meeting.events.some((event) => isOnBehalfOf(file, event, seat, calendar)) ||
    choices.some(({ side }) => side === (seat === 'coo' ? 'policy' : 'system'))
  return (['coo', 'cto'] as const).filter(wasThere)
}

function isOnBehalfOf({ pilot }: PilotFile, event: MeetingEvent, seat: Leader, calendar: Calendar): boolean {
  if (isLeader(event.seat)) return event.seat === seat
  if (event.by === holderOf(pilot.holders, seat)) return true
  const day = calendar.dayOf(event.at)
  return pilot.deputies.some((one) => one.seat === seat && one.deputy === event.by && one.from <= day && day <= one.to)
}

/** The step (counted from 1) that a meeting stands at, since when (ms), and who turned to it. */
export type Place = { readonly step: number; readonly since: number; readonly by: string }

/** Where a meeting that goes on stands; `turned` is where somebody turned it last. It begins at its first step. */
export function placeOf({ state, begun }: Meeting, turned: Place | null): Place | null {
  if (state !== 'live' || !begun) return null
  const isOfThisSitting = turned !== null && turned.since >= begun.at
  return isOfThisSitting ? turned : { step: 1, since: begun.at, by: begun.by }
}

/** What a decision about a meeting is taken on. */
export type AtMeeting = { readonly file: PilotFile; readonly week: string; readonly calendar: Calendar }

/** Begins the review of a closed week, or goes on with one that was adjourned. */
export function beginMeeting({ file, week, calendar }: AtMeeting, act: Act): Fact | Refused {
  const no = notReviewable(file, week, act.at, calendar)
  if (no) return refuse(no)
  if (isLive(file, week, act.at)) return refuse('This review has begun already. Take part in it below.')

  return meetingFact('run review', file, week, 'begun')
}

/** Somebody with a seat says that they are there. */
export function joinMeeting({ file, week }: AtMeeting, act: Act): Fact | Refused {
  if (!isLive(file, week, act.at)) return refuse(notGoingOn)
  if (peopleThere(meetingOf(file, week, act.at)).includes(act.by.person)) return refuse('You are noted already.')

  return meetingFact('take part', file, week, 'joined')
}

/** Breaks the meeting off before its answer, with the reason. */
export function adjournMeeting({ file, week }: AtMeeting, why: string, act: Act): Fact | Refused {
  if (!isLive(file, week, act.at)) return refuse(notGoingOn)
  if (why === '') return refuse('Say why.', [{ field: 'why', why: 'Say in a sentence why it is adjourned.' }])

  return { ...meetingFact('run review', file, week, 'adjourned'), texts: { why } }
}

/** Ends a meeting in which both have chosen. One that ends before is adjourned, so that its reason is kept. */
export function endMeeting({ file, week }: AtMeeting, act: Act): Fact | Refused {
  if (!isLive(file, week, act.at)) return refuse(notGoingOn)
  if (!isRevealed(reviewOf(file, week).round)) return refuse('The two have not both chosen. Adjourn it, and say why.')

  return meetingFact('run review', file, week, 'ended')
}

/** Why nobody can turn the meeting to this step, in a sentence; null when a leader can. */
export function notTurnable(file: PilotFile, week: string, step: number, now: number): string | null {
  if (!isLive(file, week, now)) return notGoingOn
  return step >= 1 && step <= meetingSteps.length ? null : 'There is no such step.'
}

const notGoingOn = 'This review is not going on now.'

function isLive(file: PilotFile, week: string, now: number): boolean {
  return meetingOf(file, week, now).state === 'live'
}

function meetingFact(act: 'run review' | 'take part', { pilot }: PilotFile, week: string, what: MeetingWord): Fact {
  return fact(act, pilot.id, { type: 'review', id: week, version: 1 }, { data: { week, what } })
}
