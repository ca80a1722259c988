import { Eta } from 'eta'
import { describe, expect, it } from 'vitest'
import type { Sent } from '../../src/web/views/field.ts'
import { conditionForm, withOneMoreRow } from '../../src/web/views/rule-condition.ts'

const eta = new Eta({ views: new URL('../../views', import.meta.url).pathname })
const amount = { name: 'Amount', type: 'number', values: ['100', '250'], given: 1_200 } as const
const content = {
  condition: {
    join: 'all',
    rows: [{ field: 'Amount', operator: 'is at least', value: '500' }],
    expression: 'c["Amount"] >= 500',
  },
  outcome: { route: 'Finance', approver: null, limit: { minutes: 90, counts: 'working hours' }, human: null },
} as const

describe('the form of what a machine checks', () => {
  it('is empty for a new rule, with two lines to fill in', () => {
    const page = render({ content: null })

    expect(page).not.toMatch(/undefined|NaN|\[object/)
    expect(page.match(/name="row\.\d+\.value"/g)).toHaveLength(2)
    expect(page).toMatch(/value="" id="field-when" checked/)
  })

  it('shows what the rule says so far, and what its lines come to', () => {
    const { when, rows, means, wanted } = view({ content })

    expect(when.value).toBe('all')
    expect(rows[0]?.fields.map(({ value }) => value)).toEqual(['Amount', 'is at least', '500'])
    expect(means).toBe('c["Amount"] >= 500')
    expect(wanted.flat().map(({ value }) => value)).toEqual(['Finance', '', '90', 'minutes', 'working hours', ''])
  })

  it('opens an expression that was written by hand', () => {
    const byHand = { ...content, condition: { join: 'all', rows: [], expression: 'true' } } as const
    const { when, expression, isByHand, means } = view({ content: byHand })

    expect([when.value, expression.value, isByHand, means]).toEqual(['expression', 'true', true, null])
  })

  it('says which fields the cases give, and escapes what a log calls them', () => {
    const named = { ...amount, name: '<b>Amount</b>', values: ['"1"', '2'] }
    const page = eta.render('/rules/_condition', {
      condition: conditionForm({ content: null, fields: [named], sent: undefined, problems: [], again: '/again' }),
    })

    expect(page).toContain('&lt;b&gt;Amount&lt;/b&gt;')
    expect(page).toContain('number, given by 1,200 cases')
    expect(page).not.toContain('<b>Amount</b>')
  })

  it('keeps a field that no case gives any more as a choice', () => {
    const page = render({ content, fields: [] })

    expect(page).toContain('Amount (no case gives it)')
    expect(page).not.toContain('What the newest cases say')
  })

  it('goes on with one line more, and everything that was typed', () => {
    const sent = withOneMoreRow({ when: 'any', 'row.2.field': 'Amount', rows: '2' })
    const { rows, when } = view({ content, sent })

    expect(rows).toHaveLength(3)
    expect([when.value, rows[1]?.fields[0]?.value, rows[0]?.fields[0]?.value]).toEqual(['any', 'Amount', ''])
  })

  it('has at most twelve lines', () => {
    const { rows, add } = view({ content, sent: withOneMoreRow({ rows: '99' }) })

    expect([rows.length, add]).toEqual([12, null])
  })

  it('shows what is wrong beside its field', () => {
    const page = render({
      content,
      sent: { when: 'expression', expression: 'c["Amount"] =' },
      problems: [{ name: 'expression', text: 'Write == to compare.' }],
    })

    expect(page).toContain('Write == to compare.')
    expect(page).toContain('c[&quot;Amount&quot;] =')
  })
})

type Given = Omit<Parameters<typeof conditionForm>[0], 'fields' | 'sent' | 'problems' | 'again'> & {
  readonly fields?: readonly (typeof amount)[]
  readonly sent?: Sent
  readonly problems?: readonly { readonly name: string; readonly text: string }[]
}

function view({ content: said, fields = [amount], sent, problems = [] }: Given) {
  return conditionForm({ content: said, fields, sent, problems, again: '/again' })
}

function render(given: Given): string {
  return eta.render('/rules/_condition', { condition: view(given) })
}
