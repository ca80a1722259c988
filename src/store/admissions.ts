// How a batch becomes visible. Its cases are written in short transactions under its number, where nobody sees them; then
// one fact admits them together with the figures of the weeks that they touch. What never gets that far is removed.
import { and, eq, exists, lt, max, not, type SQL } from 'drizzle-orm'
import { breathe, bulkDelete, bulkInsert } from '../../db/bulk-insert.ts'
import { batches, caseFailures, cases, exclusions, imports, logWaits } from '../../db/schema/evidence.ts'
import type { Reader, Store, Tx } from '../../db/store.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { Case } from '../domain/case.ts'
import type { Act, Fact } from '../domain/fact.ts'
import { type ImportProgress, silentFor } from '../domain/import.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { isRefused, type Refused } from '../domain/refusal.ts'
import { workedBy, type WorkedBetween } from '../domain/working-hours.ts'
import { endBatch } from './batches.ts'
import { countingOn, replaced } from './cases.ts'
import { record } from './ledger.ts'
import { addUp, keepRollups, weeksLeft } from './rollups.ts'

/** How many cases one short transaction takes; the writers of other processes come in between two. */
const casesAtOnce = 4_000

/** The batch that cases are written under, and the organisation's calendar: its weeks and working hours. */
export type BatchWritten = { readonly pilot: string; readonly batch: number; readonly calendar: Calendar }

/**
 * Writes all cases of a batch, a few thousand at a time, and answers the weeks of those that are completed; `wrote` is told
 * how many are written so far.
 */
export async function writeCases(
  store: Store,
  batch: BatchWritten,
  pieces: Iterable<readonly Case[]>,
  wrote: (many: number) => void = () => undefined,
): Promise<ReadonlySet<string>> {
  const insertCases = bulkInsert(store, cases)
  const insertFailures = bulkInsert(store, caseFailures)
  const row = rowsOf(batch)
  const weeks = new Set<string>()
  const rest = pieces[Symbol.iterator]()
  let written = 0
  let next = rest.next()
  while (!next.done) {
    await store.transaction(async () => {
      for (let taken = 0; taken < casesAtOnce && !next.done; next = rest.next()) {
        const rows = next.value.map(row)
        for (const { week } of rows) if (week !== null) weeks.add(week)
        insertCases(rows)
        insertFailures(next.value.flatMap((piece, place) => failureRows(piece, rows[place], batch)))
        taken += rows.length
        written += rows.length
      }
    })
    wrote(written)
    await breathe()
  }
  return weeks
}

function rowsOf({ pilot, batch, calendar }: BatchWritten) {
  const worked = workedBy(calendar)
  return (piece: Case) => rowOf(piece, pilot, batch, timesOf(piece, calendar, worked))
}

function timesOf({ receivedAt, completedAt }: Case, { weekOf }: Calendar, worked: WorkedBetween) {
  if (completedAt === null) return { receivedAt, completedAt, week: null, cycleMs: null, workedMs: null }
  const cycleMs = completedAt - receivedAt
  return { receivedAt, completedAt, week: weekOf(completedAt), cycleMs, workedMs: worked(receivedAt, completedAt) }
}

/** Written out, because spreading an object costs as much as all the rest of a row of a million. */
function rowOf(piece: Case, pilot: string, batch: number, times: ReturnType<typeof timesOf>) {
  return {
    pilot,
    batch,
    receivedAt: times.receivedAt,
    completedAt: times.completedAt,
    week: times.week,
    cycleMs: times.cycleMs,
    workedMs: times.workedMs,
    case: piece.ref,
    path: piece.path,
    outsideHow: piece.outsideReason,
    manualTouches: piece.manualTouches,
    handoffs: piece.handoffs,
    errors: piece.errors,
    rework: piece.rework,
    exception: piece.exception,
    routedTo: piece.routedTo,
    fieldsEdited: piece.fieldsEdited,
    attributes: piece.attributes,
  }
}

function failureRows(piece: Case, row: ReturnType<typeof rowOf> | undefined, { pilot, batch }: BatchWritten) {
  const week = row?.week ?? null
  return piece.failures.map(({ component, count }) => ({ pilot, case: piece.ref, batch, component, week, count }))
}

/** What an admission needs. `decide` is asked inside the transaction that records its fact. */
export type Admission = {
  readonly pilot: string
  readonly batch: number
  readonly weeks: ReadonlySet<string>
  readonly act: Act
  readonly progress: ImportProgress
  readonly decide: (tx: Tx) => Promise<Fact | Refused>
}

/**
 * Admits a batch: its fact, its rows in sight, and the figures of every week that it touches, at one stroke. The figures
 * are added up before, so that the stroke is short; when other evidence came in meanwhile they are added up again.
 */
export async function admitBatch(store: Store, admission: Admission): Promise<LedgerEntry | Refused> {
  const { pilot, batch, weeks } = admission
  for (;;) {
    const seen = await newestEvidence(store.reader, pilot)
    const touched = new Set([...weeks, ...(await weeksLeft(store.reader, pilot, batch))])
    const rollups = await addUp(store.reader, pilot, touched, batch)
    const outcome = await store.transaction(async (tx) => {
      if ((await newestEvidence(tx, pilot)) !== seen) return null
      const decided = await admission.decide(tx)
      if (isRefused(decided)) return decided
      const entry = await record(tx, decided, admission.act)
      await keepRollups(tx, pilot, rollups, entry.at)
      const admitted = { state: 'admitted', progress: admission.progress } as const
      await tx.update(batches).set(admitted).where(eq(batches.batch, batch))
      return entry
    })
    if (outcome !== null) return outcome
  }
}

/** The number of the newest entry that changed which cases of a pilot count. */
async function newestEvidence(reader: Reader, pilot: string): Promise<number> {
  const [brought] = await reader
    .select({ seq: max(imports.seq) })
    .from(imports)
    .where(eq(imports.pilot, pilot))
  const [left] = await reader
    .select({ seq: max(exclusions.seq) })
    .from(exclusions)
    .where(eq(exclusions.pilot, pilot))
  return Math.max(brought?.seq ?? 0, left?.seq ?? 0)
}

/** Removes the rows of a batch that was never admitted. What a fact has admitted stays, whoever asks. */
export async function dropRows(store: Store, batch: number): Promise<void> {
  const [admitted] = await store.reader.select().from(imports).where(eq(imports.batch, batch)).limit(1)
  if (admitted) return
  await bulkDelete(store, cases, eq(cases.batch, batch))
  await bulkDelete(store, caseFailures, eq(caseFailures.batch, batch))
  await bulkDelete(store, logWaits, eq(logWaits.batch, batch))
}

/** Removes what a newer batch has told anew: nobody sees it any more. */
export async function dropReplaced(store: Store, pilot: string): Promise<void> {
  const counting = await countingOn(store.reader, pilot)
  await bulkDelete(store, cases, both(replaced(store.reader, counting), lt(cases.batch, counting.newest)))
  const still = store.reader
    .select({ case: cases.case })
    .from(cases)
    .where(and(eq(cases.case, caseFailures.case), eq(cases.batch, caseFailures.batch)))
  await bulkDelete(store, caseFailures, both(eq(caseFailures.pilot, pilot), not(exists(still))))
}

function both(one: SQL | undefined, other: SQL): SQL {
  return and(one, other) ?? other
}

/** Ends the imports that crashed, and removes what they had written. `real` is the real time in ms. */
export async function sweepBatches(store: Store, real: number): Promise<void> {
  const silent = and(eq(batches.state, 'reading'), lt(batches.aliveAt, real - silentFor))
  for (const { batch, progress } of await store.reader.select().from(batches).where(silent)) {
    await dropRows(store, batch)
    const why = 'The import ended in the middle. Nothing of it was kept; start it again.'
    await endBatch(store, batch, 'stopped', { ...progress, phase: 'ended', why })
  }
}
