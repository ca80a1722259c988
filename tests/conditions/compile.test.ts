import { describe, expect, it } from 'vitest'
import { compile } from '../../src/conditions/compile.ts'
import type { Attributes } from '../../src/domain/attribute-value.ts'
import { lacking } from '../../src/domain/judgement.ts'

const amount = 'c["Amount (EUR)"] >= 500'
const name = 'c["case:concept:name"] == "ACME"'
const judge = (expression: string) => compile({ expression })
const evaluate = (expression: string, attributes: Attributes) => judge(expression).evaluate(attributes)

describe('a condition', () => {
  it('holds or does not', () => {
    expect(evaluate(amount, { 'Amount (EUR)': '500' })).toBe(true)
    expect(evaluate(amount, { 'Amount (EUR)': '499.99' })).toBe(false)
  })

  it.each<Attributes>([{}, { 'Amount (EUR)': '' }, { 'Amount (EUR)': 'many' }])(
    'cannot be told of a case that says %o',
    (attributes) => {
      expect(evaluate(amount, attributes)).toBe('undecided')
      expect(evaluate(`!(${amount})`, attributes)).toBe('undecided')
    },
  )

  it('is decided by what is known where that is enough', () => {
    const acme = { 'case:concept:name': 'ACME' }
    const other = { 'case:concept:name': 'Foo' }

    expect(evaluate(`${amount} && ${name}`, other)).toBe(false)
    expect(evaluate(`${amount} && ${name}`, acme)).toBe('undecided')
    expect(evaluate(`${amount} || ${name}`, acme)).toBe(true)
    expect(evaluate(`${amount} || ${name}`, other)).toBe('undecided')
  })

  it('names the fields that it misses in a case, and none that it only asks to be given', () => {
    const { reads } = judge(`${amount} && (${name} || !("Due date" in c))`)

    expect(lacking(reads, { 'Amount (EUR)': 'many' })).toEqual(['Amount (EUR)', 'case:concept:name'])
    expect(lacking(reads, { 'Amount (EUR)': '1', 'case:concept:name': 'x' })).toEqual([])
  })

  it('takes nothing for said that a case merely inherits', () => {
    const inherited: Attributes = Object.create({ 'Amount (EUR)': '500' }) as Attributes // no case is made so

    expect(evaluate(amount, inherited)).toBe('undecided')
  })

  it('asks whether anything is said in a field, readable or not', () => {
    const asked = ['many', '5', ''].map((said) => evaluate('"Amount (EUR)" in c', { 'Amount (EUR)': said }))

    expect([...asked, evaluate('"Amount (EUR)" in c', {})]).toEqual([true, true, false, false])
  })

  it('reads a field as what it is compared with', () => {
    expect(evaluate('c["Cost centre"] == "0042"', { 'Cost centre': '0042' })).toBe(true)
    expect(evaluate('c["Cost centre"] == 42', { 'Cost centre': '0042' })).toBe('undecided')
    expect(evaluate('c["Urgent"] == true', { Urgent: 'Yes' })).toBe(true)
    expect(evaluate('c["Urgent"] == "Yes"', { Urgent: 'Yes' })).toBe(true)
    expect(evaluate('c["Due"] < "2026-05-05"', { Due: '4.5.2026 10:15' })).toBe(true)
    expect(evaluate('c["Due"] in ["2026-05-04", "2026-05-05"]', { Due: '4.5.2026 10:15' })).toBe(true)
  })

  it('compares two fields as what they look like', () => {
    const pair = (how: string, a: string, b: string) => evaluate(`c["a"] ${how} c["b"]`, { a, b })

    expect(pair('>', '1000', '999')).toBe(true)
    expect(pair('==', '500', '500.00')).toBe(true)
    expect(pair('<', '2026-05-04', '04/06/2026')).toBe(true)
    expect(pair('!=', 'Olivia', 'Tariq')).toBe(true)
    expect(pair('>', '2026-05-04', 'soon')).toBe('undecided')
    expect(pair('>', '2026-05-04', '5')).toBe('undecided')
  })
})
