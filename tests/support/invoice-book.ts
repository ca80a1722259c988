// The rule book of invoice approval as a dozen rules: how it starts, what it needs, where it goes, how long it may take, its
// exceptions, when it stops and what never happens. As plain versions for the domain, and written into a house.
import type { Condition, Outcome, RuleContent, RuleVersion } from '../../src/domain/rule.ts'
import { contentHash } from '../../src/store/hash.ts'
import type { House } from './house.ts'
import { routingRule, writeRule } from './running-rules.ts'

const noOutcome: Outcome = { route: null, approver: null, limit: null, human: null }

export const aboveTenThousand: Condition = {
  join: 'all',
  rows: [{ field: 'amount', operator: 'is more than', value: '10000' }],
  expression: 'amount > 10000',
}
export const toTheDirector: Outcome = {
  ...noOutcome,
  route: 'Finance',
  approver: 'the finance director',
  limit: { minutes: 240, counts: 'working hours' },
}

/** The contents of R1, R2 and so on. */
export const invoiceRules: readonly RuleContent[] = [
  { section: 'start', text: 'Every invoice that arrives by mail or in the supplier portal starts here.' },
  { section: 'start', text: 'Only the accounts-payable team starts an invoice by hand.' },
  { section: 'required data', text: 'An invoice names its supplier, its amount, its order number and its due date.' },
  {
    section: 'routing',
    text: 'Invoices above € 10,000 go to the finance director.',
    condition: aboveTenThousand,
    outcome: toTheDirector,
  },
  { section: 'routing', text: 'All other invoices go to the owner of the cost centre.' },
  { section: 'time limit', text: 'An approver answers within four working hours.' },
  { section: 'human step-in', text: 'Maya looks at every invoice that differs from its order by more than 2 %.' },
  { section: 'human step-in', text: 'The director calls the supplier before a first payment.', under: 4 },
  { section: 'exception', text: 'Invoices of the landlord go to facilities, whatever they amount to.', under: 4 },
  { section: 'exception', text: 'Credit notes are approved by Maya alone.', under: 5 },
  { section: 'stop', text: 'After three failed price matches in an hour, invoices are approved on paper.' },
  { section: 'never', text: 'No invoice is paid on one approval above € 50,000.' },
].map((rule, nth) => routingRule({ place: (nth + 1) * 10, ...(rule as Partial<RuleContent>) })) // sections as listed above

/** One version of a rule, written in the draft by Olivia at its seq; `change` alters what a test is about. */
export function version(
  number: number,
  content: Partial<RuleContent> = {},
  change: Partial<RuleVersion> = {},
): RuleVersion {
  const said = routingRule({ place: number * 10, ...content })
  const seq = change.seq ?? number
  const made = { version: 1, retired: false, change: null, by: 'olivia', at: seq, seq }
  return { number, content: said, hash: contentHash(said), ...made, ...change }
}

/** The whole book, each rule written once. */
export function invoiceBook(): readonly RuleVersion[] {
  return invoiceRules.map((content, nth) => version(nth + 1, content))
}

/** Writes the whole book into INV while it is a draft. */
export async function writeInvoiceBook(house: House): Promise<void> {
  for (const [nth, content] of invoiceRules.entries()) await writeRule(house, nth + 1, content)
}
