// Everything that happened to rule changes. Only a switch-on makes a version of a rule in a running pilot.
import type { ImpliedRows } from '../../db/governed.ts'
import { historyOf } from '../../db/history.ts'
import { ruleChanges } from '../../db/schema/rules.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { seats } from '../domain/person.ts'
import type { RuleContent } from '../domain/rule.ts'
import { changeActs, type ChangeContent } from '../domain/rule-change.ts'
import { committedText, hashOf, pilotOf, shapeOf, wholeOf, wordOf } from './entry-data.ts'
import { contentHash } from './hash.ts'
import { keyRow } from './pilots.ts'
import type { RowsOf } from './rows.ts'

export const ruleChangeRows: RowsOf = {
  'request rule change': (entry) => ({ ruleChanges: { ...happened(entry), ...begun(entry) } }),
  'edit rule change': (entry) => ({ ruleChanges: { ...happened(entry), ...begun(entry) } }),
  'approve rule change': (entry) => ({ ruleChanges: happened(entry), ...keyRow(entry, 'rule change') }),
  'confirm rule change': (entry) => ({ ruleChanges: happened(entry), ...keyRow(entry, 'rule change') }),
  'object to rule change': (entry) => ({ ruleChanges: happened(entry) }),
  'return rule change': (entry) => ({ ruleChanges: happened(entry) }),
  'decline rule change': (entry) => ({ ruleChanges: happened(entry) }),
  'park rule change': (entry) => ({ ruleChanges: happened(entry) }),
  'unpark rule change': (entry) => ({ ruleChanges: happened(entry) }),
  'withdraw rule change': (entry) => ({ ruleChanges: happened(entry) }),
  'switch on rule change': (entry) => ({ ruleChanges: happened(entry), rules: switchedOn(entry) }),
}

type ChangeRow = NonNullable<ImpliedRows['ruleChanges']>

/** What happened, to which round of which change. */
export function happened(entry: LedgerEntry): ChangeRow {
  const { seat } = entry.actor
  return {
    pilot: pilotOf(entry),
    change: Number(entry.object.id),
    round: entry.object.version,
    what: wordOf(entry, 'what', changeActs),
    effect: null,
    content: null,
    hash: null,
    why: committedText(entry, 'why'),
    counter: committedText(entry, 'counter'),
    by: entry.actor.person,
    seat: seats.find((one) => one === seat) ?? null,
    for: entry.actor.for ?? null,
    at: entry.at,
  }
}

/** The content with which a round begins. */
function begun(entry: LedgerEntry): Pick<ChangeRow, 'content' | 'hash' | 'effect'> {
  return {
    content: shapeOf<ChangeContent>(entry, 'content'),
    hash: hashOf(entry),
    effect: entry.data.effect === 'parks' ? 'parks' : null,
  }
}

/** The version of the rule that a switch-on makes. A retired rule keeps the words it had, so they stand in the entry. */
function switchedOn(entry: LedgerEntry): NonNullable<ImpliedRows['rules']> {
  const { proposal } = shapeOf<ChangeContent>(entry, 'content')
  const content = proposal ?? shapeOf<RuleContent>(entry, 'last')
  return {
    pilot: pilotOf(entry),
    number: wholeOf(entry, 'rule'),
    version: wholeOf(entry, 'version'),
    content,
    hash: contentHash(content),
    retired: proposal === null,
    change: Number(entry.object.id),
    by: entry.actor.person,
    at: entry.at,
  }
}

/** Everything that happened to the rule changes of a pilot, oldest first. */
export const ruleChangesOf = historyOf(ruleChanges)
