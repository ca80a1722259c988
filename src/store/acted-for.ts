// For whom a deputy acted. The ledger says it of every act, and the tables of the system side do not repeat it.
import { inArray } from 'drizzle-orm'
import { ledger } from '../../db/schema/ledger.ts'
import type { Reader } from '../../db/store.ts'
import { readEntry } from './ledger.ts'

/** The holders for whom deputies acted in some entries, by the entry; whoever acted for themselves is not in it. */
export async function actedFor(reader: Reader, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map()
  const rows = await reader
    .select()
    .from(ledger)
    .where(inArray(ledger.seq, [...seqs]))
  return new Map(
    rows.flatMap(({ seq, entry }) => {
      const holder = readEntry(entry).actor.for
      return holder === undefined ? [] : [[seq, holder] as const]
    }),
  )
}
