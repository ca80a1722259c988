// Cases that another program sent. It may send the same again when no answer reached it: under one key of its own, one
// body is one import.
import { and, count, eq } from 'drizzle-orm'
import { batches, sentCases } from '../../db/schema/evidence.ts'
import type { Store, Tx } from '../../db/store.ts'
import { findBatch, type NewBatch, openBatchIn } from './batches.ts'

/** A body as it was sent: by which token, under which key (null where the program gave none), and its SHA-256 in hex. */
export type Sent = { readonly token: string; readonly key: string | null; readonly hash: string }

/** `again`: this was sent before, and the batch is the one of then. `mixed up`: under this key came something else. */
export type Opened =
  { readonly is: 'new' | 'again'; readonly batch: number } | { readonly is: 'mixed up' } | { readonly is: 'too many' }

/** How many imports one token may have at work at a time. */
const mostAtWork = 3

/** Opens the batch of a body, or finds the one that the same body had under the same key. One that crashed begins anew. */
export async function openSent(store: Store, sent: Sent, given: NewBatch): Promise<Opened> {
  return store.transaction(async (tx) => {
    const before = sent.key === null ? null : await sentBefore(tx, sent.token, sent.key)
    if (before && before.hash !== sent.hash) return { is: 'mixed up' }
    const row = before && (await findBatch(tx, given.pilot, before.batch))
    if (row && row.state !== 'stopped') return { is: 'again', batch: row.batch }
    if ((await atWork(tx, sent.token)) >= mostAtWork) return { is: 'too many' }
    const batch = await openBatchIn(tx, given)
    await keepKey(tx, sent, batch)
    return { is: 'new', batch }
  })
}

async function sentBefore(tx: Tx, token: string, key: string) {
  const [row] = await tx
    .select()
    .from(sentCases)
    .where(and(eq(sentCases.token, token), eq(sentCases.key, key)))
  return row ?? null
}

async function atWork(tx: Tx, token: string): Promise<number> {
  const [row] = await tx
    .select({ many: count() })
    .from(batches)
    .where(and(eq(batches.session, token), eq(batches.state, 'reading')))
  return row?.many ?? 0
}

async function keepKey(tx: Tx, { token, key, hash }: Sent, batch: number): Promise<void> {
  if (key === null) return
  const kept = { token, key, batch, hash }
  await tx
    .insert(sentCases)
    .values(kept)
    .onConflictDoUpdate({ target: [sentCases.token, sentCases.key], set: kept })
}
