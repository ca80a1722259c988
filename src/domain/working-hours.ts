// Some time limits run only while people are at work: Monday to Friday, between two clock times of the organisation's zone.
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

/**
 * Counts minutes for time limits. Each day is asked of the calendar once, so that a day on which the clocks change has the
 * length it really has.
 */
export function minutesBy(calendar: Calendar, hours: WorkingHours = usualHours): MinutesBetween {
  const known = new Map<number, Span>()
  const spanOf = (day: number): Span => {
    const span = known.get(day) ?? workOn(day, calendar, hours)
    known.set(day, span)
    return span
  }
  return (counts, from, to) => {
    if (counts === 'round the clock') return Math.max(0, to - from) / minuteMs
    let worked = 0
    for (let day = Math.floor(from / dayMs) - 1; day <= Math.floor(to / dayMs) + 1; day += 1) {
      const { opensAt, closesAt } = spanOf(day)
      worked += Math.max(0, Math.min(to, closesAt) - Math.max(from, opensAt))
    }
    return worked / minuteMs
  }
}

/** From when to when (ms) people work on a day. */
type Span = { readonly opensAt: number; readonly closesAt: number }

const atRest: Span = { opensAt: 0, closesAt: 0 }

function workOn(day: number, calendar: Calendar, { opens, closes }: WorkingHours): Span {
  if (!isWorkingDay(day * dayMs)) return atRest
  const written = new Date(day * dayMs).toISOString().slice(0, 10)
  return { opensAt: calendar.instantOf(written, opens), closesAt: calendar.instantOf(written, closes) }
}
