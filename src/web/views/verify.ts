// What a printed code stands on, for whoever holds the paper: the record, the moment, and whether the chain still has it.
// Who acted stays with those who may see the pilot.
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import { dayAndTime } from '../../words/dates.ts'
import { entrySubject } from '../../words/ledger.ts'
import type { Known } from '../../words/ledger-teller.ts'
import { field, type Field } from './field.ts'
import type { Pairs } from './lists.ts'
import type { Link } from './page.ts'

export type CodePage = {
  readonly code: string
  readonly entry: LedgerEntry
  /** The stored text has the hash of the code, and the entry after it stands on it. */
  readonly isWhole: boolean
  /** The number of the newest entry. */
  readonly last: number
  readonly maySee: boolean
  readonly known: Known
  readonly zone: string
}

export type CodeView = {
  readonly headline: string
  readonly tone: 'notice' | 'problems' | null
  /** Whether it still stands, in a sentence; empty before a code is known. */
  readonly stands: string
  readonly sentences: readonly string[]
  readonly pairs: Pairs
  readonly link: Link | null
  readonly field: Field
}

/** The page of a code that stands in the ledger. */
export function codeView({ code, entry, isWhole, last, maySee, known, zone }: CodePage): CodeView {
  const { seq, at } = entry
  return {
    headline: 'What this code covers',
    tone: isWhole ? 'notice' : 'problems',
    stands: isWhole ? 'This code stands in the ledger.' : 'This code stood in the ledger, and the entry was altered.',
    sentences: [
      `It covers everything that was recorded up to entry ${seq}: ${entrySubject(entry, known)}.`,
      afterwards(last - seq),
      isWhole
        ? 'If the paper in your hand says something else than Twokeys shows for it, the paper was altered.'
        : 'Tell both leaders, and keep the database file as it is.',
    ],
    pairs: [
      { term: 'Code', text: code },
      { term: 'Entry', text: `${seq} of ${last}` },
      { term: 'Recorded', text: dayAndTime(at, zone) },
      { term: 'Record', text: entrySubject(entry, known) },
    ],
    link: maySee ? { text: `Open entry ${seq}`, href: `/ledger/${seq}` } : null,
    field: codeField(''),
  }
}

function afterwards(later: number): string {
  if (later === 0) return 'Nothing was recorded after it yet.'
  if (later === 1) return 'One entry was recorded after it, and stands on it.'
  return `${later} entries were recorded after it, and stand on it.`
}

/** The page before a code was typed (null), and after one that stands nowhere. */
export function unknownCodeView(typed: string | null): CodeView {
  const unknown = 'No entry of this ledger has it. Compare it letter by letter: it has 26 letters and digits.'
  return {
    headline: typed === null ? 'Check a printed code' : 'This code is not known here',
    tone: null,
    stands: '',
    sentences: typed === null ? ['Every decision record carries a code. It says what it covers.'] : [unknown],
    pairs: [],
    link: null,
    field: codeField(typed ?? ''),
  }
}

function codeField(value: string): Field {
  const hint = 'Capital or small letters; blanks and dashes do not matter.'
  return field({
    kind: 'text',
    name: 'code',
    label: 'Code',
    hint,
    value: value.slice(0, 60),
    maxLength: 60,
    size: 'middle',
  })
}
