// What runs said of a failure is added up anew with every batch. Each sum is kept, so that the failures of a past day can be
// shown as they stood then, whatever was told since.
import { and, asc, countDistinct, desc, eq, lte } from 'drizzle-orm'
import { reportedCounts, reportedFailures, runs } from '../../db/schema/runs.ts'
import type { Reader, Tx } from '../../db/store.ts'
import type { FailedRuns, ReportedFailure } from '../domain/failure.ts'
import { reportedFailuresOf } from './failures.ts'

/** Keeps what is known of a failure at an instant (ms), once it was added up. */
export async function keepCount(tx: Tx, pilot: string, failure: number, at: number): Promise<void> {
  const isIt = and(eq(reportedFailures.pilot, pilot), eq(reportedFailures.failure, failure))
  const [known] = await tx.select().from(reportedFailures).where(isIt)
  if (!known) throw new Error(`there is no reported failure ${failure}`)
  const { firstAt, lastAt, ...counted } = known
  const counts = { firstAt, lastAt, runs: counted.runs, cases: counted.cases, weeks: await weeksOf(tx, pilot, failure) }
  await tx
    .insert(reportedCounts)
    .values({ pilot, failure, at, ...counts })
    .onConflictDoUpdate({ target: [reportedCounts.pilot, reportedCounts.failure, reportedCounts.at], set: counts })
}

async function weeksOf(tx: Tx, pilot: string, failure: number): Promise<Readonly<Record<string, number>>> {
  const rows = await tx
    .select({ week: runs.week, many: countDistinct(runs.run) })
    .from(runs)
    .where(and(eq(runs.pilot, pilot), eq(runs.failure, failure), eq(runs.status, 'failed')))
    .groupBy(runs.week)
    .orderBy(asc(runs.week))
  return Object.fromEntries(rows.map(({ week, many }) => [week, many]))
}

/** What runs had told of failures at an instant (ms). */
export type ReportedThen = {
  readonly reportedFailures: readonly ReportedFailure[]
  readonly failedRuns: readonly FailedRuns[]
}

/** The failures that runs had opened by an instant (ms), with what was known of them then. */
export async function reportedAt(reader: Reader, pilot: string, at: number): Promise<ReportedThen> {
  const opened = (await reportedFailuresOf(reader, pilot)).filter(({ firstReceivedAt }) => firstReceivedAt <= at)
  const failures: ReportedFailure[] = []
  const failedRuns: FailedRuns[] = []
  for (const one of opened) {
    const { failure } = one
    const then = (await countAt(reader, pilot, failure, at)) ?? { ...one, weeks: {} }
    const { firstAt, lastAt, runs: many, cases } = then
    failures.push({ ...one, firstAt, lastAt, runs: many, cases })
    failedRuns.push(...Object.entries(then.weeks).map(([week, counted]) => ({ week, failure, runs: counted })))
  }
  return { reportedFailures: failures, failedRuns }
}

/** The sum that held at an instant (ms), else the first one; null for what was added up before sums were kept. */
async function countAt(reader: Reader, pilot: string, failure: number, at: number) {
  const isIt = and(eq(reportedCounts.pilot, pilot), eq(reportedCounts.failure, failure))
  const [held] = await reader
    .select()
    .from(reportedCounts)
    .where(and(isIt, lte(reportedCounts.at, at)))
    .orderBy(desc(reportedCounts.at))
    .limit(1)
  if (held) return held
  const [first] = await reader.select().from(reportedCounts).where(isIt).orderBy(asc(reportedCounts.at)).limit(1)
  return first ?? null
}
