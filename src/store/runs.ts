// Runs as platforms tell them. An event is kept once, for ever, in the same transaction as what it says of a run: what was
// answered with 202 is there, and what is sent again changes nothing.
import { and, desc, eq, sql } from 'drizzle-orm'
import { insertOnce } from '../../db/bulk-insert.ts'
import { hookEvents, hookUses, runs } from '../../db/schema/runs.ts'
import type { Reader, Store, Tx } from '../../db/store.ts'
import { endOf, type Platform, type Run, type RunStatus } from '../domain/run.ts'
import { afterEvent } from '../domain/run-order.ts'

export type RunRow = (typeof runs)['$inferSelect']

/** An event that was read: its runs, and the id under which it is known. `week` gives the ISO week of an instant (ms). */
export type KeptEvent = {
  readonly pilot: string
  readonly platform: Platform
  readonly event: string
  readonly runs: readonly Run[]
  readonly receivedAt: number
  readonly week: (at: number) => string
}

/** Keeps an event and what it says, in a transaction; false when it was here before, and then nothing changes. */
export type KeepEvent = (tx: Tx, kept: KeptEvent) => Promise<boolean>

/** How the events of a store are kept: what is new, which is almost everything, goes the quick way. */
export function keeperOf(store: Store): KeepEvent {
  const isNewEvent = insertOnce(store, hookEvents)
  const isNewRun = insertOnce(store, runs)
  return async (tx, kept) => {
    const { pilot, platform, event, receivedAt } = kept
    if (!isNewEvent({ pilot, platform, event, receivedAt })) return false
    for (const told of kept.runs)
      if (!isNewRun({ ...columnsOf(kept, told), pilot, platform, failure: null, receivedAt }))
        await tellAgain(tx, kept, told)
    return true
  }
}

function columnsOf({ receivedAt, week }: KeptEvent, known: Run) {
  return { ...known, week: week(endOf({ ...known, receivedAt })), batch: null }
}

/** What the attempt was known for, and what this event adds to it. */
async function tellAgain(tx: Tx, kept: KeptEvent, told: Run): Promise<void> {
  const one = isAttempt({ pilot: kept.pilot, platform: kept.platform, run: told.run, attempt: told.attempt })
  const before = (await tx.select().from(runs).where(one).get()) ?? null
  await tx
    .update(runs)
    .set(columnsOf(kept, afterEvent(before, told)))
    .where(one)
}

/** Exactly this attempt at a run. */
export function isAttempt({
  pilot,
  platform,
  run,
  attempt: nth,
}: Pick<RunRow, 'pilot' | 'platform' | 'run' | 'attempt'>) {
  return and(eq(runs.pilot, pilot), eq(runs.platform, platform), eq(runs.run, run), eq(runs.attempt, nth))
}

/** The newest runs of a pilot, the one that arrived last first; `only` those that ended so. */
export async function newestRuns(
  reader: Reader,
  pilot: string,
  most: number,
  only?: RunStatus,
): Promise<readonly RunRow[]> {
  const ended = only === undefined ? undefined : eq(runs.status, only)
  return reader
    .select()
    .from(runs)
    .where(and(eq(runs.pilot, pilot), ended))
    .orderBy(desc(runs.receivedAt))
    .limit(most)
}

/** How a token was used last. */
export type HookUse = (typeof hookUses)['$inferSelect']

/** How a token was used, and how many times: from which platform, and when (ms) and with which status the last time. */
export type TokenUse = {
  readonly token: string
  readonly platform: Platform
  readonly status: number
  readonly at: number
  readonly times: number
}

/** Notes how events that came with a token ended. */
export async function noteUse(tx: Tx, { token, platform, status, at, times }: TokenUse): Promise<void> {
  const isAccepted = status < 300
  const [accepted, refused] = isAccepted ? [times, 0] : [0, times]
  const row = { token, platform, lastAt: at, lastStatus: status }
  const counted = {
    accepted: sql`${hookUses.accepted} + ${accepted}`,
    refused: sql`${hookUses.refused} + ${refused}`,
  }
  await tx
    .insert(hookUses)
    .values({ ...row, accepted, refused })
    .onConflictDoUpdate({ target: hookUses.token, set: { ...row, ...counted } })
}

/** How each token was used last by a platform, by token. */
export async function usesOf(reader: Reader): Promise<ReadonlyMap<string, HookUse>> {
  const rows = await reader.select().from(hookUses)
  return new Map(rows.map((row) => [row.token, row]))
}
