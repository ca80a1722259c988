// Runs become evidence in batches: a moment after they were told, one fact takes in everything that has come since, and the
// failures among them open or join a failure of the pilot.
import { setTimeout as pause } from 'node:timers/promises'
import { and, asc, eq, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import { runs } from '../../db/schema/runs.ts'
import type { Store, Tx } from '../../db/store.ts'
import { fact } from '../domain/fact.ts'
import { endOf } from '../domain/run.ts'
import { newId, textHash } from './hash.ts'
import { record } from './ledger.ts'
import { openFailures, place, type ToldRun, toldRun } from './run-failures.ts'

const mostAtOnce = 250 // events that come meanwhile wait for no longer than this takes
const breathMs = 15 // long enough for those that came meanwhile to be kept

/**
 * Takes in the runs that were told since the last time, a batch at a time; answers how many there were. What is told while
 * this goes on is for the next time. `now` in ms.
 */
export async function takeInRuns(store: Store, now: () => number): Promise<number> {
  const [last] = await store.reader.select({ place: sql<number | null>`max(${place})` }).from(runs)
  let taken = 0
  for (;;) {
    const many = await store.transaction((tx) => takeInBatch(tx, last?.place ?? 0, now()))
    if (many === 0) return taken
    taken += many
    await pause(breathMs)
  }
}

async function takeInBatch(tx: Tx, last: number, now: number): Promise<number> {
  const [oldest] = await waiting(tx, last).limit(1)
  if (!oldest) return 0
  const { pilot } = oldest
  const rows = await waiting(tx, last, pilot).limit(mostAtOnce)
  const hash = textHash(
    JSON.stringify(rows.map(({ run, attempt, status, endedAt }) => [run, attempt, status, endedAt])),
  )
  const newestAt = Math.max(...rows.map((row) => Math.min(endOf(row), row.receivedAt))) // a clock that runs ahead would hide a silence
  const failed = rows.filter(({ status }) => status === 'failed').length
  const object = { type: 'runs', id: hash.slice(0, 32), version: 1 }
  const taken = fact('bring runs', pilot, object, { data: { runs: rows.length, failed, newestAt, hash } })
  const by = { person: 'nobody', seat: null, session: '', credential: 'token' } as const
  const { seq } = await record(tx, taken, { by, at: now, command: newId() })
  await openFailures(tx, pilot, rows, now)
  await takeIn(tx, rows, seq)
  return rows.length
}

/** Runs that cannot be found again would be taken in for ever, so that are no runs. */
async function takeIn(tx: Tx, rows: readonly ToldRun[], seq: number): Promise<void> {
  const places = rows.map((row) => row.place)
  const taken = await tx.update(runs).set({ batch: seq }).where(inArray(place, places)).returning({ place })
  if (taken.length !== rows.length) throw new Error(`of ${rows.length} runs ${taken.length} were found again`)
}

function waiting(tx: Tx, last: number, pilot?: string) {
  const ofPilot = pilot === undefined ? undefined : eq(runs.pilot, pilot)
  return tx
    .select(toldRun)
    .from(runs)
    .where(and(isNull(runs.batch), ofPilot, ne(runs.status, 'waiting'), lte(place, last)))
    .orderBy(asc(runs.receivedAt))
}
