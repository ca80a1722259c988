// What the runs of a pilot say together: when each flow was heard last, how many failed in a week, how the newest of them
// ended, how many came on a day, and how many of a week have a case.
import { and, count, countDistinct, desc, eq, gte, inArray, isNotNull, lt, max, ne, type SQL } from 'drizzle-orm'
import { cases } from '../../db/schema/evidence.ts'
import { runs } from '../../db/schema/runs.ts'
import type { Reader } from '../../db/store.ts'
import type { Calendar } from '../domain/calendar.ts'
import { daysAfter } from '../domain/day.ts'
import type { EndedAttempt } from '../domain/failed-series.ts'
import type { RunShares } from '../domain/jump.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { testFlow } from '../domain/run.ts'
import type { WeekOfRuns } from '../domain/run-cases.ts'
import { flowsHeard, type Heard } from '../domain/silence.ts'
import type { DayOfRuns } from '../domain/volume.ts'
import { countingOn, holding } from './cases.ts'

/** When (ms) the newest run of each flow of the map arrived. */
export async function heardOn(reader: Reader, file: PilotFile): Promise<Heard> {
  const heard = new Map<string, number>()
  for (const flow of flowsHeard(file)) {
    const [row] = await reader
      .select({ at: max(runs.receivedAt) })
      .from(runs)
      .where(and(eq(runs.pilot, file.pilot.id), eq(runs.flow, flow)))
    if (row?.at) heard.set(flow, row.at)
  }
  return heard
}

/** How many attempts at runs ended in some weeks, and how many of them failed; those that people sent to try are none. */
export async function runSharesIn(reader: Reader, pilot: string, weeks: readonly string[]): Promise<RunShares> {
  const ended = inArray(runs.status, ['success', 'failed'])
  const rows = await reader
    .select({ week: runs.week, status: runs.status, many: count() })
    .from(runs)
    .where(and(eq(runs.pilot, pilot), inArray(runs.week, [...weeks]), ended, ne(runs.flow, testFlow)))
    .groupBy(runs.week, runs.status)
  const many = (week: string, status?: string) =>
    rows
      .filter((row) => row.week === week && (status === undefined || row.status === status))
      .reduce((sum, row) => sum + row.many, 0)
  return new Map(weeks.map((week) => [week, { hit: many(week, 'failed'), of: many(week) }]))
}

/** So many attempts of a flow are looked at, the newest first: a longer row of failures says nothing more. */
const attemptsLookedAt = 500

/** The newest attempts at runs of some flows that succeeded or failed. */
export async function endedAttempts(
  reader: Reader,
  pilot: string,
  flows: readonly string[],
): Promise<readonly EndedAttempt[]> {
  const attempts: EndedAttempt[] = []
  for (const flow of flows) {
    const rows = await reader
      .select()
      .from(runs)
      .where(and(eq(runs.pilot, pilot), eq(runs.flow, flow), inArray(runs.status, ['success', 'failed'])))
      .orderBy(desc(runs.receivedAt))
      .limit(attemptsLookedAt)
    attempts.push(...rows.map(attemptOf))
  }
  return attempts
}

function attemptOf({ platform, run, flow, status, endedAt, receivedAt }: (typeof runs)['$inferSelect']): EndedAttempt {
  return { platform, run, flow, isFailed: status === 'failed', endedAt: endedAt ?? receivedAt }
}

/** How many runs of some flows arrived on a day ("2026-09-07"), each run once. */
export async function runsArrivedOn(
  reader: Reader,
  pilot: string,
  flows: readonly string[],
  day: string,
  { instantOf }: Calendar,
): Promise<DayOfRuns> {
  if (flows.length === 0) return new Map()
  const from = gte(runs.receivedAt, instantOf(day, '00:00'))
  const to = lt(runs.receivedAt, instantOf(daysAfter(day, 1), '00:00'))
  const rows = await reader
    .select({ flow: runs.flow, many: countDistinct(runs.run) })
    .from(runs)
    .where(and(eq(runs.pilot, pilot), inArray(runs.flow, [...flows]), from, to))
    .groupBy(runs.flow)
  return new Map(rows.map(({ flow, many }) => [flow, many]))
}

/** The runs that succeeded in some weeks by flow, and what is known of the cases that they name. */
export async function weeksOfRuns(
  reader: Reader,
  pilot: string,
  weeks: readonly string[],
): Promise<readonly WeekOfRuns[]> {
  const succeeded = and(
    eq(runs.pilot, pilot),
    inArray(runs.week, [...weeks]),
    eq(runs.status, 'success'),
    ne(runs.flow, testFlow),
  )
  const columns = { week: runs.week, flow: runs.flow, runs: countDistinct(runs.run) }
  const all = await reader.select(columns).from(runs).where(succeeded).groupBy(runs.week, runs.flow)
  if (all.length === 0) return []
  const isNamed = and(succeeded, isNotNull(runs.case))
  const named = await reader.select(columns).from(runs).where(isNamed).groupBy(runs.week, runs.flow)
  const finished = await finishedRuns(reader, pilot, isNamed)
  return weeks.flatMap((week) =>
    all
      .filter((one) => one.week === week)
      .map((one) => {
        const many = manyOf(named, one)
        const { over, here } = finished(one)
        return { ...one, named: many, unfinished: many - over, finishedHere: here }
      }),
  )
}

type OfFlow = { readonly week: string; readonly flow: string; readonly runs: number }

function manyOf(counted: readonly OfFlow[], { week, flow }: OfFlow): number {
  return counted.find((one) => one.week === week && one.flow === flow)?.runs ?? 0
}

/** Of the runs that name a case: those whose case is completed, and how many cases they completed in the very same week. */
async function finishedRuns(reader: Reader, pilot: string, isNamed: SQL | undefined) {
  const isCompleted = and(isNotNull(cases.week), holding(reader, await countingOn(reader, pilot)))
  const columns = { week: runs.week, flow: runs.flow }
  const over = await reader
    .select({ ...columns, runs: countDistinct(runs.run) })
    .from(runs)
    .innerJoin(cases, eq(cases.case, runs.case))
    .where(and(isNamed, isCompleted))
    .groupBy(runs.week, runs.flow)
  const here = await reader
    .select({ ...columns, runs: countDistinct(runs.case) })
    .from(runs)
    .innerJoin(cases, eq(cases.case, runs.case))
    .where(and(isNamed, isCompleted, eq(cases.week, runs.week)))
    .groupBy(runs.week, runs.flow)
  return (one: OfFlow) => ({ over: manyOf(over, one), here: manyOf(here, one) })
}
