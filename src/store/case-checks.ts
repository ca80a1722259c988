// What the rules said of completed cases, kept so that cases can be found by it. Computed beside the server; it may be
// dropped and computed again at any time.
import { and, asc, eq, exists, gt, inArray, or, type SQL } from 'drizzle-orm'
import { breathe, bulkInsert } from '../../db/bulk-insert.ts'
import { cases } from '../../db/schema/evidence.ts'
import { caseChecks } from '../../db/schema/replays.ts'
import type { Reader, Store } from '../../db/store.ts'
import type { CaseCheck } from '../domain/case-check.ts'
import type { CaseFinding } from '../domain/case-finding.ts'
import { type CaseRow, type Counting, holding } from './cases.ts'

/** So many cases are read, judged and written at once. */
const casesAtOnce = 1_000

/** A completed case as it is stored. */
export type CompletedRow = CaseRow & { readonly completedAt: number }

/** The completed cases of a week as they hold, those that are left out of the figures too; of one batch where it is given. */
export async function* casesToCheck(
  reader: Reader,
  counting: Counting,
  week: string,
  batch: number | null,
): AsyncGenerator<readonly CompletedRow[]> {
  const ofWeek = and(eq(cases.pilot, counting.pilot), eq(cases.week, week), holding(reader, counting))
  const which = and(ofWeek, batch === null ? undefined : eq(cases.batch, batch))
  let rows: readonly CaseRow[] = []
  do {
    rows = await reader
      .select()
      .from(cases)
      .where(and(which, behind(rows.at(-1))))
      .orderBy(asc(cases.cycleMs), asc(cases.case))
      .limit(casesAtOnce)
    if (rows.length > 0) yield rows.filter(isCompleted)
  } while (rows.length === casesAtOnce)
}

function isCompleted(row: CaseRow): row is CompletedRow {
  return row.completedAt !== null
}

function behind(last: CaseRow | undefined): SQL | undefined {
  if (last === undefined) return undefined
  const cycleMs = last.cycleMs ?? 0
  return or(gt(cases.cycleMs, cycleMs), and(eq(cases.cycleMs, cycleMs), gt(cases.case, last.case)))
}

/** A case with what the rules say of it; null where none that could be checked was in effect. */
export type CheckedCase = { readonly piece: CompletedRow; readonly check: CaseCheck | null }

/** Keeps what the rules say of cases in the place of what was kept of them before; `at` in ms. */
export async function keepChecks(
  store: Store,
  pilot: string,
  checked: readonly CheckedCase[],
  at: number,
): Promise<void> {
  const insert = bulkInsert(store, caseChecks)
  const refs = checked.map(({ piece }) => piece.case)
  await store.transaction(async (tx) => {
    await tx.delete(caseChecks).where(and(eq(caseChecks.pilot, pilot), inArray(caseChecks.case, refs)))
    insert(checked.flatMap((one) => rowsOf(one, at)))
  })
  await breathe()
}

function rowsOf({ piece, check }: CheckedCase, at: number): readonly (typeof caseChecks)['$inferInsert'][] {
  if (check === null) return []
  const common = { pilot: piece.pilot, case: piece.case, week: piece.week, at }
  if (check.findings.length === 0) return [{ ...common, finding: 'in order', rule: null, version: null }]
  return check.findings.map(({ kind, rule }) => ({
    ...common,
    finding: kind,
    rule: rule?.number ?? null,
    version: rule?.version ?? null,
  }))
}

/** The condition that a case was found so. */
export function foundAs(reader: Reader, finding: CaseFinding): SQL {
  const same = and(eq(caseChecks.pilot, cases.pilot), eq(caseChecks.case, cases.case), eq(caseChecks.finding, finding))
  return exists(reader.select({ case: caseChecks.case }).from(caseChecks).where(same))
}
