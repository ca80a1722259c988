// What the last reviews decided and is still to be done, for the pilot's page; and that the last one was adjourned or missed.
import { openActions } from '../../domain/action.ts'
import { meetingOf } from '../../domain/meeting.ts'
import { weekUnderReview } from '../../domain/pilot-weeks.ts'
import { reviewStateOf } from '../../domain/review-held.ts'
import { previousWeek } from '../../domain/week.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { actionAddress, type ActionsOf, standingOf, textsOfActions, whatOf, whoseOf } from './action-lines.ts'
import type { Lines } from './lists.ts'

export type DecidedLately = {
  readonly lines: Lines
  /** A review that did not come to its end, in a sentence. */
  readonly note: string | null
  readonly all: string
}

/** Null where no review has decided anything and none was passed over. */
export function decidedLately(given: Omit<ActionsOf, 'signer'>): DecidedLately | null {
  const { file } = given
  const note = adjournedNote(given) ?? missedNote(given)
  if (file.actions.length === 0 && note === null) return null
  const open = openActions(file).toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
  return {
    lines: open.map((action) => ({
      text: whatOf(given, action),
      href: actionAddress(file, action.number),
      note: [standingOf(given, action), whoseOf(given, action)].filter(Boolean).join(' · '),
    })),
    note,
    all: `/pilots/${encodeURIComponent(file.pilot.code)}/actions`,
  }
}

/** Ids of the free texts that this quotes. */
export function textsDecidedLately(file: ActionsOf['file']): readonly string[] {
  return [...textsOfActions(file), ...file.meetings.flatMap(({ why }) => why ?? [])]
}

function adjournedNote({ file, now, calendar, texts }: Omit<ActionsOf, 'signer'>): string | null {
  const week = weekUnderReview(file, now, calendar)
  if (week === null || reviewStateOf(file, week, now, calendar) !== 'adjourned') return null
  const { adjourned } = meetingOf(file, week, now)
  const why = texts.get(adjourned?.why ?? '') ?? ''
  return `The review of the week of ${weekName(week)} was adjourned on ${dayOf(adjourned?.at ?? now, calendar.zone, now)}: “${why}”`
}

function missedNote({ file, now, calendar }: Omit<ActionsOf, 'signer'>): string | null {
  const newest = weekUnderReview(file, now, calendar)
  if (newest === null) return null
  const missed = [previousWeek(newest), newest].find((week) => isMissed(file, week, now, calendar))
  return missed === undefined ? null : `The review of the week of ${weekName(missed)} was missed: nobody held it.`
}

/** Weeks before the pilot's first have none to miss. */
function isMissed(file: ActionsOf['file'], week: string, now: number, calendar: ActionsOf['calendar']): boolean {
  const first = file.pilot.stages.find(({ because }) => because === 'launch')?.week ?? null
  return first !== null && week >= first && reviewStateOf(file, week, now, calendar) === 'missed'
}
