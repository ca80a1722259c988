import { Environment } from '@marcbachmann/cel-js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/conditions/check.ts'
import { compile } from '../../src/conditions/compile.ts'
import { expressionOf, mostRows, problemsOfRows } from '../../src/conditions/expression.ts'
import { type Attributes, readAs } from '../../src/domain/attribute-value.ts'
import type { Judgement } from '../../src/domain/judgement.ts'
import type { ConditionRow, Operator } from '../../src/domain/rule.ts'
import { anyAttributes, anyRows, someFields } from '../support/some-conditions.ts'

const row = (field: string, operator: Operator, value = ''): ConditionRow => ({ field, operator, value })
const written = (...rows: ConditionRow[]) => expressionOf(rows, 'all', someFields)

describe('an expression', () => {
  it('is what its rows mean, in CEL', () => {
    expect(written(row('Amount (EUR)', 'is at least', '500'))).toBe('c["Amount (EUR)"] >= 500')
    expect(written(row('case:concept:name', 'is one of', 'A, B ,, C'))).toBe(
      'c["case:concept:name"] in ["A", "B", "C"]',
    )
    expect(written(row('case:concept:name', 'contains', 'B'))).toBe('c["case:concept:name"].contains("B")')
    expect(written(row('Due date', 'is before', '4.5.2026'))).toBe('c["Due date"] < "2026-05-04"')
    expect(written(row('constructor', 'is', 'yes'))).toBe('c["constructor"] == true')
    expect(written(row('Due date', 'is given'))).toBe('"Due date" in c')
    expect(written(row('Due date', 'is not given', 'left over'))).toBe('!("Due date" in c)')
  })

  it('joins its rows by and, or by or', () => {
    const rows = [row('Amount (EUR)', 'is less than', '5'), row('constructor', 'is', 'no')]

    expect(expressionOf(rows, 'all', someFields)).toBe('c["Amount (EUR)"] < 5 && c["constructor"] == false')
    expect(expressionOf(rows, 'any', someFields)).toBe('c["Amount (EUR)"] < 5 || c["constructor"] == false')
  })

  it('quotes any name and any value so that they mean themselves', () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text)
    fc.assert(
      fc.property(anyText, anyText, (name, value) => {
        const fields = [{ name, type: 'text', values: [], given: 1 }] as const
        const expression = expressionOf([row(name, 'is', value)], 'all', fields)
        expect(check(expression, fields)).toBeNull()
        expect(compile({ expression }).evaluate(Object.fromEntries([[name, value]]))).toBe(true)
        expect(compile({ expression }).evaluate(Object.fromEntries([[name, `${value}.`]]))).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  it('decides every case as its rows do, and as CEL itself does', () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyAttributes, { minLength: 20, maxLength: 20 }), ({ rows, join }, cases) => {
        expect(problemsOfRows(rows, someFields)).toEqual([])
        const expression = expressionOf(rows, join, someFields)
        expect(check(expression, someFields)).toBeNull()
        const { evaluate } = compile({ expression })
        const byCel = cel.parse(expression)
        for (const attributes of cases) {
          expect(evaluate(attributes)).toBe(byRows(rows, join, attributes))
          expect(evaluate(attributes)).toBe(askCel(byCel, attributes))
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('rows that mean nothing', () => {
  const problem = (...rows: ConditionRow[]) => problemsOfRows(rows, someFields)[0]

  it.each([
    [row('Nobody', 'is', 'x'), 'field', 'Choose a field that cases give.'],
    [row('Due date', 'is at least', '2026-05-04'), 'operator', 'is a day'],
    [row('Amount (EUR)', 'is', ''), 'value', 'Give a value'],
    [row('Amount (EUR)', 'is', 'ten'), 'value', 'Give a number, such as 500 or 12.50.'],
    [row('Due date', 'is before', 'soon'), 'value', 'Give a day, such as 2026-09-07.'],
    [row('constructor', 'is', 'perhaps'), 'value', 'Answer yes or no.'],
    [row('case:concept:name', 'is', 'x'.repeat(201)), 'value', 'at most 200 characters'],
    [row('case:concept:name', 'is one of', 'x,'.repeat(51)), 'value', 'at most 50 values'],
  ])('say so at their place: %o', (wrong, part, why) => {
    expect(problem(row('Due date', 'is given'), wrong)).toMatchObject({
      row: 1,
      part,
      why: expect.stringContaining(why),
    })
  })

  it('are more than anyone can read', () => {
    const rows = Array<ConditionRow>(mostRows + 1).fill(row('Due date', 'is given'))

    expect(problem(...rows)).toMatchObject({ row: mostRows, part: 'field' })
  })
})

/** The same condition decided from its rows, without any expression. */
function byRows(rows: readonly ConditionRow[], join: 'all' | 'any', attributes: Attributes): Judgement {
  const said = rows.map((each) => byRow(each, attributes))
  const deciding = join === 'any'
  if (said.includes(deciding)) return deciding
  return said.includes('undecided') ? 'undecided' : !deciding
}

function byRow({ field, operator, value }: ConditionRow, attributes: Attributes): Judgement {
  const type = someFields.find(({ name }) => name === field)?.type ?? 'text'
  const said = new Map(Object.entries(attributes)).get(field) ?? ''
  if (operator === 'is given') return said !== ''
  if (operator === 'is not given') return said === ''
  const is = readAs(type, said)
  if (is === null) return 'undecided'
  const wanted = readAs(type, value) ?? 'unreadable'
  if (operator === 'is' || operator === 'is one of') return is === wanted
  if (operator === 'is not') return is !== wanted
  if (operator === 'contains') return `${is}`.includes(value)
  if (operator === 'is at least' || operator === 'is on or after') return is >= wanted
  if (operator === 'is at most') return is <= wanted
  return operator === 'is more than' ? is > wanted : is < wanted
}

const cel = new Environment().registerVariable('c', 'map')

/** A value that is there, and that CEL fails over as soon as it is asked for more. */
const unreadable = Symbol('unreadable')

/** CEL looks at the first value of a map alone to know what kind of map it is. */
const anything = ['', ''] as const

/** What CEL's own evaluator says; that it fails for want of a value means that it cannot tell. */
function askCel(ask: ReturnType<typeof cel.parse>, attributes: Attributes): Judgement {
  const types = new Map(someFields.map(({ name, type }) => [name, type]))
  const given = Object.entries(attributes).filter(([, said]) => said !== '')
  const read = given.map(([name, said]) => [name, readAs(types.get(name) ?? 'any', said) ?? unreadable] as const)
  try {
    return ask({ c: new Map([anything, ...read]) }) === true
  } catch {
    return 'undecided'
  }
}
