// How long people wait for an answer about the rules. A working day is eight working hours, so that a question of Friday
// afternoon that is answered on Monday morning waited for an hour or two and not for a weekend.
import type { Calendar } from './calendar.ts'
import { daysAfter } from './day.ts'
import { median } from './percentile.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Question, questionsAsked } from './question.ts'
import { minutesBy } from './working-hours.ts'

const hourMs = 3_600_000
const hoursInWorkingDay = 8

/** The median that the expansion gate still takes, in working days. */
export const inTimeDays = 1

/** How far back the questions are looked at. */
const lookedBackDays = 30

/** How long a question waited for its first answer, or has waited until an instant: round the clock, and while people work. */
export type Waited = { readonly hours: number; readonly workingHours: number }

/** `until` (ms) counts for a question that is still open. */
export function waited({ askedAt, answers }: Question, until: number, calendar: Calendar): Waited {
  const to = answers[0]?.at ?? until
  const hours = Math.max(0, to - askedAt) / hourMs
  return { hours, workingHours: minutesBy(calendar)('working hours', askedAt, to) / 60 }
}

/** The median of what counted, null while nothing does, and how many questions stood behind it. */
export type AnsweringTime = {
  readonly hours: number | null
  readonly workingDays: number | null
  readonly answered: number
  /** Still open, and longer than the limit: they count with their age so far. */
  readonly overdue: number
}

/**
 * How long the questions of the last 30 days waited, as of an instant (ms). A question belongs to them while it is open and
 * when it was answered in them; an open one counts once it has waited longer than the limit.
 */
export function answeringTime(file: PilotFile, at: number, calendar: Calendar): AnsweringTime {
  const since = calendar.instantOf(daysAfter(calendar.dayOf(at), -lookedBackDays), '00:00')
  const counted = questionsAsked(file)
    .filter(({ answers }) => (answers[0]?.at ?? at) >= since)
    .map((question) => ({ isOpen: question.answers.length === 0, ...waited(question, at, calendar) }))
    .filter(({ isOpen, workingHours }) => !isOpen || workingHours > inTimeDays * hoursInWorkingDay)
  const medianHours = median(counted.map(({ workingHours }) => workingHours))
  return {
    hours: median(counted.map(({ hours }) => hours)),
    workingDays: medianHours === null ? null : medianHours / hoursInWorkingDay,
    answered: counted.filter(({ isOpen }) => !isOpen).length,
    overdue: counted.filter(({ isOpen }) => isOpen).length,
  }
}
