import { describe, expect, it } from 'vitest'
import { type AttributeField, attributesOf, openFieldBook } from '../../src/domain/attribute-field.ts'
import type { Attributes } from '../../src/domain/attribute-value.ts'

const silent = { path: null, routedTo: null, exception: null, errors: null, handoffs: null, manualTouches: null }

describe('the fields of a log', () => {
  it('are of the type that their values read as', () => {
    const fields = learn([
      { Amount: '500', Due: '2026-05-04', Urgent: 'yes', Supplier: 'ACME', 'Cost centre': '0042' },
      { Amount: '12.50', Due: '2026-05-05T10:00Z', Urgent: 'no', Supplier: '7', 'Cost centre': '0043' },
    ])

    expect(typesOf(fields)).toMatchObject({
      Amount: 'number',
      Due: 'day',
      Urgent: 'yes or no',
      Supplier: 'text',
      'Cost centre': 'text',
    })
  })

  it('keep their type when one value in twenty is a slip of the pen, and not when more are', () => {
    const cases = (slips: number) =>
      Array.from({ length: 100 }, (_, at) => ({ Amount: at < slips ? 'n/a' : String(at) }))

    expect(typesOf(learn(cases(5))).Amount).toBe('number')
    expect(typesOf(learn(cases(6))).Amount).toBe('text')
  })

  it('show the values seen most and how many cases give them', () => {
    const suppliers = [...Array<string>(3).fill('Foo'), ...Array<string>(5).fill('ACME'), 'Bar', '', 'Baz']
    const fields = learn(suppliers.map((supplier) => ({ Supplier: supplier })))

    expect(fields.find(({ name }) => name === 'Supplier')).toMatchObject({
      values: ['ACME', 'Foo', 'Bar', 'Baz'],
      given: 10,
    })
  })

  it('never show more than twelve values', () => {
    const fields = learn(Array.from({ length: 2_000 }, (_, at) => ({ Invoice: `INV${at}` })))

    expect(fields.find(({ name }) => name === 'Invoice')).toMatchObject({ type: 'text', given: 2_000 })
    expect(fields.find(({ name }) => name === 'Invoice')?.values).toHaveLength(12)
  })

  it('count no more different values than a log of references could be allowed to fill', () => {
    const first = Array.from({ length: 500 }, (_, at) => ({ Invoice: `INV${at}` }))
    const fields = learn([...first, ...Array.from({ length: 9 }, () => ({ Invoice: 'later' }))])

    expect(fields.find(({ name }) => name === 'Invoice')).toMatchObject({ given: 509 })
    expect(fields.find(({ name }) => name === 'Invoice')?.values).not.toContain('later')
  })

  it('begin with what every case may say, which keeps its type whatever is seen', () => {
    const fields = learn([{ routed_to: '7', Amount: '1' }])

    expect(fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'path: text',
      'routed_to: text',
      'exception: yes or no',
      'errors: number',
      'handoffs: number',
      'manual_touches: number',
      'Amount: number',
    ])
  })

  it('are no more than a person could choose from, however wild the log', () => {
    const fields = learn(Array.from({ length: 1_000 }, (_, at) => ({ [`column ${at}`]: 'x' })))

    expect(fields).toHaveLength(200)
  })
})

describe('what a case says', () => {
  it('is its attributes and how it went', () => {
    const said = attributesOf({
      path: 'automated',
      routedTo: 'Finance',
      exception: false,
      errors: 0,
      handoffs: 2,
      manualTouches: 1,
      attributes: { Amount: '500', path: 'of the log' },
    })

    expect(said).toEqual({
      Amount: '500',
      path: 'automated',
      routed_to: 'Finance',
      exception: 'no',
      errors: '0',
      handoffs: '2',
      manual_touches: '1',
    })
  })

  it('leaves out what the log does not tell', () => {
    expect(attributesOf({ ...silent, attributes: { Amount: '500' } })).toEqual({ Amount: '500' })
  })
})

function learn(cases: readonly Attributes[]): readonly AttributeField[] {
  const book = openFieldBook()
  for (const attributes of cases) book.see(attributes)
  return book.fields()
}

function typesOf(fields: readonly AttributeField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, type }) => [name, type]))
}
