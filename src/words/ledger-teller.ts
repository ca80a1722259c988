// Reads what the ledger has kept of an act as words that sentences are made of.
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { isWeek } from '../domain/week.ts'
import { weekName } from './dates.ts'
import { nameOf, type Names } from './people.ts'

/** What sentences need beside the entry: people's names, and the codes of pilots, by id. */
export type Known = { readonly names: Names; readonly codes: ReadonlyMap<string, string> }

/** Reads an entry's data as words. */
export type Teller = {
  readonly text: (name: string) => string
  readonly person: (name: string) => string
  readonly code: string
  /** "the week of Monday 31 August 2026" */
  readonly week: string
  /** Whom the entry is about, where that is a person. */
  readonly whom: string
  readonly version: number
  /** The id of what the entry is about. */
  readonly object: string
  readonly isDone: (name: string) => boolean
}

/** The teller of one entry. */
export function tellerOf(entry: LedgerEntry, { names, codes }: Known): Teller {
  const text = (name: string) => {
    const value = entry.data[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const week = text('week') || entry.object.id
  return {
    text,
    person: (name) => nameOf(names, text(name)),
    code: codes.get(entry.pilot ?? '') ?? 'a pilot',
    week: isWeek(week) ? `the week of ${weekName(week)}` : 'a week',
    whom: nameOf(names, entry.object.id),
    version: entry.object.version,
    object: entry.object.id,
    isDone: (name) => entry.data[name] === true,
  }
}

/** "turned the policy key on …", and whether with it both have. */
export function turned({ text, isDone }: Teller, on: string): string {
  const both = isDone('completes') ? ' With it both keys have turned.' : ''
  return `turned the ${text('side')} key on ${on}.${both}`
}
