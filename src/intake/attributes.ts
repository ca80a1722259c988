// Which of a log's many columns say something about the case itself: those whose name claims it, and those that never
// change within any case. The others describe single events and are left behind.
import { cut, readText, shortCopy } from './text.ts'

const mostKept = 40
const longestValue = 200

/** Values by their place in the book. */
export type AttributeValues = (string | null)[]

export type AttributeBook = {
  /** The column's place in the book, or −1 when it is not kept. `ofTrace` marks what XES states of the whole trace. */
  readonly placeOf: (column: string, ofTrace?: boolean) => number
  /** Names of the columns of events that have been asked for so far, kept or not; a few hundred at most. */
  readonly seen: () => readonly string[]
  /** Writes down what one event says; null when that is nothing. */
  readonly write: (values: AttributeValues) => string | null
  /** Adds what was written of a case's next event. A value that changes keeps its last word where the name claims the case. */
  readonly gather: (soFar: AttributeValues, written: string) => void
  /** The attributes of a case by name. Only right once every case has been gathered. */
  readonly named: (values: Readonly<AttributeValues>) => Record<string, string>
}

type Attribute = { readonly name: string; readonly ofCase: boolean; varies: boolean }

/** Opens the book for one log. Columns in `taken` have a meaning of their own and never enter it. */
export function openAttributeBook(taken: readonly (string | null)[]): AttributeBook {
  const attributes: Attribute[] = []
  const places = new Map<string, number>(taken.map((column) => [`event ${column}`, -1]))
  const placeOf = (column: string, ofTrace = false): number => {
    const key = `${ofTrace ? 'trace' : 'event'} ${column}`
    const known = places.get(key)
    if (known !== undefined) return known
    const place = enter(attributes, column, ofTrace)
    if (places.size < 10 * mostKept || place !== -1) places.set(key, place)
    return place
  }
  return {
    placeOf,
    seen: () => [...places.keys()].filter((key) => key.startsWith('event ')).map((key) => key.slice('event '.length)),
    write: (values) => (values.length === 0 ? null : JSON.stringify(values)),
    gather: (soFar, written) => gather(attributes, soFar, written),
    named: (values) => nameAll(attributes, values),
  }
}

function enter(attributes: Attribute[], column: string, ofTrace: boolean): number {
  const ofCase = ofTrace || claimsTheCase.test(column)
  const isKept = readText(column) !== null && (ofCase || !describesEvents.test(column))
  const full = attributes.filter((attribute) => attribute.ofCase === ofCase).length >= mostKept
  if (!isKept || full) return -1

  const short = column.replace(casePrefix, '')
  const name = attributes.some((attribute) => attribute.name === short) ? column : short
  return attributes.push({ name: shortCopy(name, longestValue), ofCase, varies: false }) - 1
}

const casePrefix = /^(?:case:|\(case\)[ _]?)(?=.)/i
const claimsTheCase = /^(?:case:|\(case\)|path$)/i
/** The standard attributes of single events, and what analysis programs add to them. */
const describesEvents = /^(?:(?:concept|lifecycle|org|time|cost|identity):|@@)/

/** A value as it is kept: cleaned, at most 200 characters. */
export function attributeValue(cell: string | undefined): string | null {
  const text = readText(cell)
  return text === null ? null : cut(text, longestValue)
}

function gather(attributes: readonly Attribute[], soFar: AttributeValues, written: string): void {
  const values = JSON.parse(written) as AttributeValues // written by this book
  values.forEach((value, place) => {
    const attribute = attributes[place]
    if (value === null || attribute === undefined) return
    const before = soFar[place] ?? null
    if (before !== null && before !== value) attribute.varies = true
    soFar[place] = value
  })
}

function nameAll(attributes: readonly Attribute[], values: Readonly<AttributeValues>): Record<string, string> {
  const kept = attributes.flatMap(({ name, ofCase, varies }, place) => {
    const value = values[place] ?? null
    return value === null || (varies && !ofCase) ? [] : [[name, value] as const]
  })
  return Object.fromEntries(kept.slice(0, mostKept))
}
