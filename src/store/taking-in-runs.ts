// Runs become evidence in batches: a moment after they were told, one fact takes in everything that has come since, and the
// failures among them open or join a failure of the pilot.
import { and, asc, countDistinct, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { reportedFailures, runs } from '../../db/schema/runs.ts'
import type { Store, Tx } from '../../db/store.ts'
import type { ReportedFailure } from '../domain/failure.ts'
import { fact } from '../domain/fact.ts'
import { componentOf, fingerprintOf, resolvedAt, sideOfRun } from '../domain/run-failure.ts'
import { type MapContent, mapInForce } from '../domain/system-map.ts'
import { failuresOf } from './failures.ts'
import { newId, textHash } from './hash.ts'
import { record } from './ledger.ts'
import { keysOf } from './pilots.ts'
import { isAttempt, type RunRow } from './runs.ts'
import { mapsOf } from './systems.ts'

const mostAtOnce = 100 // events that come meanwhile wait for no longer than this takes

/** Takes in the runs that were told since the last time, a batch at a time; answers how many there were. `now` in ms. */
export async function takeInRuns(store: Store, now: () => number): Promise<number> {
  let taken = 0
  for (;;) {
    const many = await store.transaction((tx) => takeInBatch(tx, now()))
    if (many === 0) return taken
    taken += many
  }
}

async function takeInBatch(tx: Tx, now: number): Promise<number> {
  const [oldest] = await waiting(tx).limit(1)
  if (!oldest) return 0
  const { pilot } = oldest
  const rows = await waiting(tx, pilot).limit(mostAtOnce)
  const hash = textHash(
    JSON.stringify(rows.map(({ run, attempt, status, endedAt }) => [run, attempt, status, endedAt])),
  )
  const newestAt = Math.max(...rows.map(({ endedAt, receivedAt }) => endedAt ?? receivedAt))
  const failed = rows.filter(({ status }) => status === 'failed').length
  const object = { type: 'runs', id: hash.slice(0, 32), version: 1 }
  const taken = fact('bring runs', pilot, object, { data: { runs: rows.length, failed, newestAt, hash } })
  const by = { person: 'nobody', seat: null, session: '', credential: 'token' } as const
  const { seq } = await record(tx, taken, { by, at: now, command: newId() })
  await openFailures(tx, pilot, rows)
  for (const row of rows) await takeIn(tx, row, seq)
  return rows.length
}

/** A run that cannot be found again would be taken in for ever, so that is no run. */
async function takeIn(tx: Tx, row: RunRow, seq: number): Promise<void> {
  const taken = await tx.update(runs).set({ batch: seq }).where(isAttempt(row)).returning({ run: runs.run })
  if (taken.length === 0) throw new Error(`the run ${row.run} was not found again`)
}

function waiting(tx: Tx, pilot?: string) {
  const ofPilot = pilot === undefined ? undefined : eq(runs.pilot, pilot)
  return tx
    .select()
    .from(runs)
    .where(and(isNull(runs.batch), ofPilot, ne(runs.status, 'waiting')))
    .orderBy(asc(runs.receivedAt))
}

/** Every failed run joins the open failure of the same kind, or opens one; one that was told again stays where it is. */
async function openFailures(tx: Tx, pilot: string, rows: readonly RunRow[]): Promise<void> {
  const failed = rows.filter(({ status }) => status === 'failed')
  const map = failed.length > 0 ? (mapInForce(await mapsOf(tx, pilot), await keysOf(tx, pilot))?.content ?? null) : null
  const toldAgain = rows.flatMap(({ failure }) => failure ?? [])
  const touched = new Set(toldAgain)
  for (const row of failed) touched.add(await failureFor(tx, row, map))
  for (const failure of touched) await addUp(tx, pilot, failure)
}

async function failureFor(tx: Tx, row: RunRow, map: MapContent | null): Promise<number> {
  if (row.failure !== null) return row.failure
  const component = componentOf(map, row.flow)
  const fingerprint = fingerprintOf(component, row)
  const failure = (await joined(tx, row, fingerprint)) ?? (await opened(tx, row, component, fingerprint))
  await tx.update(runs).set({ failure }).where(isAttempt(row))
  return failure
}

function endOf({ endedAt, receivedAt }: RunRow): number {
  return endedAt ?? receivedAt
}

/** The failure of the same kind, while nobody has resolved it since; null where there is none. */
async function joined(tx: Tx, row: RunRow, fingerprint: string): Promise<number | null> {
  const { pilot } = row
  const [last] = await tx
    .select()
    .from(reportedFailures)
    .where(and(eq(reportedFailures.pilot, pilot), eq(reportedFailures.fingerprint, fingerprint)))
    .orderBy(desc(reportedFailures.failure))
    .limit(1)
  if (!last) return null
  const resolved = resolvedAt(await failuresOf(tx, pilot), last.failure)
  return resolved === null || endOf(row) <= resolved ? last.failure : null
}

async function opened(tx: Tx, row: RunRow, component: string, fingerprint: string): Promise<number> {
  const { pilot, platform, errorMessage, receivedAt } = row
  const failure = await nextFailure(tx, pilot)
  const at = endOf(row)
  const made: ReportedFailure & { pilot: string; platform: RunRow['platform'] } = {
    pilot,
    failure,
    fingerprint,
    component,
    platform,
    side: sideOfRun(row),
    message: errorMessage ?? 'The run failed without a word.',
    firstAt: at,
    lastAt: at,
    firstReceivedAt: receivedAt,
    runs: 0,
    cases: 0,
  }
  await tx.insert(reportedFailures).values(made)
  return failure
}

/** The next number: people and platforms count failures in one row. */
export async function nextFailure(tx: Tx, pilot: string): Promise<number> {
  const told = (await failuresOf(tx, pilot)).map(({ failure }) => failure)
  const [last] = await tx
    .select({ failure: reportedFailures.failure })
    .from(reportedFailures)
    .where(eq(reportedFailures.pilot, pilot))
    .orderBy(desc(reportedFailures.failure))
    .limit(1)
  return Math.max(0, last?.failure ?? 0, ...told) + 1
}

/**
 * How many runs failed so, when, and how many cases they hit, each counted once. A run that a later event calls a success does
 * not count.
 */
async function addUp(tx: Tx, pilot: string, failure: number): Promise<void> {
  const ended = sql`coalesce(${runs.endedAt}, ${runs.receivedAt})`
  const [count] = await tx
    .select({
      runs: countDistinct(runs.run),
      cases: countDistinct(runs.case),
      firstAt: sql<number | null>`min(${ended})`,
      lastAt: sql<number | null>`max(${ended})`,
    })
    .from(runs)
    .where(and(eq(runs.pilot, pilot), eq(runs.failure, failure), eq(runs.status, 'failed')))
  if (!count) throw new Error('a count is one row')
  const { firstAt, lastAt, ...counted } = count
  await tx
    .update(reportedFailures)
    .set(firstAt === null || lastAt === null ? counted : { ...counted, firstAt, lastAt })
    .where(and(eq(reportedFailures.pilot, pilot), eq(reportedFailures.failure, failure)))
}
