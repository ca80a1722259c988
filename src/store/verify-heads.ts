// Heads that were kept or printed outside the database. Whoever rewrites the whole file cannot rewrite those.
import { headCode } from './hash.ts'
import type { KeptHead } from './heads.ts'
import { type Check, type Finding, onEntry, type Seen } from './verify-finding.ts'

/** Whether every head that was kept, and every one copied from paper (26 characters, or 64 hex), stands in the chain. */
export function checkHeads(kept: readonly KeptHead[], given: readonly string[]): Check {
  const bySeq = new Map<number, KeptHead[]>()
  for (const head of kept) bySeq.set(head.seq, [...(bySeq.get(head.seq) ?? []), head])
  const wanted = new Set(given)
  return {
    look: ({ entry, hash }) => {
      const hex = Buffer.from(hash).toString('hex')
      for (const name of [hex, ...codeOf(wanted, hash)]) wanted.delete(name)
      const other = bySeq.get(entry.seq)?.some((head) => head.hash !== hex)
      return other ? onEntry(entry.seq, 'ledger', `Entry ${entry.seq} is not the one whose head was kept outside.`) : []
    },
    end: (last) => [...tooShort(kept, last), ...[...wanted].map(nowhere)],
  }
}

/** The code is only made when somebody gave one; making it for every entry would take longer than all the rest. */
function codeOf(wanted: ReadonlySet<string>, hash: Seen['hash']): readonly string[] {
  return wanted.size > 0 ? [headCode(hash)] : []
}

function tooShort(kept: readonly KeptHead[], last: number): readonly Finding[] {
  const highest = kept.reduce((most, head) => Math.max(most, head.seq), 0)
  if (highest <= last) return []
  const says = `Entry ${last + 1} is missing: the ledger ends at entry ${last}, but the head of entry ${highest} was kept outside.`
  return onEntry(last + 1, 'ledger', says)
}

function nowhere(head: string): Finding {
  return { seq: null, table: 'ledger', says: `The head ${head} stands nowhere in this ledger.` }
}
