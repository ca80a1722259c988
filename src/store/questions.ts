// Questions about rules, and their answers.
import { questions } from '../../db/schema/requests.ts'
import { historyOf } from '../../db/history.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { committedText, pilotOf, wholeOrNull } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const questionRows: RowsOf = {
  'ask question': (entry) => ({ questions: said(entry, 'asked') }),
  'answer question': (entry) => ({ questions: said(entry, 'answered') }),
}

function said(entry: LedgerEntry, what: 'asked' | 'answered') {
  return {
    pilot: pilotOf(entry),
    question: Number(entry.object.id),
    rule: wholeOrNull(entry, 'rule'),
    what,
    words: committedText(entry, 'words') ?? '',
    by: entry.actor.person,
    at: entry.at,
  }
}

/** Everything that was asked and answered on a pilot, oldest first. */
export const questionsOf = historyOf(questions)
