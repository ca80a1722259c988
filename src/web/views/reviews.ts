// All reviews of a pilot, newest first, and the one that is due.
import type { Calendar } from '../../domain/calendar.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import {
  isWhollyPaused,
  keysOnAnswer,
  reviewDue,
  signedAnswerFor,
  weekNumber,
  weekStateOf,
  weeksUpTo,
} from '../../domain/pilot-weeks.ts'
import { aboutOf } from '../../words/advice.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { type Names, signerName } from '../../words/people.ts'
import { faceOf } from './answer.ts'
import { type Primary, primary } from './keys.ts'
import { type Cell, row, type Table, table, words } from './table.ts'

export function reviewsView(file: PilotFile, names: Names, now: number, calendar: Calendar) {
  const due = reviewDue(file, now, calendar)
  const address = `/pilots/${file.pilot.code}/reviews`
  return { due: due === null ? null : dueAction(due, address), reviews: reviewsTable(file, names, now, calendar) }
}

function dueAction(week: string, address: string): Primary {
  return primary(`The week of ${weekName(week)} is closed and waits for its answer.`, {
    text: 'Hold the review',
    href: `${address}/${week}`,
  })
}

function reviewsTable(file: PilotFile, names: Names, now: number, calendar: Calendar): Table {
  const weeks = weeksUpTo(file, calendar.weekOf(now)).toReversed()
  return table({
    id: 'reviews',
    caption: 'Reviews, newest first',
    columns: [words('Week of'), words('Number'), words('State'), words('Answer'), words('Signed')],
    rows: weeks.map((week) =>
      row(
        { text: weekName(week), href: `/pilots/${file.pilot.code}/reviews/${week}`, note: week },
        String(weekNumber(file, week, calendar)),
        isWhollyPaused(file, week, calendar) ? 'paused, no review due' : weekStateOf(file, week, now, calendar),
        answerCell(file, week),
        signedCell(file, week, names, now, calendar),
      ),
    ),
    empty: {
      text: 'There is no week to review before the pilot is launched.',
      link: { text: 'See what is missing', href: `/pilots/${file.pilot.code}/gates` },
    },
  })
}

function answerCell(file: PilotFile, week: string): Cell {
  const answer = signedAnswerFor(file, week)
  if (!answer) return { text: '–' }
  const { face, shape } = faceOf(answer.content.answer)
  const what = answer.content.fix ? aboutOf(answer.content.fix.what) : undefined
  return { text: `${shape} ${face}`, note: what, href: `/pilots/${file.pilot.code}/reviews/${week}/decision` }
}

function signedCell(file: PilotFile, week: string, names: Names, now: number, calendar: Calendar): Cell {
  const answer = signedAnswerFor(file, week)
  const keys = answer ? keysOnAnswer(file, answer) : []
  const last = keys.at(-1)
  if (!last) return { text: '–' }
  return { text: keys.map((key) => signerName(names, key)).join(' and '), note: dayOf(last.at, calendar.zone, now) }
}
