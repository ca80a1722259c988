// Runs as platforms tell them. An event is kept once, for ever, in the same transaction as what it says of a run: what was
// answered with 202 is there, and what is sent again changes nothing.
import { and, desc, eq, sql } from 'drizzle-orm'
import { hookEvents, hookUses, runs } from '../../db/schema/runs.ts'
import { prepared, type Reader, type Tx } from '../../db/store.ts'
import type { Platform, Run, RunStatus } from '../domain/run.ts'
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

/** Keeps an event and what it says; false when it was here before, and then nothing changes. */
export async function keepEvent(tx: Tx, kept: KeptEvent): Promise<boolean> {
  const { pilot, platform, event, receivedAt } = kept
  const added = await tx
    .insert(hookEvents)
    .values({ pilot, platform, event, receivedAt })
    .onConflictDoNothing()
    .returning({ event: hookEvents.event })
  if (added.length === 0) return false
  for (const told of kept.runs) await keepRun(tx, kept, told)
  return true
}

async function keepRun(tx: Tx, { pilot, platform, receivedAt, week }: KeptEvent, told: Run): Promise<void> {
  const before = await attemptOf(tx)({ pilot, platform, run: told.run, attempt: told.attempt })
  const known = afterEvent(before ?? null, told)
  const columns = { ...known, week: week(known.endedAt ?? receivedAt), batch: null }
  const row = { ...columns, pilot, platform, failure: before?.failure ?? null, receivedAt }
  if (!before) await tx.insert(runs).values(row)
  else await tx.update(runs).set(columns).where(isAttempt(row))
}

const attempt = prepared((reader) =>
  reader
    .select()
    .from(runs)
    .where(
      and(
        eq(runs.pilot, sql.placeholder('pilot')),
        eq(runs.platform, sql.placeholder('platform')),
        eq(runs.run, sql.placeholder('run')),
        eq(runs.attempt, sql.placeholder('attempt')),
      ),
    )
    .prepare(),
)

function attemptOf(tx: Tx) {
  return (of: Pick<RunRow, 'pilot' | 'platform' | 'run' | 'attempt'>) => attempt(tx).get(of)
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

/** Notes how an event that came with a token ended: when, from which platform, with which status. */
export async function noteUse(tx: Tx, token: string, platform: Platform, status: number, now: number): Promise<void> {
  const isAccepted = status < 300
  const row = { token, platform, lastAt: now, lastStatus: status }
  await tx
    .insert(hookUses)
    .values({ ...row, accepted: isAccepted ? 1 : 0, refused: isAccepted ? 0 : 1 })
    .onConflictDoUpdate({
      target: hookUses.token,
      set: {
        ...row,
        ...(isAccepted ? { accepted: sql`${hookUses.accepted} + 1` } : { refused: sql`${hookUses.refused} + 1` }),
      },
    })
}

/** How each token was used last by a platform, by token. */
export async function usesOf(reader: Reader): Promise<ReadonlyMap<string, HookUse>> {
  const rows = await reader.select().from(hookUses)
  return new Map(rows.map((row) => [row.token, row]))
}
