// What people did about failures, and the failures that runs opened by themselves.
import { historyOf } from '../../db/history.ts'
import { failures } from '../../db/schema/systems.ts'
import { type FailureAct, type FailureSaid } from '../domain/failure.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { committedText, pilotOf, shapeOf, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

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

/** Everything that people did about the failures of a pilot, oldest first. */
export const failuresOf = historyOf(failures)
