// Messy-case tests and how they went.
import { messyCases } from '../../db/schema/process.ts'
import { historyOf } from '../../db/history.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { MessyContent } from '../domain/messy-case.ts'
import { committedText, pilotOf, shapeOf, textOrNull, wordOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const messyCaseRows: RowsOf = {
  'write messy case': (entry) => ({ messyCases: happened(entry) }),
  'run messy case': (entry) => ({ messyCases: happened(entry) }),
}

function happened(entry: LedgerEntry) {
  const what = wordOf(entry, 'what', ['written', 'run', 'dropped'])
  return {
    pilot: pilotOf(entry),
    test: Number(entry.object.id),
    what,
    content: what === 'written' ? shapeOf<MessyContent>(entry, 'content') : null,
    ruleHash: textOrNull(entry, 'ruleHash'),
    result: what === 'run' ? wordOf(entry, 'result', ['pass', 'fail']) : null,
    how: what === 'run' ? wordOf(entry, 'how', ['by hand', 'by replay']) : null,
    evidence: committedText(entry, 'evidence'),
    by: entry.actor.person,
    at: entry.at,
  }
}

/** Everything that happened to the messy-case tests of a pilot, oldest first. */
export const messyCasesOf = historyOf(messyCases)
