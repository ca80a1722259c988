// Which failures of a pilot its failed runs are: the same thing that broke again joins the failure that is open, anything else
// opens one.
import { and, countDistinct, eq, getTableColumns, inArray, max, sql } from 'drizzle-orm'
import { reportedFailures, runs } from '../../db/schema/runs.ts'
import type { Reader, Tx } from '../../db/store.ts'
import type { FailureEvent } from '../domain/failure.ts'
import { endOf } from '../domain/run.ts'
import { componentOf, fingerprintOf, resolvedAt, sideOfRun } from '../domain/run-failure.ts'
import { type MapContent, mapInForce } from '../domain/system-map.ts'
import { failuresOf } from './failures.ts'
import { keysOf } from './pilots.ts'
import { keepCount } from './reported-counts.ts'
import type { RunRow } from './runs.ts'
import { mapsOf } from './systems.ts'

/** Where a run stands in its table; good within one transaction. */
export const place = sql<number>`rowid`

/** A run as it was told, and where it stands. */
export const toldRun = { ...getTableColumns(runs), place }
export type ToldRun = RunRow & { readonly place: number }

/** Every failed run joins the open failure of the same kind, or opens one; one that was told again stays where it is. */
export async function openFailures(tx: Tx, pilot: string, rows: readonly ToldRun[], now: number): Promise<void> {
  const touched = new Set(rows.flatMap(({ failure }) => failure ?? []))
  const fresh = rows.filter(({ status, failure }) => status === 'failed' && failure === null)
  const known = fresh.length > 0 ? await knownOf(tx, pilot) : null
  for (const [failure, places] of known ? await gathered(tx, fresh, known) : []) {
    await tx.update(runs).set({ failure }).where(inArray(place, places))
    touched.add(failure)
  }
  for (const failure of touched) {
    await addUp(tx, pilot, failure)
    await keepCount(tx, pilot, failure, now)
  }
}

/** What decides where a failed run belongs. `newest` has the number of the newest failure of every kind that was looked up. */
type Known = {
  readonly map: MapContent | null
  readonly events: readonly FailureEvent[]
  readonly newest: Map<string, number>
}

async function knownOf(tx: Tx, pilot: string): Promise<Known> {
  const map = mapInForce(await mapsOf(tx, pilot), await keysOf(tx, pilot))?.content ?? null
  return { map, events: await failuresOf(tx, pilot), newest: new Map() }
}

/** The places of failed runs by the number of their failure. */
async function gathered(tx: Tx, fresh: readonly ToldRun[], known: Known): Promise<ReadonlyMap<number, number[]>> {
  const places = new Map<number, number[]>()
  for (const row of fresh) {
    const failure = await failureFor(tx, row, known)
    const others = places.get(failure)
    if (others) others.push(row.place)
    else places.set(failure, [row.place])
  }
  return places
}

async function failureFor(tx: Tx, row: RunRow, { map, events, newest }: Known): Promise<number> {
  const component = componentOf(map, row.flow)
  const kind = fingerprintOf(component, row)
  const last = newest.get(kind) ?? (await newestOf(tx, row.pilot, kind))
  const resolved = last === null ? null : resolvedAt(events, last)
  const isOver = resolved !== null && endOf(row) > resolved
  const failure = last === null || isOver ? await opened(tx, row, component, kind) : last
  newest.set(kind, failure)
  return failure
}

async function newestOf(tx: Tx, pilot: string, fingerprint: string): Promise<number | null> {
  const [last] = await tx
    .select({ failure: max(reportedFailures.failure) })
    .from(reportedFailures)
    .where(and(eq(reportedFailures.pilot, pilot), eq(reportedFailures.fingerprint, fingerprint)))
  return last?.failure ?? null
}

async function opened(tx: Tx, row: RunRow, component: string, fingerprint: string): Promise<number> {
  const { pilot, platform, errorMessage, receivedAt } = row
  const failure = await nextFailure(tx, pilot)
  const at = endOf(row)
  await tx.insert(reportedFailures).values({
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
  })
  return failure
}

/** The next number: people and platforms count failures in one row. */
export async function nextFailure(tx: Reader, pilot: string): Promise<number> {
  const told = (await failuresOf(tx, pilot)).map(({ failure }) => failure)
  const [last] = await tx
    .select({ failure: max(reportedFailures.failure) })
    .from(reportedFailures)
    .where(eq(reportedFailures.pilot, pilot))
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
