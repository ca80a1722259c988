// Two-person drills of rules.
import { drills } from '../../db/schema/process.ts'
import { historyOf } from '../../db/history.ts'
import type { DrillContent } from '../domain/drill.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { committedText, pilotOf, shapeOf, wholeOrNull, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const drillRows: RowsOf = {
  'run drill': (entry) => ({ drills: happened(entry) }),
  'decide in drill': (entry) => ({ drills: happened(entry) }),
}

function happened(entry: LedgerEntry) {
  const what = wordOf(entry, 'what', ['begun', 'decided', 'broken off'])
  return {
    pilot: pilotOf(entry),
    drill: Number(entry.object.id),
    what,
    content: what === 'begun' ? shapeOf<DrillContent>(entry, 'content') : null,
    decisions: committedText(entry, 'decisions'),
    splits: wholeOrNull(entry, 'splits'),
    by: entry.actor.person,
    at: entry.at,
  }
}

/** Everything that happened in the drills of a pilot, oldest first. */
export const drillsOf = historyOf(drills)
