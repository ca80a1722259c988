// Cases as batches brought them. A batch is visible only once a fact has admitted it, and of a case that several batches
// tell, the newest admitted one holds. Every question about cases is asked through `holding`.
import { and, eq, exists, gt, inArray, max, not, or, type SQL } from 'drizzle-orm'
import { historyOf } from '../../db/history.ts'
import { alias } from '../../db/kit.ts'
import { caseFailures, cases, exclusions, imports } from '../../db/schema/evidence.ts'
import type { Reader } from '../../db/store.ts'
import { committedText, pilotOf, textOf, wholeOf, wholeOrNull, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const caseRows: RowsOf = {
  'import cases': (entry) => ({
    imports: {
      pilot: pilotOf(entry),
      batch: wholeOf(entry, 'batch'),
      kind: wordOf(entry, 'kind', ['cases', 'events']),
      fileHash: textOf(entry, 'fileHash'),
      cases: wholeOf(entry, 'cases'),
      rejected: wholeOf(entry, 'rejected'),
      oldestAt: wholeOrNull(entry, 'oldestAt'),
      newestAt: wholeOrNull(entry, 'newestAt'),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
  'exclude case': (entry) => ({
    exclusions: {
      pilot: pilotOf(entry),
      case: textOf(entry, 'case'),
      what: wordOf(entry, 'what', ['excluded', 'included']),
      reason: textOf(entry, 'reason'),
      why: committedText(entry, 'why'),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

/** An import as it is stored, with the hash of its file. */
export type ImportRow = (typeof imports)['$inferSelect']

/** Every import that was admitted on a pilot, oldest first. */
export const importsOf = historyOf(imports)

/** Every exclusion and re-inclusion of a case on a pilot, oldest first. */
export const exclusionsOf = historyOf(exclusions)

/** Which batches of a pilot count: the admitted ones, and one more when it is asked what its admission would change. */
export type Counting = {
  readonly pilot: string
  readonly also: number | null
  /** The newest of them: what it tells is replaced by nothing. 0 while there is none. */
  readonly newest: number
  /** Whether any case of the pilot was ever left out; most have none, and need not be asked about. */
  readonly excludes: boolean
}

/** The batches that count on a pilot; `also` as if it had been admitted. */
export async function countingOn(reader: Reader, pilot: string, also: number | null = null): Promise<Counting> {
  const [row] = await reader
    .select({ newest: max(imports.batch) })
    .from(imports)
    .where(eq(imports.pilot, pilot))
  const excluded = await reader
    .select({ seq: exclusions.seq })
    .from(exclusions)
    .where(eq(exclusions.pilot, pilot))
    .limit(1)
  return { pilot, also, newest: Math.max(row?.newest ?? 0, also ?? 0), excludes: excluded.length > 0 }
}

const newer = alias(cases, 'newer')

/** The rows that hold: of a batch that counts, and told anew by no newer one. */
export function holding(reader: Reader, counting: Counting): SQL | undefined {
  const { pilot, newest } = counting
  return and(
    eq(cases.pilot, pilot),
    counts(reader, counting),
    or(eq(cases.batch, newest), not(toldAnew(reader, counting))),
  )
}

/** The rows that do not hold any more, because a newer batch that counts tells the same case. */
export function replaced(reader: Reader, counting: Counting): SQL | undefined {
  return and(eq(cases.pilot, counting.pilot), toldAnew(reader, counting))
}

/** Whether the newer row's batch counts is asked last, and only where there is a newer row at all: hardly ever. */
function toldAnew(reader: Reader, counting: Counting): SQL {
  const admitted = and(eq(imports.pilot, counting.pilot), eq(imports.batch, newer.batch))
  const isAdmitted = exists(reader.select({ batch: imports.batch }).from(imports).where(admitted))
  const alsoCounts = counting.also === null ? isAdmitted : or(isAdmitted, eq(newer.batch, counting.also))
  const again = and(eq(newer.case, cases.case), gt(newer.batch, cases.batch), alsoCounts)
  return exists(reader.select({ case: newer.case }).from(newer).where(again))
}

function counts(reader: Reader, { pilot, also }: Counting): SQL | undefined {
  const admitted = reader.select({ batch: imports.batch }).from(imports).where(eq(imports.pilot, pilot))
  return also === null ? inArray(cases.batch, admitted) : or(inArray(cases.batch, admitted), eq(cases.batch, also))
}

/** The cases that are left out of a pilot's figures now; undefined where that is none for sure. */
export function excludedCases(reader: Reader, { pilot, excludes }: Counting): SQL | undefined {
  if (!excludes) return undefined
  const newest = reader
    .select({ seq: max(exclusions.seq) })
    .from(exclusions)
    .where(eq(exclusions.pilot, pilot))
    .groupBy(exclusions.case)
  const excluded = reader
    .select({ case: exclusions.case })
    .from(exclusions)
    .where(and(inArray(exclusions.seq, newest), eq(exclusions.what, 'excluded')))
  return inArray(cases.case, excluded)
}

/** A case as it is stored. */
export type CaseRow = (typeof cases)['$inferSelect']

/** The case with this reference as it holds now; null when no admitted batch tells it. */
export async function findCase(reader: Reader, pilot: string, ref: string): Promise<CaseRow | null> {
  const counting = await countingOn(reader, pilot)
  const [row] = await reader
    .select()
    .from(cases)
    .where(and(eq(cases.case, ref), holding(reader, counting)))
  return row ?? null
}

/** What failed within a case as one batch told it, by component. */
export async function failuresOf(
  reader: Reader,
  { case: ref, batch }: CaseRow,
): Promise<readonly { readonly component: string; readonly count: number }[]> {
  return reader
    .select({ component: caseFailures.component, count: caseFailures.count })
    .from(caseFailures)
    .where(and(eq(caseFailures.case, ref), eq(caseFailures.batch, batch)))
    .orderBy(caseFailures.component)
}
