// Some time limits and cycle times run only while people are at work: Monday to Friday, between two clock times of the
// organisation's zone.
import type { Calendar } from './calendar.ts'
import type { TimeLimit } from './rule.ts'
import { isWorkingDay } from './working-days.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** When work begins and ends, as clock times. */
export type WorkingHours = { readonly opens: string; readonly closes: string }

const usualHours: WorkingHours = { opens: '09:00', closes: '17:00' }

/** How many minutes, fractions included, lie between two instants (ms) by what a time limit counts; 0 when none do. */
export type MinutesBetween = (counts: TimeLimit['counts'], from: number, to: number) => number

/** Counts minutes for time limits. */
export function minutesBy(calendar: Calendar, hours: WorkingHours = usualHours): MinutesBetween {
  const worked = workedBy(calendar, hours)
  return (counts, from, to) => {
    const between = counts === 'round the clock' ? Math.max(0, to - from) : worked(from, to)
    return between / minuteMs
  }
}

/** How long (ms) people were at work between two instants (ms); 0 backwards. */
export type WorkedBetween = (from: number, to: number) => number

/**
 * Measures working time. Each day is asked of the calendar once, so that a day on which the clocks change has the length it
 * really has; and what lies before a day is summed up, so that a case of many months costs no more than one of an hour.
 */
export function workedBy(calendar: Calendar, hours: WorkingHours = usualHours): WorkedBetween {
  const known = new Map<number, Span>()
  const spanOf = (day: number): Span => {
    const span = known.get(day) ?? workOn(day, calendar, hours)
    known.set(day, span)
    return span
  }
  const before = sumsBefore((day) => spanOf(day).closesAt - spanOf(day).opensAt)
  const until = (at: number): number => {
    const day = Math.floor(at / dayMs)
    const around = [day - 1, day, day + 1].map((one) => workedUntil(at, spanOf(one)))
    return before(day - 1) + around.reduce((sum, worked) => sum + worked, 0)
  }
  return (from, to) => (to <= from ? 0 : until(to) - until(from))
}

/** From when to when (ms) people work on a day. */
type Span = { readonly opensAt: number; readonly closesAt: number }

const atRest: Span = { opensAt: 0, closesAt: 0 }

function workOn(day: number, calendar: Calendar, { opens, closes }: WorkingHours): Span {
  if (!isWorkingDay(day * dayMs)) return atRest
  const written = new Date(day * dayMs).toISOString().slice(0, 10)
  return { opensAt: calendar.instantOf(written, opens), closesAt: calendar.instantOf(written, closes) }
}

function workedUntil(at: number, { opensAt, closesAt }: Span): number {
  return Math.min(Math.max(at - opensAt, 0), closesAt - opensAt)
}

/** Sums up the days before a day, counted from the first day that was ever asked about: below zero for earlier ones. */
function sumsBefore(lengthOf: (day: number) => number): (day: number) => number {
  const sums = new Map<number, number>()
  let first = Number.NaN
  let last = Number.NaN
  const know = (day: number, sum: number) => {
    sums.set(day, sum)
    return sum
  }
  return (day) => {
    if (Number.isNaN(first)) {
      first = last = day
      know(day, 0)
    }
    for (; last < day; last += 1) know(last + 1, (sums.get(last) ?? 0) + lengthOf(last))
    for (; first > day; first -= 1) know(first - 1, (sums.get(first) ?? 0) - lengthOf(first - 1))
    return sums.get(day) ?? 0
  }
}
