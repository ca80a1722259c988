// Charters: every version that was written, oldest first.
import { charters } from '../../db/schema/pilots.ts'
import { historyOf } from '../../db/history.ts'
import type { ImpliedRows } from '../../db/governed.ts'
import type { CharterContent } from '../domain/charter.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { committedText, hashOf, pilotOf, shapeOf } from './entry-data.ts'
import { keyRow } from './pilots.ts'
import type { RowsOf } from './rows.ts'

export const charterRows: RowsOf = {
  'write charter': version,
  'carry over charter': version,
  'propose amendment': version,
  'sign charter': (entry) => keyRow(entry, 'charter'),
}

function version(entry: LedgerEntry): ImpliedRows {
  return {
    charters: {
      pilot: pilotOf(entry),
      version: entry.object.version,
      content: shapeOf<CharterContent>(entry, 'content'),
      hash: hashOf(entry),
      by: entry.actor.person,
      why: committedText(entry, 'why'),
      at: entry.at,
    },
  }
}

/** Every version of a pilot's charter, oldest first. */
export const chartersOf = historyOf(charters)
