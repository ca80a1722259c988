// The waits of an event log, kept beside the batch that brought it. They are seen once the batch is admitted.
import { and, desc, eq } from 'drizzle-orm'
import { bulkInsert } from '../../db/bulk-insert.ts'
import { logWaits } from '../../db/schema/evidence.ts'
import type { Reader, Store } from '../../db/store.ts'
import type { LogWait } from '../domain/log-wait.ts'
import type { Import, PilotFile } from '../domain/pilot-file.ts'

/** Writes the waits of a batch, before it is admitted. */
export async function writeWaits(store: Store, pilot: string, batch: number, waits: readonly LogWait[]): Promise<void> {
  const insert = bulkInsert(store, logWaits)
  await store.transaction(async () =>
    insert(waits.map((wait) => ({ pilot, batch, ...wait, medianMs: Math.round(wait.medianMs) }))),
  )
}

/** What the newest event log of a pilot says, and which import brought it; null while there was none. */
export type ToldWaits = { readonly from: Import; readonly waits: readonly LogWait[] }

const kept = new WeakMap<PilotFile, ToldWaits | null>()

/** The waits of the newest event log, looked up once and kept with the pilot's file. */
export async function waitsOf(reader: Reader, file: PilotFile): Promise<ToldWaits | null> {
  const known = kept.get(file)
  if (known !== undefined) return known
  const from = file.imports.findLast(({ kind }) => kind === 'events') ?? null
  const told = from && { from, waits: await waitsIn(reader, file.pilot.id, from.batch) }
  kept.set(file, told)
  return told
}

async function waitsIn(reader: Reader, pilot: string, batch: number): Promise<readonly LogWait[]> {
  return reader
    .select({ from: logWaits.from, to: logWaits.to, times: logWaits.times, medianMs: logWaits.medianMs })
    .from(logWaits)
    .where(and(eq(logWaits.pilot, pilot), eq(logWaits.batch, batch)))
    .orderBy(desc(logWaits.times))
}
