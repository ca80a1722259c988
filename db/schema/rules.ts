// The rule book in all its versions, who answers questions about it, and everything that happened to every rule change.
import type { RuleContent } from '../../src/domain/rule.ts'
import type { ChangeAct, ChangeContent } from '../../src/domain/rule-change.ts'
import type { Seat } from '../../src/domain/person.ts'
import { bool, index, instant, int, json, oneOf, ref, seq, table, words } from '../kit.ts'

/** One version of a rule. `change` is the rule change that switched it on, null where it was written in a draft. */
export const rules = table(
  'rules',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    number: int('number').notNull(),
    version: int('version').notNull(),
    content: json<RuleContent>('content').notNull(),
    hash: words('hash').notNull(),
    retired: bool('retired').notNull(),
    change: int('change'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('rules_pilot').on(row.pilot)],
)

/** Who answers questions about a rule, and who does when they are away; the newest row of a rule holds. */
export const ruleAnswerers = table(
  'rule_answerers',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    rule: int('rule').notNull(),
    person: ref('person'),
    deputy: ref('deputy'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('rule_answerers_pilot').on(row.pilot)],
)

/** One thing that happened to a rule change; a row with content begins a round. */
export const ruleChanges = table(
  'rule_changes',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    change: int('change').notNull(),
    round: int('round').notNull(),
    what: oneOf<ChangeAct>('what').notNull(),
    effect: oneOf<'parks' | 'frees'>('effect'),
    content: json<ChangeContent>('content'),
    hash: words('hash'),
    why: ref('why'),
    counter: ref('counter'),
    by: ref('by').notNull(),
    seat: oneOf<Seat>('seat'),
    for: ref('for'),
    at: instant('at').notNull(),
  },
  (row) => [index('rule_changes_pilot').on(row.pilot)],
)
