// The completed cases of a pilot, one week at a time, so that rules can be held against a hundred thousand of them without
// all of them in hand at once.
import { and, eq, not } from 'drizzle-orm'
import { caseFailures, cases } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import type { ComponentCount } from '../domain/case.ts'
import type { ComparedCase } from '../domain/rule-comparison.ts'
import { type Counting, excludedCases, holding } from './cases.ts'

/** What rules ask of a case, and what became of it: no more is read, because there may be very many. */
const asked = {
  ref: cases.case,
  batch: cases.batch,
  receivedAt: cases.receivedAt,
  completedAt: cases.completedAt,
  path: cases.path,
  manualTouches: cases.manualTouches,
  handoffs: cases.handoffs,
  errors: cases.errors,
  rework: cases.rework,
  exception: cases.exception,
  routedTo: cases.routedTo,
  attributes: cases.attributes,
}

/** The cases that were completed in a week and count, in no particular order. */
export async function completedIn(reader: Reader, counting: Counting, week: string): Promise<readonly ComparedCase[]> {
  const excluded = excludedCases(reader, counting)
  const rows = await reader
    .select(asked)
    .from(cases)
    .where(and(eq(cases.week, week), holding(reader, counting), excluded && not(excluded)))
  const failed = await failuresOfWeek(reader, counting.pilot, week)
  return rows.map((row) => {
    const failures = failed.get(`${row.batch} ${row.ref}`) ?? []
    return Object.assign(row, { failures, completedAt: row.completedAt ?? row.receivedAt }) // a week has completed cases only
  })
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
