// A calendar day as text, "2026-09-07". What somebody typed may be none.

import { mondayOf } from './week.ts'

const millisecondsPerDay = 86_400_000

/** Whether the text names a day that exists. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10)
}

const inWords = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** An ISO week as people name it, by its Monday: "Monday 13 July 2026". */
export function weekInWords(week: string): string {
  return inWords.format(Date.parse(`${mondayOf(week)}T12:00Z`)).replace(',', '')
}
