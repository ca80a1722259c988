// What people reported, and to which side either leader gave it. Of a report the ledger knows that there was one, and the
// hash of what it said.
import { and, asc, eq, max, sql } from 'drizzle-orm'
import { historyOf } from '../../db/history.ts'
import { frictionReports } from '../../db/schema/runs.ts'
import { tokens } from '../../db/schema/people.ts'
import { frictionTriages } from '../../db/schema/systems.ts'
import { prepared, type Reader, type Tx } from '../../db/store.ts'
import { frictionKinds, frictionReasons, type FrictionReport } from '../domain/friction.ts'
import { isFrictionLink } from '../domain/token.ts'
import { pilotOf, wholeOrNull, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const frictionRows: RowsOf = {
  'report friction': () => ({}),
  'report friction by link': () => ({}),
  'triage friction': (entry) => ({
    frictionTriages: {
      pilot: pilotOf(entry),
      kind: wordOf(entry, 'kind', frictionKinds),
      reason: entry.data.reason === null ? null : wordOf(entry, 'reason', frictionReasons),
      report: wholeOrNull(entry, 'report'),
      side: wordOf(entry, 'side', ['policy', 'system']),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

/** Every side that was said of reports of a pilot, oldest first. */
export const frictionTriagesOf = historyOf(frictionTriages)

const reportsOf = prepared((reader) =>
  reader
    .select()
    .from(frictionReports)
    .where(eq(frictionReports.pilot, sql.placeholder('pilot')))
    .orderBy(asc(frictionReports.report))
    .prepare(),
)

/** Every report of a pilot, oldest first. */
export async function frictionReportsOf(reader: Reader, pilot: string): Promise<readonly FrictionReport[]> {
  return reportsOf(reader).all({ pilot })
}

/** The number of the next report of a pilot. */
export async function nextReport(tx: Tx, pilot: string): Promise<number> {
  const [last] = await tx
    .select({ report: max(frictionReports.report) })
    .from(frictionReports)
    .where(eq(frictionReports.pilot, pilot))
  return (last?.report ?? 0) + 1
}

/** Keeps a report beside the fact that it came in. */
export async function keepReport(tx: Tx, pilot: string, report: FrictionReport): Promise<void> {
  await tx.insert(frictionReports).values({ pilot, ...report })
}

/** When (ms) the first link to report by was issued; null before. */
export async function frictionLinkAtOf(reader: Reader, pilot: string): Promise<number | null> {
  const issued = await reader
    .select({ scopes: tokens.scopes, at: tokens.at })
    .from(tokens)
    .where(and(eq(tokens.pilot, pilot), eq(tokens.what, 'issued')))
    .orderBy(asc(tokens.seq))
  return issued.find(isFrictionLink)?.at ?? null
}
