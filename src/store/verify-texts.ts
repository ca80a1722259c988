// Free text stands beside the chain so that it can be erased. Each is checked by the commitment that its entry holds: its
// words as they were, or a tombstone, and never other words.
import type { Inspection, StoredText } from '../../db/inspection.ts'
import type { Data } from '../domain/fact.ts'
import type { Committed, LedgerEntry } from '../domain/ledger-entry.ts'
import { commitment } from './hash.ts'
import { type Check, type Finding, onEntry } from './verify-finding.ts'

/** Whether every free text is the one that was committed to, and none stands there without a commitment. */
export function checkTexts(file: Inspection): Check {
  let committed = 0
  return {
    look: ({ entry }) =>
      committedIn(entry).flatMap(({ text, commitment: promised }) => {
        committed += 1
        return faultOf(entry.seq, file.text(text), promised)
      }),
    end: () => {
      const stray = file.count('texts') - committed
      return stray > 0
        ? [{ seq: null, table: 'texts', says: `There are ${stray} free texts that no entry knows.` }]
        : []
    },
  }
}

/** The free texts of an entry, as the chain knows them. */
export function committedIn({ data }: LedgerEntry): readonly Committed[] {
  return Object.values(data).filter(isCommitted)
}

/** Whether a value of an entry is a free text as the chain knows it. */
export function isCommitted(value: Data | undefined): value is Committed {
  if (
    value === undefined ||
    typeof value !== 'object' ||
    value === null ||
    !('commitment' in value) ||
    !('text' in value)
  )
    return false
  return typeof value.text === 'string' && typeof value.commitment === 'string'
}

function faultOf(seq: number, kept: StoredText | null, promised: string): readonly Finding[] {
  if (!kept) return onEntry(seq, 'texts', `A free text of entry ${seq} is missing.`)
  if ((kept.body === null) !== (kept.erasedAt !== null))
    return onEntry(seq, 'texts', `A free text of entry ${seq} is neither there nor erased.`)
  if (kept.body !== null && commitment(kept.salt, kept.body) !== promised)
    return onEntry(seq, 'texts', `A free text of entry ${seq} has other words than those that were committed to.`)
  return []
}
