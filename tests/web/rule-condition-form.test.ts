import { describe, expect, it } from 'vitest'
import { isRefused } from '../../src/domain/refusal.ts'
import { conditionFields, conditionTyped } from '../../src/web/rule-condition-form.ts'
import { formOf } from '../../src/web/forms.ts'

const fields = [
  { name: 'Amount', type: 'number', values: [], given: 9 },
  { name: 'Supplier', type: 'text', values: [], given: 9 },
] as const
const lineOf = (place: number, field: string, operator: string, value: string) => ({
  [`row.${place}.field`]: field,
  [`row.${place}.operator`]: operator,
  [`row.${place}.value`]: value,
})
const amount = lineOf(1, 'Amount', 'is at least', '500')
const supplier = lineOf(3, 'Supplier', 'is one of', 'ACME, Foo')

describe('what a machine checks', () => {
  it('is read from the lines that were filled in, wherever they stand', () => {
    expect(read({ when: 'any', ...amount, ...supplier, route: 'Finance' })).toEqual({
      condition: {
        join: 'any',
        rows: [
          { field: 'Amount', operator: 'is at least', value: '500' },
          { field: 'Supplier', operator: 'is one of', value: 'ACME, Foo' },
        ],
        expression: 'c["Amount"] >= 500 || c["Supplier"] in ["ACME", "Foo"]',
      },
      outcome: { route: 'Finance', approver: null, limit: null, human: null },
    })
  })

  it('may be every case, an expression by hand, or nothing', () => {
    const outcome = { route: null, approver: 'Olivia', limit: null, human: null }

    expect(read({ when: 'every', approver: 'Olivia' })).toEqual({ condition: null, outcome })
    expect(read({ when: 'expression', expression: '!("Amount" in c)', approver: 'Olivia' })).toEqual({
      condition: { join: 'all', rows: [], expression: '!("Amount" in c)' },
      outcome,
    })
    expect(read({})).toEqual({ condition: null, outcome: null })
  })

  it('may be a time limit, in working hours too', () => {
    expect(read({ when: 'every', limit: '2', unit: 'days', counts: 'working hours' })).toMatchObject({
      outcome: { limit: { minutes: 960, counts: 'working hours' } },
    })
  })
})

describe('what cannot be checked is refused where it stands', () => {
  it.each([
    [{ when: 'all', ...amount }, 'route', 'what then must happen'],
    [{ when: 'all', route: 'Finance' }, 'row.1.field', 'at least one line'],
    [{ when: 'all', route: 'Finance', ...lineOf(4, 'Amount', 'is', 'ten') }, 'row.4.value', 'Give a number'],
    [{ when: 'all', route: 'Finance', ...lineOf(2, 'Amount', 'contains', '5') }, 'row.2.operator', 'is a number'],
    [{ when: 'all', route: 'Finance', ...lineOf(2, '', 'is', '5') }, 'row.2.field', 'Choose a field'],
    [{ when: 'expression', route: 'Finance' }, 'expression', 'Write the expression.'],
    [
      { when: 'expression', route: 'F', expression: 'c["Amount"] >=' },
      'expression',
      'Column 15: Something is missing at the end.',
    ],
    [{ when: 'every', limit: 'soon' }, 'limit', 'Give a time'],
    [{ ...amount, route: 'Finance' }, 'when', 'for which cases'],
    [{ expression: 'true' }, 'when', 'for which cases'],
  ] as const)('%o', (typed, field, why) => {
    expect(problemsIn(typed)).toEqual([{ field, why: expect.stringContaining(why) }])
  })

  it('all at once', () => {
    const problems = problemsIn({
      when: 'all',
      limit: 'soon',
      ...lineOf(1, 'Amount', 'is', ''),
      ...lineOf(2, 'X', 'is', '1'),
    })

    expect(problems.map(({ field }) => field)).toEqual(['row.1.value', 'row.2.field', 'limit'])
  })

  it('also where the lines together are too much for one rule', () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      lineOf(at + 1, 'Supplier', 'is one of', `${'x'.repeat(100)},`.repeat(15)),
    )

    expect(problemsIn(Object.assign({ when: 'all', route: 'Finance' }, ...many))).toEqual([
      { field: 'when', why: expect.stringContaining('Make two rules of them.') },
    ])
  })
})

function read(typed: object) {
  return conditionTyped(formOf(conditionFields).parse({ command: 'a'.repeat(32), ...typed }), fields)
}

function problemsIn(typed: object) {
  const outcome = read(typed)
  return isRefused(outcome) ? outcome.problems : []
}
