// Reading an entry's data back as the values that rows are made of. An entry of another shape is impossible, so it throws.
import type { LedgerEntry } from '../domain/ledger-entry.ts'

export function textOf(entry: LedgerEntry, name: string): string {
  const value = entry.data[name]
  if (typeof value !== 'string') throw new Error(`entry ${entry.seq}: ${name} is not a text`)
  return value
}

export function textOrNull(entry: LedgerEntry, name: string): string | null {
  return entry.data[name] === null || entry.data[name] === undefined ? null : textOf(entry, name)
}

export function wholeOf(entry: LedgerEntry, name: string): number {
  const value = entry.data[name]
  if (typeof value !== 'number') throw new Error(`entry ${entry.seq}: ${name} is not a number`)
  return value
}

export function wholeOrNull(entry: LedgerEntry, name: string): number | null {
  return entry.data[name] === null || entry.data[name] === undefined ? null : wholeOf(entry, name)
}

/** One word of a list that the column knows. */
export function wordOf<const Words extends readonly string[]>(
  entry: LedgerEntry,
  name: string,
  words: Words,
): Words[number] {
  const value = textOf(entry, name)
  const word = words.find((one) => one === value)
  if (word === undefined) throw new Error(`entry ${entry.seq}: ${name} is "${value}"`)
  return word
}

/** A structured value, as it was recorded. The shape is the recorder's promise: the chain only holds what it wrote. */
export function shapeOf<Shape>(entry: LedgerEntry, name: string): Shape {
  const value = entry.data[name]
  if (value === undefined) throw new Error(`entry ${entry.seq} has no ${name}`)
  return value as unknown as Shape // recorded under this name by the one function that makes such facts
}

/** Where a free text of the entry is kept; null when none was given. */
export function committedText(entry: LedgerEntry, name: string): string | null {
  const value = entry.data[name]
  if (value === null || value === undefined) return null
  return textOfCommitted(entry, name, value)
}

function textOfCommitted(entry: LedgerEntry, name: string, value: unknown): string {
  if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string')
    return value.text
  throw new Error(`entry ${entry.seq}: ${name} is not a committed text`)
}

/** The hash that the entry's object carries. */
export function hashOf(entry: LedgerEntry): string {
  if (entry.object.hash === undefined) throw new Error(`entry ${entry.seq} binds no content`)
  return entry.object.hash
}

/** The pilot the entry belongs to. */
export function pilotOf(entry: LedgerEntry): string {
  if (entry.pilot === null) throw new Error(`entry ${entry.seq} belongs to no pilot`)
  return entry.pilot
}
