// What a case says of itself is text. A rule compares it as text, as a number, as a day or as a yes or no, and this is how
// it is read. What cannot be read for certain is not known; a wrong value would be worse than a missing one.
import { isDay } from './day.ts'

export const fieldTypes = ['text', 'number', 'day', 'yes or no'] as const
export type FieldType = (typeof fieldTypes)[number]

/** How a value is read: as a type, or, beside another field, as what it looks like. */
export type ReadType = FieldType | 'number or day' | 'any'

/** A value as it is compared: a day as "2026-09-07", the others as themselves. */
export type FieldValue = string | number | boolean

/** What a case says, by the name of the field. */
export type Attributes = Readonly<Record<string, string>>

/**
 * Reads a text as a value of a type; null when it is none. Numbers are written with a point, or with a comma before one or
 * two digits, and never with leading zeros: "0042" is a name. Days are spelled as logs spell them and end with their date;
 * the day is the written one, whatever the time and the zone behind it.
 */
export function readAs(type: ReadType, text: string): FieldValue | null {
  if (text === '') return null
  if (type === 'number') return readNumber(text)
  if (type === 'day') return readDay(text)
  if (type === 'yes or no') return readYesOrNo(text)
  if (type === 'text') return text
  return readNumber(text) ?? readDay(text) ?? (type === 'any' ? text : null)
}

const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9}|,\d{1,2})?$/

function readNumber(text: string): number | null {
  return plainNumber.test(text) ? Number(text.replace(',', '.')) : null
}

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:$|[T ]\s*\d{1,2}:\d{2})/
const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:$|[T ]\s*\d{1,2}:\d{2})/

function readDay(text: string): string | null {
  const iso = yearFirst.exec(text)
  if (iso !== null) return dayOf(iso[1], iso[3], iso[4])
  const european = dayFirst.exec(text)
  return european === null ? null : dayOf(european[4], european[3], european[1])
}

function dayOf(year = '', month = '', day = ''): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isInEveryMonth(year, month, day) || isDay(written) ? written : null
}

/** Most days need no calendar; asking it costs fifty times as much. */
function isInEveryMonth(year: string, month: string, day: string): boolean {
  const [inYear, inMonth, ofMonth] = [Number(year), Number(month), Number(day)]
  return inYear >= 1000 && inYear <= 2999 && inMonth >= 1 && inMonth <= 12 && ofMonth >= 1 && ofMonth <= 28
}

const spelledYes = /^(?:yes|true)$/i
const spelledNo = /^(?:no|false)$/i

function readYesOrNo(text: string): boolean | null {
  if (spelledYes.test(text)) return true
  return spelledNo.test(text) ? false : null
}
