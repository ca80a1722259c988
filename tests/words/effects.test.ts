import { expect, test } from 'vitest'
import type { RuleContent } from '../../src/domain/rule.ts'
import type { ChangeContent } from '../../src/domain/rule-change.ts'
import { effectText } from '../../src/words/effects.ts'
import { bookRule } from '../support/changing-rules.ts'
import { drillContent } from '../support/some-drills.ts'
import { routingRule } from '../support/running-rules.ts'

const before = routingRule()
const rules = [bookRule(1, before)]
const texts = new Map([['wish', 'A dashboard.']])

/** The effect of a change of R1 to this content; null retires it. */
function effectOf(proposal: RuleContent | null, change: Partial<ChangeContent> = {}): string | null {
  const made = { kind: proposal ? 'replace' : 'retire', rule: 1, base: 1, proposal, revertsTo: null } as const
  const content = { ...made, origin: 'operations', switchOnAt: 0, round: 1, ...change } as const
  return effectText({ is: 'rule change', content }, { rules, texts })
}

test('A change shows the old and the new words where they differ', () => {
  expect(effectOf(routingRule({ text: 'Invoices above € 5,000 go to the finance director.' }))).toBe(
    '“… above € 10,000 go to …” → “… above € 5,000 go to …”',
  )
  expect(effectOf(routingRule({ text: 'Invoices above € 10,000 go to the finance director and the CFO.' }))).toBe(
    '“… the finance director.” → “… the finance director and the CFO.”',
  )
  expect(effectOf(routingRule({ text: 'All invoices go to the finance director.' }))).toBe(
    '“Invoices above € 10,000 go to …” → “All invoices go to …”',
  )
})

test('A rule that is added or goes is told as it is', () => {
  const added = routingRule({ text: 'Credit notes go to Maya.' })

  expect(effectOf(added, { kind: 'add', rule: 7, base: 0 })).toBe('“Credit notes go to Maya.”')
  expect(effectOf(null)).toBe('“Invoices above € 10,000 go to the finance director.” goes out of the book')
})

test('Where the words stay, it says what a machine reads, or that the rule only moves', () => {
  const outcome = { route: 'Finance', approver: null, limit: null, human: null }

  expect(effectOf({ ...before, outcome })).toBe('“Nothing” → “In every case: goes to Finance.”')
  expect(effectOf({ ...before, place: 9 })).toBe('The words stay; the rule moves in the book')
})

test('Never is more than a line told of either side', () => {
  const long = `Invoices ${'of one of our many suppliers '.repeat(12)}go to Maya.`

  expect(effectOf(routingRule({ text: long }))?.length).toBeLessThan(200)
  expect(effectText({ is: 'line', words: long }, { rules, texts })?.length).toBeLessThan(100)
})

test('A wish, a question, the line and a drilled rule are quoted; a week says it all by itself', () => {
  const drilled = drillContent({ rule: 1, ruleHash: rules[0]?.hash ?? '' })

  expect(effectText({ is: 'request', number: 4, text: 'wish' }, { rules, texts })).toBe('“A dashboard.”')
  expect(effectText({ is: 'line', words: 'For every invoice.' }, { rules, texts })).toBe('“For every invoice.”')
  expect(effectText({ is: 'drill', content: drilled }, { rules, texts })).toContain('“Invoices above € 10,000')
  expect(effectText({ is: 'week', week: '2026-W36' }, { rules, texts })).toBeNull()
})
