// Dates as people read them: with their weekday, in the organisation's zone, weeks named by their Monday.
import { keptFor } from '../domain/kept.ts'
import { mondayOf } from '../domain/week.ts'

const formats = keptFor((_options: Intl.DateTimeFormatOptions) => new Map<string, Intl.DateTimeFormat>())

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const byZone = formats(options)
  const known = byZone.get(zone) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  byZone.set(zone, known)
  return known
}

// Named once, because a format is kept for its options.
const dayOptions = { weekday: 'long', day: 'numeric', month: 'long' } as const
const yearOptions = { ...dayOptions, year: 'numeric' } as const
const shortOptions = { weekday: 'short', day: 'numeric', month: 'short' } as const
const shortYearOptions = { ...shortOptions, year: 'numeric' } as const
const timeOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const dayShortOptions = { day: 'numeric', month: 'short' } as const
const calendarOptions = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
const onlyYearOptions = { year: 'numeric' } as const

/** "Monday 26 October 2026, 16:05, Europe/Berlin" */
export function dayAndTime(at: number, zone: string): string {
  return `${plain(format(zone, yearOptions).format(at))}, ${timeOf(at, zone)}, ${zone}`
}

/** "Monday 26 October, 16:05"; the year is said when it is not the year of `now`. */
export function dayTime(at: number, zone: string, now: number): string {
  return `${dayOf(at, zone, now)}, ${timeOf(at, zone)}`
}

/** "Monday 26 October", and the year when it is another one than now. */
export function dayOf(at: number, zone: string, now: number): string {
  const sameYear = yearOf(at, zone) === yearOf(now, zone)
  return plain(format(zone, sameYear ? dayOptions : yearOptions).format(at))
}

/** The short form for tables: "Mon 26 Oct, 16:05", with the year when it is another one than now. */
export function shortTime(at: number, zone: string, now: number): string {
  const sameYear = yearOf(at, zone) === yearOf(now, zone)
  const day = format(zone, sameYear ? shortOptions : shortYearOptions).format(at)
  return `${plain(day)}, ${timeOf(at, zone)}`
}

/** "16:05" */
export function timeOf(at: number, zone: string): string {
  return format(zone, timeOptions).format(at)
}

/** A calendar day, "2026-10-26", as "Monday 26 October 2026". */
export function dayName(day: string): string {
  return plain(format('UTC', yearOptions).format(Date.parse(`${day}T12:00Z`)))
}

/** An ISO week named by its Monday: "2026-W44" is "Monday 26 October 2026". */
export function weekName(week: string): string {
  return dayName(mondayOf(week))
}

/** The short form for axes and tables: "26 Oct". */
export function weekShort(week: string): string {
  return dayShort(mondayOf(week))
}

/** A calendar day, "2026-10-26", in the short form: "26 Oct". */
export function dayShort(day: string): string {
  return format('UTC', dayShortOptions).format(Date.parse(`${day}T12:00Z`))
}

/** The calendar day of an instant in a zone, "2026-10-26". */
export function calendarDay(at: number, zone: string): string {
  return format(zone, calendarOptions).format(at).split('/').reverse().join('-')
}

/** How old something is: "just now", "5 minutes ago", "2 hours ago", "3 days ago". */
export function age(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 2) return 'just now'
  if (minutes < 120) return `${minutes} minutes ago`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} hours ago`
  return `${Math.floor(minutes / (24 * 60))} days ago`
}

/** How long something took: "35 minutes", "1 hour", "2 days 4 hours". */
export function lengthOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'less than a minute'
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24]
  if (days > 0) return [many(days, 'day'), ...(hours > 0 ? [many(hours, 'hour')] : [])].join(' ')
  return hours > 0 ? many(hours, 'hour') : many(minutes, 'minute')
}

/** The short form for tables and tiles: "under 1 min", "35 min", "1 h", "2 d 4 h". */
export function shortLength(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'under 1 min'
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24]
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  return hours > 0 ? `${hours} h` : `${minutes} min`
}

function many(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

function yearOf(at: number, zone: string): string {
  return format(zone, onlyYearOptions).format(at)
}

function plain(text: string): string {
  return text.replace(',', '')
}
