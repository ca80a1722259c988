// Cases as batches brought them. A batch is visible only once a fact has admitted it.
import { exclusions, imports } from '../../db/schema/evidence.ts'
import { historyOf } from '../../db/history.ts'
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

/** Every import that was admitted on a pilot, oldest first. */
export const importsOf = historyOf(imports)

/** Every exclusion and re-inclusion of a case on a pilot, oldest first. */
export const exclusionsOf = historyOf(exclusions)
