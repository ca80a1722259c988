// The rule book in all its versions, who answers questions about it, and when it was confirmed current.
import type { ImpliedRows } from '../../db/governed.ts'
import { historyOf } from '../../db/history.ts'
import { confirmations } from '../../db/schema/process.ts'
import { ruleAnswerers, rules } from '../../db/schema/rules.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { RuleContent } from '../domain/rule.ts'
import { hashOf, pilotOf, shapeOf, textOrNull, wholeOf } from './entry-data.ts'
import type { RowsOf } from './rows.ts'

export const ruleRows: RowsOf = {
  'write rule': writtenRule,
  'carry over rule': writtenRule,
  'name answerer': (entry) => ({
    ruleAnswerers: {
      pilot: pilotOf(entry),
      rule: wholeOf(entry, 'rule'),
      person: textOrNull(entry, 'person'),
      deputy: textOrNull(entry, 'deputy'),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
  'confirm rule book': (entry) => ({
    confirmations: {
      pilot: pilotOf(entry),
      document: 'rule book',
      hash: hashOf(entry),
      by: entry.actor.person,
      at: entry.at,
    },
  }),
}

function writtenRule(entry: LedgerEntry): ImpliedRows {
  return {
    rules: {
      pilot: pilotOf(entry),
      number: wholeOf(entry, 'number'),
      version: entry.object.version,
      content: shapeOf<RuleContent>(entry, 'content'),
      hash: hashOf(entry),
      retired: entry.data.retired === true,
      change: null,
      by: entry.actor.person,
      at: entry.at,
    },
  }
}

/** Every version of every rule of a pilot, oldest first. */
export const rulesOf = historyOf(rules)

/** Who was named to answer questions about the rules of a pilot, oldest first. */
export const answerersOf = historyOf(ruleAnswerers)

/** Every time a document of a pilot was confirmed current, oldest first. */
export const confirmationsOf = historyOf(confirmations)
