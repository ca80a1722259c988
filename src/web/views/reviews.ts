// All reviews of a pilot, newest first, and the one that is due.
import type { Calendar } from '../../domain/calendar.ts'
import { leadersThere, meetingOf } from '../../domain/meeting.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import { keysOnAnswer, reviewDue, signedAnswerFor, weekNumber, weeksUpTo } from '../../domain/pilot-weeks.ts'
import { reviewStateOf, type ReviewState } from '../../domain/review-held.ts'
import { aboutOf } from '../../words/advice.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { type Names, signerName, titleOf } from '../../words/people.ts'
import { faceOf } from './answer.ts'
import { type Primary, primary } from './keys.ts'
import { type Cell, row, type Table, table, words } from './table.ts'

export type ReviewsOf = {
  readonly file: PilotFile
  readonly names: Names
  readonly now: number
  readonly calendar: Calendar
  /** Why reviews were adjourned, by the ids of the texts. */
  readonly texts: ReadonlyMap<string, string>
}

export function reviewsView(given: ReviewsOf) {
  const { file, now, calendar } = given
  const due = reviewDue(file, now, calendar)
  const address = `/pilots/${file.pilot.code}/reviews`
  return {
    due: due === null ? null : dueAction(given, due, address),
    actions: file.actions.length === 0 ? null : `/pilots/${encodeURIComponent(file.pilot.code)}/actions`,
    reviews: reviewsTable(given),
  }
}

/** Ids of the free texts that the list quotes. */
export function textsOfReviews({ meetings }: Pick<PilotFile, 'meetings'>): readonly string[] {
  return meetings.flatMap(({ why }) => why ?? [])
}

function dueAction({ file, now, calendar }: ReviewsOf, week: string, address: string): Primary {
  const href = `${address}/${week}`
  const name = `The week of ${weekName(week)}`
  const state = reviewStateOf(file, week, now, calendar)
  if (state === 'live') return primary(`${name}: its review goes on now.`, { text: 'Take part in the review', href })
  if (state === 'adjourned')
    return primary(`${name}: its review was adjourned.`, { text: 'Go on with the review', href })
  return primary(`${name} is closed and waits for its answer.`, { text: 'Hold the review', href })
}

function reviewsTable(given: ReviewsOf): Table {
  const { file, now, calendar } = given
  const weeks = weeksUpTo(file, calendar.weekOf(now)).toReversed()
  return table({
    id: 'reviews',
    dense: true,
    caption: 'Reviews, newest first',
    columns: [words('Week of'), words('Number'), words('State'), words('Answer'), words('Signed')],
    rows: weeks.map((week) =>
      row(
        { text: weekName(week), href: `/pilots/${file.pilot.code}/reviews/${week}`, note: week },
        String(weekNumber(file, week, calendar)),
        stateCell(given, week),
        answerCell(file, week),
        signedCell(given, week),
      ),
    ),
    empty: {
      text: 'There is no week to review before the pilot is launched.',
      link: { text: 'See what is missing', href: `/pilots/${file.pilot.code}/gates` },
    },
  })
}

const states: Readonly<Record<ReviewState, string>> = {
  'none due': 'no review due',
  open: 'open',
  due: 'closed, review due',
  live: '● going on now',
  adjourned: '! adjourned',
  unanswered: '! held, no answer that both signed',
  missed: '! missed',
  signed: 'signed',
}

function stateCell(given: ReviewsOf, week: string): Cell {
  const { file, now, calendar } = given
  const state = reviewStateOf(file, week, now, calendar)
  return { text: states[state], note: adjournedNote(given, week) ?? absentNote(given, week, state) }
}

function adjournedNote({ file, now, calendar, texts }: ReviewsOf, week: string): string | undefined {
  const { adjourned } = meetingOf(file, week, now)
  if (!adjourned) return undefined
  return `adjourned on ${dayOf(adjourned.at, calendar.zone, now)}: “${texts.get(adjourned.why ?? '') ?? ''}”`
}

/** A review that was held without one of the two says so. */
function absentNote({ file, now, calendar }: ReviewsOf, week: string, state: ReviewState): string | undefined {
  const meeting = meetingOf(file, week, now)
  if (!meeting.begun || (state !== 'signed' && state !== 'unanswered')) return undefined
  const there = leadersThere(file, meeting, calendar)
  const absent = (['coo', 'cto'] as const).filter((seat) => !there.includes(seat)).map(titleOf)
  return absent.length === 0 ? undefined : `held without the ${absent.join(' and the ')}`
}

function answerCell(file: PilotFile, week: string): Cell {
  const answer = signedAnswerFor(file, week)
  if (!answer) return { text: '–' }
  const { face, shape } = faceOf(answer.content.answer)
  const what = answer.content.fix ? aboutOf(answer.content.fix.what) : undefined
  return { text: `${shape} ${face}`, note: what, href: `/pilots/${file.pilot.code}/reviews/${week}/decision` }
}

function signedCell({ file, names, now, calendar }: ReviewsOf, week: string): Cell {
  const answer = signedAnswerFor(file, week)
  const keys = answer ? keysOnAnswer(file, answer) : []
  const last = keys.at(-1)
  if (!last) return { text: '–' }
  return { text: keys.map((key) => signerName(names, key)).join(' and '), note: dayOf(last.at, calendar.zone, now) }
}
