// What people did about failures, and the failures that runs opened by themselves.
import { and, asc, countDistinct, desc, eq, isNotNull } from 'drizzle-orm'
import { historyOf } from '../../db/history.ts'
import { reportedFailures, runs } from '../../db/schema/runs.ts'
import { failures } from '../../db/schema/systems.ts'
import type { Reader } from '../../db/store.ts'
import type { FailedRuns, FailureAct, FailureSaid, ReportedFailure } from '../domain/failure.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { committedText, pilotOf, shapeOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'
import type { RunRow } from './runs.ts'

export const failureRows: RowsOf = {
  'log failure': (entry) => ({ failures: happened(entry, ['logged', 'added to']) }),
  'handle failure': (entry) => ({ failures: happened(entry, ['acknowledged', 'resolved']) }),
  'triage failure': (entry) => ({ failures: happened(entry, ['triaged']) }),
}

function happened(entry: LedgerEntry, acts: readonly FailureAct[]) {
  return {
    pilot: pilotOf(entry),
    failure: Number(entry.object.id),
    what: wordOf(entry, 'what', acts),
    said: shapeOf<FailureSaid>(entry, 'said'),
    words: committedText(entry, 'words'),
    by: entry.actor.person,
    at: entry.at,
  }
}

/** The failures of a pilot that runs opened, oldest first. */
export async function reportedFailuresOf(reader: Reader, pilot: string): Promise<readonly ReportedFailure[]> {
  return reader
    .select()
    .from(reportedFailures)
    .where(eq(reportedFailures.pilot, pilot))
    .orderBy(asc(reportedFailures.failure))
}

/** Everything that people did about the failures of a pilot, oldest first. */
export const failuresOf = historyOf(failures)

/** How many runs of each failure ended in which week. */
export async function failedRunsOf(reader: Reader, pilot: string): Promise<readonly FailedRuns[]> {
  const rows = await reader
    .select({ week: runs.week, failure: runs.failure, runs: countDistinct(runs.run) })
    .from(runs)
    .where(and(eq(runs.pilot, pilot), eq(runs.status, 'failed'), isNotNull(runs.failure)))
    .groupBy(runs.failure, runs.week)
    .orderBy(asc(runs.week), asc(runs.failure))
  return rows.flatMap(({ failure, ...row }) => (failure === null ? [] : [{ ...row, failure }]))
}

/** The newest runs behind a failure. */
export async function runsOfFailure(
  reader: Reader,
  pilot: string,
  failure: number,
  most: number,
): Promise<readonly RunRow[]> {
  return reader
    .select()
    .from(runs)
    .where(and(eq(runs.pilot, pilot), eq(runs.failure, failure)))
    .orderBy(desc(runs.receivedAt))
    .limit(most)
}
