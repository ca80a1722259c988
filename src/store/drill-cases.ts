// Real cases to choose a drill's from: of the last weeks the quickest and the slowest, where what is unusual tends to be.
import { and, asc, desc, eq, not } from 'drizzle-orm'
import { cases } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import type { Candidate } from '../domain/drill-sample.ts'
import { countingOn, type Counting, excludedCases, holding } from './cases.ts'

const ofEachEnd = 50

/** Cases completed in these weeks that count, at most a hundred of each. */
export async function casesToDrill(
  reader: Reader,
  pilot: string,
  weeks: readonly string[],
): Promise<readonly Candidate[]> {
  const counting = await countingOn(reader, pilot)
  const found = new Map<string, Candidate>()
  for (const week of weeks)
    for (const end of [asc, desc])
      for (const piece of await someOf(reader, counting, week, end)) found.set(piece.ref, piece)
  return [...found.values()]
}

/** In the order of the index by week and cycle time, so that only these rows are read. */
async function someOf(
  reader: Reader,
  counting: Counting,
  week: string,
  end: typeof asc,
): Promise<readonly Candidate[]> {
  const excluded = excludedCases(reader, counting)
  const rows = await reader
    .select({ ref: cases.case, attributes: cases.attributes, exception: cases.exception, rework: cases.rework })
    .from(cases)
    .where(and(eq(cases.week, week), holding(reader, counting), excluded && not(excluded)))
    .orderBy(end(cases.cycleMs), end(cases.batch))
    .limit(ofEachEnd)
  return rows.map(({ ref, attributes, exception, rework }) => {
    return { ref, attributes, isMessy: exception === true || rework === true }
  })
}
