// A file on its way in: who brought it, what was said about it, and how far it is. None of this is governed; what counts
// is the fact that admits its cases.
import { and, desc, eq, inArray, max, type SQL } from 'drizzle-orm'
import { batches, imports } from '../../db/schema/evidence.ts'
import type { Reader, Store, Tx } from '../../db/store.ts'
import { type BatchState, type ImportOptions, type ImportProgress, notStarted } from '../domain/import.ts'

export type BatchRow = (typeof batches)['$inferSelect']

/** What is known of a batch before anything is read. `aliveAt` is the real time, `at` the business's, both in ms. */
export type NewBatch = Pick<BatchRow, 'pilot' | 'by' | 'session' | 'file' | 'options' | 'state' | 'at' | 'aliveAt'>

/** Opens a batch and answers its number. */
export async function openBatch(store: Store, given: NewBatch): Promise<number> {
  return store.transaction((tx) => openBatchIn(tx, given))
}

/** The same beside something else that has to be true together with it. */
export async function openBatchIn(tx: Tx, given: NewBatch): Promise<number> {
  const batch = await nextNumber(tx)
  await tx.insert(batches).values({ ...given, batch, progress: notStarted })
  return batch
}

async function nextNumber(tx: Tx): Promise<number> {
  const [last] = await tx.select({ batch: max(batches.batch) }).from(batches)
  const [admitted] = await tx.select({ batch: max(imports.batch) }).from(imports)
  return Math.max(last?.batch ?? 0, admitted?.batch ?? 0) + 1
}

/** The batch with this number on a pilot; null when there is none. */
export async function findBatch(reader: Reader, pilot: string, batch: number): Promise<BatchRow | null> {
  const [row] = await reader
    .select()
    .from(batches)
    .where(and(eq(batches.pilot, pilot), eq(batches.batch, batch)))
  return row ?? null
}

/** A batch by its number alone, for the job that was told no more. */
export async function batchNumbered(reader: Reader, batch: number): Promise<BatchRow | null> {
  const [row] = await reader.select().from(batches).where(eq(batches.batch, batch))
  return row ?? null
}

/** The newest batches of a pilot, those that came to nothing too. */
export async function newestBatches(reader: Reader, pilot: string, most: number): Promise<readonly BatchRow[]> {
  return reader.select().from(batches).where(eq(batches.pilot, pilot)).orderBy(desc(batches.batch)).limit(most)
}

/**
 * Lets an upload begin, under a number that is newer than every other, because of two batches the one that began last
 * holds. Null when it has begun already; `from` are the states it may begin in.
 */
export async function beginBatch(
  store: Store,
  batch: number,
  from: readonly BatchState[],
  options: ImportOptions,
  now: { readonly at: number; readonly real: number },
): Promise<number | null> {
  return store.transaction(async (tx) => {
    const waiting = and(eq(batches.batch, batch), inArray(batches.state, [...from]))
    const [row] = await tx.select().from(batches).where(waiting)
    if (!row) return null
    const number = await nextNumber(tx)
    const begun = {
      batch: number,
      state: 'reading',
      options,
      progress: notStarted,
      at: now.at,
      aliveAt: now.real,
    } as const
    await tx.update(batches).set(begun).where(waiting)
    return number
  })
}

/** Says how far an import is, and that it is alive; once it has ended this says nothing. `real` is the real time in ms. */
export async function keepProgress(store: Store, batch: number, progress: ImportProgress, real: number): Promise<void> {
  await store.transaction((tx) => tx.update(batches).set({ progress, aliveAt: real }).where(isAtWork(batch)))
}

/** Ends an import that admitted nothing. Its rows must be gone by then; one that was admitted stays so. */
export async function endBatch(
  store: Store,
  batch: number,
  state: 'refused' | 'stopped',
  progress: ImportProgress,
): Promise<void> {
  await store.transaction((tx) => tx.update(batches).set({ state, progress }).where(isAtWork(batch)))
}

function isAtWork(batch: number): SQL | undefined {
  return and(eq(batches.batch, batch), eq(batches.state, 'reading'))
}
