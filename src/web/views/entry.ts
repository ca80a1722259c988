// One entry of the ledger, in words and exactly as it was hashed.
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import { dayAndTime } from '../../words/dates.ts'
import { entrySentence } from '../../words/ledger.ts'
import type { Known } from '../../words/ledger-teller.ts'
import type { Pairs } from './lists.ts'

export type EntryPage = {
  readonly entry: LedgerEntry
  /** The stored text. */
  readonly text: string
  readonly reason: string | null
  readonly code: string
  readonly known: Known
  readonly zone: string
}

export type EntryView = {
  readonly sentence: string
  readonly why: string | null
  readonly pairs: Pairs
  readonly text: string
}

export function entryView({ entry, text, reason, code, known, zone }: EntryPage): EntryView {
  return {
    sentence: entrySentence(entry, known),
    why: reason,
    text,
    pairs: [
      { term: 'When', text: dayAndTime(entry.at, zone) },
      { term: 'How they proved who they are', text: entry.actor.credential },
      { term: 'Head after this entry', text: code, href: `/verify/${code}` },
    ],
  }
}
