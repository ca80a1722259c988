// The rules of the example that a machine can check: who gets which invoice, and how long it may take.
import type { ConditionRow, Outcome, RuleContent } from '../../src/domain/rule.ts'

/** A rule with the lines of its condition, all of which must hold; the expression is written from them. */
export type CheckedRule = Pick<RuleContent, 'section' | 'text' | 'under' | 'outcome'> & {
  readonly rows: readonly ConditionRow[]
}

const to = (route: string): Outcome => ({ route, approver: null, limit: null, human: null })
const plain = { section: 'routing', under: null } as const

/** Above an amount the finance director approves. */
export function directorRule(euros: number): CheckedRule {
  return {
    ...plain,
    text: `An invoice above € ${euros.toLocaleString('en-GB')} goes to the finance director.`,
    rows: [{ field: 'amount_eur', operator: 'is more than', value: String(euros) }],
    outcome: to('Finance director'),
  }
}

function budgetRule(budget: string, suppliers: string): CheckedRule {
  return {
    ...plain,
    text: `An invoice from ${suppliers} goes to the budget owner of ${budget}.`,
    rows: [{ field: 'supplier', operator: 'is one of', value: suppliers.replace(' or ', ', ') }],
    outcome: to(budget),
  }
}

/** R5 to R11, in the order in which Olivia wrote them. */
export const checkedRules: readonly CheckedRule[] = [
  directorRule(10_000),
  budgetRule('Operations', 'Van Dijk Logistics, Calder Electrics, Rhine Freight or Northgate Paper'),
  budgetRule('Facilities', 'Halden Cleaning, Osprey Catering, Lindqvist Office or Solent Water'),
  budgetRule('Marketing', 'Meridian Print or Kestrel Media'),
  budgetRule('IT', 'Brightwell IT'),
  {
    section: 'time limit',
    under: null,
    text: 'Every invoice is approved or sent back within two days.',
    rows: [],
    outcome: { route: null, approver: null, limit: { minutes: 2_880, counts: 'round the clock' }, human: null },
  },
  {
    section: 'never',
    under: null,
    text: 'Nobody approves an invoice for something that they ordered themselves.',
    rows: [],
    outcome: null,
  },
]
