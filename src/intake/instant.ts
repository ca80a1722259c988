// Times as logs spell them: ISO 8601 in its many dialects, and the day-first dates of European exports. Whatever cannot be
// read for certain is refused; a wrong instant would be worse than a missing one.
import type { Zone } from './zone.ts'

export type InstantReader = {
  /** Milliseconds since 1970, UTC, with a fraction down to the microsecond. Null when it is not a date and time. */
  readonly read: (text: string) => number | null
  /** Whether any date so far, like 03/04/2026, was taken to begin with its day. */
  readonly sawDayFirst: () => boolean
}

/** To be said of a log in which the reader `sawDayFirst`. */
export const dayFirstNote = 'Dates such as 03/04/2026 were read with the day first.'

const clock = String.raw`(?:(?:[T ]\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?`
const offset = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]+\])?`
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}${offset}$`, 'i')
const dayFirst = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${clock}${offset}$`, 'i')
const compact = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * Reads `2026-05-04T10:15:00+02:00` with `T` or a space, `Z`, `+0200`, `+02` or no offset, up to nine digits of fraction,
 * `-`, `/` or `.` between year, month and day; `20260504T101500Z`; and `04-05-2026 10:15`, `04/05/2026`, `04.05.2026`
 * day first. A date alone is its midnight; a time without an offset is read in `zone`.
 */
export function instantReader(zone: Zone): InstantReader {
  let dayFirstSeen = false
  const read = (text: string): number | null => {
    const iso = yearFirst.exec(text)
    if (iso !== null) return instantOf(zone, iso[1], iso[3], iso[4], iso, 5)
    const european = dayFirst.exec(text)
    if (european !== null) {
      dayFirstSeen = true
      return instantOf(zone, european[4], european[3], european[1], european, 5)
    }
    const basic = compact.exec(text)
    return basic === null ? null : instantOf(zone, basic[1], basic[2], basic[3], basic, 4)
  }
  return { read, sawDayFirst: () => dayFirstSeen }
}

type Digits = string | undefined

/** `parts` holds hour, minute, second, fraction and offset from place `at` on. */
function instantOf(
  zone: Zone,
  year: Digits,
  month: Digits,
  day: Digits,
  parts: RegExpExecArray,
  at: number,
): number | null {
  const dayStart = startOfDay(Number(year), Number(month), Number(day))
  const time = timeOfDay(parts[at], parts[at + 1], parts[at + 2], parts[at + 3])
  if (dayStart === null || time === null) return null

  const said = parts[at + 4]
  if (said === undefined) return zone.instantOf(dayStart + time)
  const east = offsetMs(said)
  return east === null ? null : dayStart + time - east
}

function startOfDay(year: number, month: number, day: number): number | null {
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const start = Date.UTC(year, month - 1, day)
  return day > 28 && new Date(start).getUTCDate() !== day ? null : start
}

function timeOfDay(hour: Digits, minute: Digits, second: Digits, fraction: Digits): number | null {
  if (hour === undefined) return 0
  const hours = Number(hour)
  const minutes = Number(minute)
  const seconds = Number(second ?? 0)
  if (hours > 23 || minutes > 59 || seconds > 60) return null

  const microseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1_000_000 + 0.0005)
  return (hours * 60 + minutes) * 60_000 + seconds * 1_000 + microseconds / 1_000
}

function offsetMs(text: string): number | null {
  if (!text.startsWith('+') && !text.startsWith('-')) return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(-2)) * (text.length > 3 ? 1 : 0)
  if (hours > 18 || minutes > 59) return null
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
