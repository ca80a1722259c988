// Local time and instants of one zone, fast enough for millions of rows: the calendar library is asked once per day, and
// again only for the times of a day on which the clocks change.
import { Temporal } from 'temporal-polyfill'
import { weekOfDay } from '../domain/week.ts'
import { unreadable } from './unreadable.ts'

const dayMs = 86_400_000
const daysRemembered = 20_000

export type Zone = {
  readonly name: string
  /** The instant (ms since 1970, UTC) of a local clock time, given as the ms since 1970 that the clock itself shows. A time that the clock skips or shows twice is read with the offset before the change. */
  readonly instantOf: (clockMs: number) => number
  /** The local clock time of an instant, given the same way. */
  readonly clockOf: (instant: number) => number
  /** The ISO week, "2026-W37", in which an instant falls here. */
  readonly weekOf: (instant: number) => string
}

/** Opens an IANA zone such as "Europe/Amsterdam". Throws unreadable when there is no such zone. */
export function openZone(name: string): Zone {
  const offsetAt = offsetFinder(name)
  const offsetOfClock = remembered((day: number) =>
    sameAllDay(clockOffset(name, day * dayMs), clockOffset(name, (day + 1) * dayMs)),
  )
  const clockOf = (instant: number) => instant + offsetAt(instant)
  const weekOfClockDay = remembered((day: number) => weekOfDay(new Date(day * dayMs).toISOString().slice(0, 10)))
  return {
    name,
    instantOf: (clockMs) => clockMs - (offsetOfClock(Math.floor(clockMs / dayMs)) ?? clockOffset(name, clockMs)),
    clockOf,
    weekOf: (instant) => weekOfClockDay(Math.floor(clockOf(instant) / dayMs)),
  }
}

function offsetFinder(name: string): (instant: number) => number {
  const exact = (instant: number) => instantOffset(name, instant)
  refuseUnknown(name, exact)
  const offsetOfDay = remembered((day: number) => sameAllDay(exact(day * dayMs), exact((day + 1) * dayMs)))
  return (instant) => offsetOfDay(Math.floor(instant / dayMs)) ?? exact(instant)
}

function refuseUnknown(name: string, exact: (instant: number) => number): void {
  try {
    exact(0)
  } catch {
    throw unreadable(`There is no time zone called ${name}. Zones are named like Europe/Amsterdam.`)
  }
}

function sameAllDay(start: number, end: number): number | null {
  return start === end ? start : null
}

function instantOffset(zone: string, instant: number): number {
  const there = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(zone)
  return there.offsetNanoseconds / 1_000_000
}

function clockOffset(zone: string, clockMs: number): number {
  const shown = Math.floor(clockMs)
  const clock = Temporal.Instant.fromEpochMilliseconds(shown).toZonedDateTimeISO('UTC').toPlainDateTime()
  return shown - clock.toZonedDateTime(zone).epochMilliseconds
}

/** Remembers answers by day, and forgets them all when there are too many. */
function remembered<Answer>(work: (day: number) => Answer): (day: number) => Answer {
  const answers = new Map<number, Answer>()
  return (day) => {
    const known = answers.get(day)
    if (known !== undefined) return known
    if (answers.size >= daysRemembered) answers.clear()
    const answer = work(day)
    answers.set(day, answer)
    return answer
  }
}
