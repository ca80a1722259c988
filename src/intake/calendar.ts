// The organisation's calendar: made once for each zone, because asking the calendar library is slow.
import type { Calendar } from '../domain/calendar.ts'
import { openZone, type Zone } from './zone.ts'

const dayMs = 86_400_000
const calendars = new Map<string, Calendar>()

/** The calendar of an IANA zone such as "Europe/Amsterdam". Throws unreadable when there is no such zone. */
export function calendarOf(zone: string): Calendar {
  const known = calendars.get(zone) ?? open(openZone(zone))
  calendars.set(zone, known)
  return known
}

function open(zone: Zone): Calendar {
  return {
    zone: zone.name,
    weekOf: zone.weekOf,
    dayOf: (at) => dayIn(zone, at),
    timeOf: (at) => new Date(zone.clockOf(at)).toISOString().slice(11, 16),
    instantOf: (day, time) => zone.instantOf(Date.parse(`${day}T${time}Z`)),
  }
}

/** The last local midnight that is not after the instant tells the day. */
function dayIn(zone: Zone, at: number): string {
  const around = [1, 0, -1].map((days) => new Date(at + days * dayMs).toISOString().slice(0, 10))
  return around.find((day) => zone.instantOf(Date.parse(`${day}T00:00Z`)) <= at) ?? around[2] ?? ''
}
