// What a look at a database file can find, and what every check sees of an entry.
import type { ImpliedRows } from '../../db/governed.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'

/** One thing that is not as it must be. `seq` is the entry it concerns; null when it concerns the file as a whole. */
export type Finding = { readonly seq: number | null; readonly table: string | null; readonly says: string }

/** An entry whose place in the chain is right, with its hash and the rows that follow from it. */
export type Seen = { readonly entry: LedgerEntry; readonly hash: Uint8Array; readonly rows: ImpliedRows }

/** Looks at every entry in order, and once more when all were seen. */
export type Check = {
  readonly look: (seen: Seen) => readonly Finding[]
  readonly end: (last: number) => readonly Finding[]
}

/** The finding on one entry. */
export function onEntry(seq: number, table: string | null, says: string): readonly Finding[] {
  return [{ seq, table, says }]
}

/** Findings in the order of their entries; those on the file as a whole come last. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const place = ({ seq }: Finding) => seq ?? Number.MAX_SAFE_INTEGER
  return findings.toSorted((a, b) => place(a) - place(b))
}
