// Cases as people look for them: filtered, in an order, a page at a time, with the sums of all that fit on top.
import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  min,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { caseFailures, cases, exclusions } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import type { CaseFinding } from '../domain/case-finding.ts'
import {
  type CaseCursor,
  type CaseOrder,
  type CaseQuery,
  type CaseSort,
  type RuleShow,
  ruleShows,
} from '../domain/case-query.ts'
import type { CycleCounts } from '../domain/cycle-time.ts'
import type { Exclusion } from '../domain/exclusion.ts'
import { percentileByRank } from '../domain/weekly-figures.ts'
import { foundAs } from './case-checks.ts'
import { type CaseRow, countingOn, excludedCases, holding } from './cases.ts'

const hourMs = 3_600_000

/** The cases that fit, as one condition. Excluded cases are shown where they are asked for, and nowhere else. */
async function fitting(reader: Reader, query: CaseQuery): Promise<SQL | undefined> {
  const counting = await countingOn(reader, query.pilot)
  const excluded = excludedCases(reader, counting)
  if (query.show === 'excluded') return and(holding(reader, counting), excluded ?? nothing)
  const isOpen = query.show === 'open'
  return and(
    eq(cases.pilot, query.pilot),
    isOpen ? isNull(cases.week) : query.week === null ? isNotNull(cases.week) : eq(cases.week, query.week),
    shown(query),
    shownByRule(reader, query),
    query.component === null ? undefined : failedIn(reader, eq(caseFailures.component, query.component)),
    query.show === 'failures' ? failedIn(reader) : undefined,
    holding(reader, counting),
    excluded && not(excluded),
  )
}

/** A condition that nothing meets. */
const nothing = isNull(cases.case)

/** How long a case took, in the hours that count. */
export function lengthBy(counts: CycleCounts) {
  return counts === 'working hours' ? cases.workedMs : cases.cycleMs
}

function shown({ show, targetHours, counts }: CaseQuery): SQL | undefined {
  if (show === 'missed') return gt(lengthBy(counts), (targetHours ?? Infinity) * hourMs)
  if (show === 'by-hand') return inArray(cases.path, ['fallback', 'outside'])
  if (show === 'errors') return gt(cases.errors, 0)
  if (show === 'exceptions') return eq(cases.exception, true)
  if (show === 'rework') return eq(cases.rework, true)
  return undefined
}

const findings: Readonly<Record<RuleShow, CaseFinding>> = {
  'wrong-route': 'wrong route',
  'wrong-approver': 'wrong approver',
  'over-limit': 'missed time limit',
  'skipped-step': 'skipped step',
  'no-rule': 'no rule applies',
  undecided: 'undecided',
}

function shownByRule(reader: Reader, { show }: CaseQuery): SQL | undefined {
  const byRule = ruleShows.find((one) => one === show)
  return byRule === undefined ? undefined : foundAs(reader, findings[byRule])
}

function failedIn(reader: Reader, which?: SQL): SQL {
  const same = and(eq(caseFailures.case, cases.case), eq(caseFailures.batch, cases.batch), which)
  return exists(reader.select({ case: caseFailures.case }).from(caseFailures).where(same))
}

export type CaseSums = {
  readonly many: number
  readonly medianHours: number | null
  readonly withErrors: number
  readonly byHand: number
  readonly rework: number
  readonly exceptions: number
}

/** The sums of all cases that fit. */
export async function sumsOf(reader: Reader, query: CaseQuery): Promise<CaseSums> {
  const which = await fitting(reader, query)
  const length = lengthBy(query.counts)
  const total = (what: SQL) => sql<number>`coalesce(sum(${what}), 0)`
  const [row] = await reader
    .select({
      many: count(),
      completed: count(length),
      withErrors: total(sql`${cases.errors} > 0`),
      byHand: total(sql`${cases.path} in ('fallback', 'outside')`),
      rework: total(sql`${cases.rework}`),
      exceptions: total(sql`${cases.exception}`),
    })
    .from(cases)
    .where(which)
  if (!row) throw new Error('a sum always has one row')
  return { ...row, medianHours: row.completed === 0 ? null : await medianOf(reader, which, row.completed, length) }
}

type Length = ReturnType<typeof lengthBy>

async function medianOf(reader: Reader, which: SQL | undefined, many: number, length: Length): Promise<number | null> {
  const from = Math.floor((many - 1) / 2)
  const two = await reader
    .select({ ms: length })
    .from(cases)
    .where(and(which, isNotNull(length)))
    .orderBy(asc(length))
    .limit(2)
    .offset(from)
  return percentileByRank(many, 0.5, (rank) => (two[rank - from]?.ms ?? 0) / hourMs)
}

function columnOf(sort: CaseSort, counts: CycleCounts) {
  return { case: cases.case, received: cases.receivedAt, completed: cases.completedAt, cycle: lengthBy(counts) }[sort]
}

/** The value by which a case stands in its list. */
export function valueIn(row: CaseRow, sort: CaseSort, counts: CycleCounts): string | number {
  const { case: ref, receivedAt, completedAt } = row
  return { case: ref, received: receivedAt, completed: completedAt, cycle: lengthOf(row, counts) }[sort] ?? 0
}

/** How long a case took (ms) in the hours that count; null while it is open, and where that was not measured. */
export function lengthOf({ cycleMs, workedMs }: CaseRow, counts: CycleCounts): number | null {
  return counts === 'working hours' ? workedMs : cycleMs
}

/** A page of the cases that fit, behind the cursor. */
export async function listCases(
  reader: Reader,
  query: CaseQuery,
  { sort, isDown }: CaseOrder,
  after: CaseCursor | null,
  most: number,
): Promise<readonly CaseRow[]> {
  const column = columnOf(sort, query.counts)
  const direction = isDown ? desc : asc
  const beyond = isDown ? lt : gt
  const behind = after && or(beyond(column, after.value), and(eq(column, after.value), gt(cases.case, after.case)))
  return reader
    .select()
    .from(cases)
    .where(and(await fitting(reader, query), behind ?? undefined))
    .orderBy(direction(column), asc(cases.case))
    .limit(most)
}

const everything = { show: 'all', week: null, component: null, targetHours: null, counts: 'round the clock' } as const

/** The cases that are still open: how many, and when the oldest and the one in the middle were received (ms). */
export type OpenCases = {
  readonly many: number
  readonly oldestReceivedAt: number | null
  readonly medianReceivedAt: number | null
}

/** Cases received by `now` that were not completed. */
export async function openCases(reader: Reader, pilot: string, now: number): Promise<OpenCases> {
  const open = await fitting(reader, { ...everything, pilot, show: 'open' })
  const which = and(open, lte(cases.receivedAt, now))
  const [row] = await reader
    .select({ many: count(), oldest: min(cases.receivedAt) })
    .from(cases)
    .where(which)
  const many = row?.many ?? 0
  const [middle] = await reader
    .select({ receivedAt: cases.receivedAt })
    .from(cases)
    .where(which)
    .orderBy(asc(cases.receivedAt))
    .limit(1)
    .offset(Math.max(0, Math.floor((many - 1) / 2)))
  return { many, oldestReceivedAt: row?.oldest ?? null, medianReceivedAt: middle?.receivedAt ?? null }
}

/** Cases of a pilot week that were received before the pilot began, and the week's median hours without them. */
export type EarlyCases = { readonly week: string; readonly many: number; readonly medianHoursWithout: number | null }

/** The pilot's first instant (ms), the first one of each of its weeks, and what its cycle time counts. */
export type PilotTimes = {
  readonly began: number
  readonly starts: ReadonlyMap<string, number>
  readonly counts: CycleCounts
}

/** The weeks that have such cases. */
export async function earlyCases(
  reader: Reader,
  pilot: string,
  { began, starts, counts }: PilotTimes,
): Promise<readonly EarlyCases[]> {
  const found: EarlyCases[] = []
  for (const [week, start] of starts) {
    const all = await fitting(reader, { ...everything, pilot, week })
    const early = and(all, gt(cases.cycleMs, start - began), lt(cases.receivedAt, began))
    const [row] = await reader.select({ many: count() }).from(cases).where(early)
    if (!row || row.many === 0) continue
    const rest = and(all, not(lt(cases.receivedAt, began)))
    const [left] = await reader
      .select({ many: count(lengthBy(counts)) })
      .from(cases)
      .where(rest)
    const many = left?.many ?? 0
    found.push({ week, many: row.many, medianHoursWithout: await medianOf(reader, rest, many, lengthBy(counts)) })
  }
  return found
}

/** What was left out of a week's cases, or counted again, oldest first. */
export async function exclusionsIn(reader: Reader, pilot: string, week: string): Promise<readonly Exclusion[]> {
  const counting = await countingOn(reader, pilot)
  const ofWeek = exists(
    reader
      .select({ case: cases.case })
      .from(cases)
      .where(and(eq(cases.case, exclusions.case), eq(cases.week, week), holding(reader, counting))),
  )
  return reader
    .select()
    .from(exclusions)
    .where(and(eq(exclusions.pilot, pilot), ofWeek))
    .orderBy(asc(exclusions.seq))
}

/** What failed within some cases, by reference: "erp_sync", "routing ×2". */
export async function failuresAmong(
  reader: Reader,
  rows: readonly CaseRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const refs = rows.map((row) => row.case)
  if (refs.length === 0) return new Map()
  const batches = new Map(rows.map((row) => [row.case, row.batch]))
  const failed = await reader
    .select()
    .from(caseFailures)
    .where(and(inArray(caseFailures.case, refs), inArray(caseFailures.batch, [...new Set(batches.values())])))
    .orderBy(asc(caseFailures.component))
  const found = new Map<string, readonly string[]>()
  for (const { case: ref, component, count: many } of failed.filter((one) => batches.get(one.case) === one.batch))
    found.set(ref, [...(found.get(ref) ?? []), many > 1 ? `${component} ×${many}` : component])
  return found
}
