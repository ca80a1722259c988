// How the completed cases of the last weeks were handled, for telling what keeps going another way.
import { and, desc, eq, gte } from 'drizzle-orm'
import { cases } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import type { HandledCase } from '../domain/friction-signals.ts'
import { thresholds } from '../domain/signal-thresholds.ts'
import { lastWeeks } from '../domain/week.ts'
import { countingOn, holding } from './cases.ts'

/** So many tell what repeats, and are read in a blink. */
const casesLookedAt = 2_000

/**
 * The completed cases of a pilot in the weeks that are spoken of up to this one, the newest weeks where there are many, in
 * the order of their completion.
 */
export async function handledCases(reader: Reader, pilot: string, week: string): Promise<readonly HandledCase[]> {
  const from = lastWeeks(week, thresholds.weeksSpokenOf).at(-1) ?? week
  const { completedAt, path, fieldsEdited, attributes } = cases
  const newest = await reader
    .select({ completedAt, path, fieldsEdited, attributes })
    .from(cases)
    .where(and(eq(cases.pilot, pilot), gte(cases.week, from), holding(reader, await countingOn(reader, pilot))))
    .orderBy(desc(cases.week))
    .limit(casesLookedAt)
  return newest
    .flatMap((one) => (one.completedAt === null ? [] : [{ ...one, completedAt: one.completedAt }]))
    .toSorted((a, b) => a.completedAt - b.completedAt)
}
