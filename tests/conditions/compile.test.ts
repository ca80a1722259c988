import { describe, expect, it } from 'vitest'
import { compile } from '../../src/conditions/compile.ts'
import type { Attributes } from '../../src/domain/attribute-value.ts'
import { lacking } from '../../src/domain/judgement.ts'
import { someFields as fields } from '../support/some-conditions.ts'

const amount = 'c["Amount (EUR)"] >= 500'
const name = 'c["case:concept:name"] == "ACME"'
const judge = (expression: string) => compile({ expression }, fields)
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
      expect(evaluate('"Amount (EUR)" in c', attributes)).toBe(false)
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

  it('cannot be told of any case once the log gives its field no more', () => {
    const gone = compile({ expression: amount }, [])

    expect([gone.evaluate({ 'Amount (EUR)': '500' }), gone.reads]).toEqual(['undecided', []])
  })
})
