// When the reviews of a pilot are: those to come, each at the deadline of its week, and those that ended in an answer. It is
// what a calendar outside shows.
import type { Calendar } from './calendar.ts'
import { charterInForce, inForceSince } from './charter.ts'
import { lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import {
  closesAt,
  completingKey,
  firstWeekOf,
  isWhollyPaused,
  reviewDue,
  signedAnswers,
  weekStateOf,
} from './pilot-weeks.ts'
import type { Answer } from './review.ts'
import { nextWeek, previousWeek } from './week.ts'

export type ReviewDate = {
  readonly week: string
  /** The instant (ms) at which the week closes by the charter: from then on its review can be held. */
  readonly dueAt: number
  /** What both signed; null while the review is to come or to be held. */
  readonly answer: Answer | null
  /** Since when (ms) this is so: the key that completed the answer, or the charter that set the deadline. */
  readonly saidAt: number
}

const weeksAhead = 8

/** The reviews of a pilot that were answered and, while it runs, the one to hold and those of the next eight weeks. */
export function reviewDates(file: PilotFile, now: number, calendar: Calendar): readonly ReviewDate[] {
  const charter = charterInForce(file.charters, file.keys)
  if (!charter) return []
  const dated = (week: string) => ({ week, dueAt: closesAt(week, charter.content, calendar) })
  const answered = signedAnswers(file).map((answer) => {
    return {
      ...dated(answer.week),
      answer: answer.content.answer,
      saidAt: completingKey(file, answer)?.at ?? answer.at,
    }
  })
  const since = inForceSince(charter, file.keys) ?? charter.at
  return [
    ...answered,
    ...weeksToAnswer(file, now, calendar).map((week) => ({ ...dated(week), answer: null, saidAt: since })),
  ]
}

/** A paused pilot has none until it goes on, one that has ended has none any more. */
function weeksToAnswer(file: PilotFile, now: number, calendar: Calendar): readonly string[] {
  const first = firstWeekOf(file)
  if (first === null || lastStage(file.pilot)?.stage !== 'running') return []
  const due = reviewDue(file, now, calendar)
  const open = weeksFrom(previousWeek(calendar.weekOf(now)), weeksAhead + 1).filter(
    (week) =>
      week >= first && weekStateOf(file, week, now, calendar) === 'open' && !isWhollyPaused(file, week, calendar),
  )
  return [...(due === null ? [] : [due]), ...open.slice(0, weeksAhead)]
}

function weeksFrom(week: string, count: number): readonly string[] {
  const weeks = [week]
  while (weeks.length < count) weeks.push(nextWeek(weeks.at(-1) ?? week))
  return weeks
}
