// The completed cases of a pilot, one week at a time, so that rules can be held against a hundred thousand of them without
// all of them in hand at once.
import { and, eq, not } from 'drizzle-orm'
import { caseFailures, cases } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import type { ComponentCount } from '../domain/case.ts'
import type { ComparedCase } from '../domain/rule-comparison.ts'
import { type CaseRow, type Counting, excludedCases, holding } from './cases.ts'

/** The cases that were completed in a week and count, in no particular order. */
export async function completedIn(reader: Reader, counting: Counting, week: string): Promise<readonly ComparedCase[]> {
  const excluded = excludedCases(reader, counting)
  const rows = await reader
    .select()
    .from(cases)
    .where(and(eq(cases.week, week), holding(reader, counting), excluded && not(excluded)))
  const failed = await failuresOfWeek(reader, counting.pilot, week)
  return rows.flatMap((row) => completed(row, failed.get(`${row.batch} ${row.case}`) ?? []))
}

function completed(row: CaseRow, failures: readonly ComponentCount[]): readonly ComparedCase[] {
  const { completedAt } = row
  return completedAt === null ? [] : [{ ...row, ref: row.case, completedAt, failures }]
}

async function failuresOfWeek(
  reader: Reader,
  pilot: string,
  week: string,
): Promise<ReadonlyMap<string, readonly ComponentCount[]>> {
  const rows = await reader
    .select()
    .from(caseFailures)
    .where(and(eq(caseFailures.pilot, pilot), eq(caseFailures.week, week)))
  const failed = new Map<string, ComponentCount[]>()
  for (const { batch, case: ref, component, count } of rows) {
    const ofCase = failed.get(`${batch} ${ref}`) ?? []
    failed.set(`${batch} ${ref}`, [...ofCase, { component, count }])
  }
  return failed
}
