// The figures of a week are added up when data arrive, so that pages never count cases. Only the weeks that a batch or an
// exclusion touches are added up anew, and always before anybody can see the one without the other.
import { and, asc, count, eq, exists, inArray, isNotNull, isNull, ne, not, type SQL, sql } from 'drizzle-orm'
import { alias } from '../../db/kit.ts'
import { caseFailures, cases, weekRollups } from '../../db/schema/evidence.ts'
import type { Reader, Tx } from '../../db/store.ts'
import type { Counted, CycleHours, WeekRollup } from '../domain/scorecard.ts'
import { percentileByRank } from '../domain/weekly-figures.ts'
import { type Counting, countingOn, excludedCases, holding } from './cases.ts'

/** Adds up one week of completed cases; null when there is none left in it. */
export async function addUpWeek(reader: Reader, counting: Counting, week: string): Promise<WeekRollup | null> {
  const all = and(eq(cases.week, week), holding(reader, counting))
  const excludedHere = excludedCases(reader, counting)
  const counted = excludedHere ? and(all, not(excludedHere)) : all
  const sums = await sumsOf(reader, counted)
  const excluded = excludedHere ? await countOf(reader, and(all, excludedHere)) : 0
  if (sums.completed + excluded === 0) return null

  const which = { all, counted, automated: and(counted, eq(cases.path, 'automated')) }
  const many = { all: sums.completed + excluded, counted: sums.completed, automated: sums.automated }
  const worked = await workedHours(reader, which, many)
  return {
    week,
    completed: sums.completed,
    excluded,
    ...(await cycleHours(reader, which, many, cases.cycleMs)),
    ...(worked ? { worked } : {}),
    paths: pathsOf(sums),
    withErrors: { sum: sums.withErrors, known: sums.errorsKnown },
    handoffs: { sum: sums.handoffs, known: sums.handoffsKnown },
    rework: { sum: sums.rework, known: sums.reworkKnown },
    exceptions: { sum: sums.exceptions, known: sums.exceptionsKnown },
    ...(await touchesOf(reader, counted)),
    failures: await failuresIn(reader, counting.pilot, week, counted),
  }
}

/** The cases of a week: all, those that count, and of these the automated ones. */
type Which = Readonly<Record<'all' | 'counted' | 'automated', SQL | undefined>>
type Many = Readonly<Record<keyof Which, number>>
type Length = typeof cases.cycleMs | typeof cases.workedMs

async function cycleHours(reader: Reader, which: Which, many: Many, length: Length): Promise<CycleHours> {
  const hours = (some: keyof Which, share: number) => hoursAt(reader, which[some], { many: many[some], share, length })
  const medianHours = await hours('counted', 0.5)
  return {
    medianHours,
    p90Hours: await hours('counted', 0.9),
    medianHoursWithExcluded: many.all === many.counted ? medianHours : await hours('all', 0.5),
    medianHoursAutomated: await hours('automated', 0.5),
  }
}

/** The same in working hours; null where a case came in before these were measured. */
async function workedHours(reader: Reader, which: Which, many: Many): Promise<CycleHours | null> {
  const unknown = await countOf(reader, and(which.all, isNull(cases.workedMs)))
  return unknown > 0 ? null : cycleHours(reader, which, many, cases.workedMs)
}

const total = (what: SQL | typeof cases.handoffs | typeof cases.rework | typeof cases.exception) =>
  sql<number>`coalesce(sum(${what}), 0)`
const onPath = (path: string) => total(sql`${cases.path} = ${path}`)

async function sumsOf(reader: Reader, which: SQL | undefined) {
  const [row] = await reader
    .select({
      completed: count(),
      automated: onPath('automated'),
      fallback: onPath('fallback'),
      outside: onPath('outside'),
      withErrors: total(sql`${cases.errors} > 0`),
      errorsKnown: count(cases.errors),
      handoffs: total(cases.handoffs),
      handoffsKnown: count(cases.handoffs),
      rework: total(cases.rework),
      reworkKnown: count(cases.rework),
      exceptions: total(cases.exception),
      exceptionsKnown: count(cases.exception),
    })
    .from(cases)
    .where(which)
  if (!row) throw new Error('a sum always has one row')
  return row
}

type Sums = Awaited<ReturnType<typeof sumsOf>>

function pathsOf({ completed, automated, fallback, outside }: Sums): WeekRollup['paths'] {
  return { automated, fallback, outside, unknown: completed - automated - fallback - outside }
}

async function countOf(reader: Reader, which: SQL | undefined): Promise<number> {
  const [row] = await reader.select({ many: count() }).from(cases).where(which)
  return row?.many ?? 0
}

const hourMs = 3_600_000

/** A percentile (type 7) of the cycle times, elapsed ones in the order of the index: never more than two are held. */
async function hoursAt(
  reader: Reader,
  which: SQL | undefined,
  { many, share, length }: { readonly many: number; readonly share: number; readonly length: Length },
): Promise<number | null> {
  const from = Math.floor((many - 1) * share)
  const two = await reader
    .select({ ms: length })
    .from(cases)
    .where(which)
    .orderBy(asc(length))
    .limit(2)
    .offset(Math.max(from, 0))
  return percentileByRank(many, share, (rank) => (two[rank - from]?.ms ?? 0) / hourMs)
}

/** Cases with more manual touches than this are counted with it. */
const mostTouches = 200

async function touchesOf(
  reader: Reader,
  which: SQL | undefined,
): Promise<Pick<WeekRollup, 'touches' | 'touchesTotal'>> {
  const touched = sql<number>`min(${cases.manualTouches}, ${mostTouches})`
  const rows = await reader
    .select({ touched, many: count(), sum: total(sql`${cases.manualTouches}`) })
    .from(cases)
    .where(and(which, isNotNull(cases.manualTouches)))
    .groupBy(touched)
  const touches = Array.from({ length: Math.max(0, ...rows.map((row) => row.touched + 1)) }, () => 0)
  for (const row of rows) touches[row.touched] = row.many
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((so, row) => so + of(row), 0)
  const touchesTotal: Counted = { sum: sum((row) => row.sum), known: sum((row) => row.many) }
  return { touches, touchesTotal }
}

async function failuresIn(
  reader: Reader,
  pilot: string,
  week: string,
  which: SQL | undefined,
): Promise<WeekRollup['failures']> {
  const sameCase = and(eq(cases.case, caseFailures.case), eq(cases.batch, caseFailures.batch))
  const counted = exists(reader.select({ case: cases.case }).from(cases).where(and(sameCase, which)))
  return reader
    .select({ component: caseFailures.component, count: total(sql`${caseFailures.count}`) })
    .from(caseFailures)
    .where(and(eq(caseFailures.pilot, pilot), eq(caseFailures.week, week), counted))
    .groupBy(caseFailures.component)
    .orderBy(asc(caseFailures.component))
}

const told = alias(cases, 'told')

/** The weeks that cases of a batch leave, because what was told of them before stood elsewhere. */
export async function weeksLeft(reader: Reader, pilot: string, batch: number): Promise<readonly string[]> {
  const toldNow = reader
    .select({ case: told.case })
    .from(told)
    .where(and(eq(told.case, cases.case), eq(told.batch, batch)))
  const rows = await reader
    .selectDistinct({ week: cases.week })
    .from(cases)
    .where(and(eq(cases.pilot, pilot), isNotNull(cases.week), ne(cases.batch, batch), exists(toldNow)))
  return rows.flatMap(({ week }) => week ?? [])
}

/** The figures of some weeks; null for a week without cases. */
export type Rollups = ReadonlyMap<string, WeekRollup | null>

/** Adds up these weeks as they will be once `also` is admitted. */
export async function addUp(
  reader: Reader,
  pilot: string,
  weeks: Iterable<string>,
  also: number | null = null,
): Promise<Rollups> {
  const counting = await countingOn(reader, pilot, also)
  const rollups = new Map<string, WeekRollup | null>()
  for (const week of weeks) rollups.set(week, await addUpWeek(reader, counting, week))
  return rollups
}

/** Puts the figures of these weeks in the place of the earlier ones. `at` in ms. */
export async function keepRollups(tx: Tx, pilot: string, rollups: Rollups, at: number): Promise<void> {
  const weeks = [...rollups.keys()]
  if (weeks.length === 0) return
  await tx.delete(weekRollups).where(and(eq(weekRollups.pilot, pilot), inArray(weekRollups.week, weeks)))
  const rows = [...rollups].flatMap(([week, figures]) => (figures ? [{ pilot, week, figures, computedAt: at }] : []))
  if (rows.length > 0) await tx.insert(weekRollups).values(rows)
}
