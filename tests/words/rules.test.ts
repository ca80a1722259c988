import { describe, expect, test } from 'vitest'
import type { Condition, ConditionRow, Outcome } from '../../src/domain/rule.ts'
import { outcomeInWords, ruleInWords } from '../../src/words/rules.ts'

const condition = (rows: readonly ConditionRow[], change: Partial<Condition> = {}): Condition => {
  return { join: 'all', rows, expression: 'amount > 10000', ...change }
}
const outcome = (change: Partial<Outcome>): Outcome => ({
  route: null,
  approver: null,
  limit: null,
  human: null,
  ...change,
})
const amount = { field: 'amount', operator: 'is more than', value: '10000' } as const
const country = { field: 'country', operator: 'is', value: 'NL' } as const

describe('what a rule says to a machine', () => {
  test('is one plain sentence of when and what then', () => {
    const all = outcome({
      route: 'Finance',
      approver: 'Olivia',
      limit: { minutes: 240, counts: 'working hours' },
      human: 'checks the VAT number',
    })

    expect(ruleInWords({ condition: condition([amount, country]), outcome: all })).toBe(
      'When amount is more than 10,000 and country is NL: goes to Finance; Olivia approves; within 4 working hours; a person checks the VAT number.',
    )
  })

  test('says what is missing by leaving it out', () => {
    const route = outcome({ route: 'Finance' })

    expect(ruleInWords({ condition: null, outcome: null })).toBeNull()
    expect(ruleInWords({ condition: null, outcome: outcome({}) })).toBeNull()
    expect(ruleInWords({ condition: null, outcome: route })).toBe('In every case: goes to Finance.')
    expect(ruleInWords({ condition: condition([country]), outcome: null })).toBe('When country is NL.')
  })
})

const whenOf = (alone: Condition) => ruleInWords({ condition: alone, outcome: null })

describe('a condition', () => {
  test('joins its rows as it means them', () => {
    expect(whenOf(condition([amount, country], { join: 'any' }))).toBe(
      'When amount is more than 10,000 or country is NL.',
    )
  })

  test.each([
    [{ field: 'country', operator: 'is one of', value: 'NL, BE,DE' }, 'country is NL, BE or DE'],
    [{ field: 'country', operator: 'is one of', value: 'NL' }, 'country is NL'],
    [{ field: 'order_number', operator: 'is not given', value: '' }, 'order number is not given'],
    [{ field: 'due', operator: 'is before', value: '2026-09-07' }, 'due is before Monday 7 September 2026'],
    [{ field: 'amount', operator: 'is at least', value: '1250000.50' }, 'amount is at least 1,250,000.50'],
    [{ field: 'amount', operator: 'is less than', value: '7500' }, 'amount is less than 7,500'],
    [{ field: 'supplier', operator: 'is', value: '1250000' }, 'supplier is 1250000'],
  ] as const)('reads %j as people do', (row, says) => {
    expect(whenOf(condition([row]))).toBe(`When ${says}.`)
  })

  test('that was written by hand is shown as it is', () => {
    expect(whenOf(condition([]))).toBe('When amount > 10000.')
  })
})

test.each([
  [240, 'working hours', '4 working hours'],
  [60, 'working hours', '1 working hour'],
  [90, 'working hours', '1 hour 30 minutes of working time'],
  [240, 'round the clock', '4 hours round the clock'],
  [1, 'round the clock', '1 minute round the clock'],
] as const)('%i minutes that count %s are %s', (minutes, counts, says) => {
  expect(outcomeInWords(outcome({ limit: { minutes, counts } }))).toBe(`within ${says}`)
})
