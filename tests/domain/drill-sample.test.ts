import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attributes } from '../../src/domain/attribute-value.ts'
import { type Candidate, casesProposed, proposeCases, toldOf } from '../../src/domain/drill-sample.ts'

const piece = (ref: string, attributes: Attributes, isMessy = false): Candidate => ({ ref, attributes, isMessy })
const amounts = (...values: readonly number[]) =>
  values.map((amount) => piece(`INV-${amount}`, { amount: String(amount) }))
const isLarge = ({ amount }: Attributes) => Number(amount) > 100
const from = (proposed: readonly { readonly from: string }[]) => proposed.map((one) => one.from)
const upTo = (count: number, first = 1) => Array.from({ length: count }, (_, nth) => nth + first)

describe('a case as it is told', () => {
  test('says what came in, not how it ended', () => {
    const told = toldOf({ amount: '12400', order_number: 'PO-7', approver: 'Olivia', routed_to: 'Finance', note: '' })

    expect(told).toBe('amount: 12400; order number: PO-7')
  })

  test('stays short enough to be read, whatever a log knows of it', () => {
    const told = toldOf({
      supplier: 'Acme',
      ...Object.fromEntries(upTo(99).map((nth) => [`field ${nth}`, 'x'.repeat(40)])),
    })

    expect(told).toMatch(/^supplier: Acme; field 1/)
    expect(told.length).toBeLessThanOrEqual(400)
  })
})

describe('the proposed cases', () => {
  test('are half of those that the rule speaks to, half of the others', () => {
    const proposed = proposeCases({ cases: amounts(...upTo(40), ...upTo(40, 101)), tests: [], speaks: isLarge })
    const large = from(proposed).filter((one) => Number(one.slice(9)) > 100)

    expect([proposed.length, large.length]).toEqual([casesProposed, casesProposed / 2])
  })

  test('are filled up from the other side where one has too few', () => {
    const few = proposeCases({ cases: amounts(...upTo(40), 150, 160), tests: [], speaks: isLarge })
    const rarelyNot = proposeCases({ cases: amounts(3, ...upTo(40, 101)), tests: [], speaks: isLarge })

    expect(from(few).filter((one) => Number(one.slice(9)) > 100)).toHaveLength(2)
    expect(few).toHaveLength(casesProposed)
    expect(from(rarelyNot)).toContain('case:INV-3')
    expect(rarelyNot).toHaveLength(casesProposed)
  })

  test('include the written tests and the messy cases', () => {
    const messy = piece('INV-M', { amount: '7', supplier: 'unknown' }, true)
    const proposed = proposeCases({
      cases: [...amounts(...upTo(30)), messy],
      tests: [{ number: 3, given: 'An invoice without an amount.' }],
      speaks: isLarge,
    })

    expect(proposed).toContainEqual({ from: 'test:3', told: 'An invoice without an amount.' })
    expect(from(proposed)).toContain('case:INV-M')
    expect(proposed).toHaveLength(casesProposed)
  })

  test('count as messy what the rule cannot tell', () => {
    const speaks = ({ amount }: Attributes) => (amount === undefined ? 'undecided' : Number(amount) > 100)
    const silent = piece('INV-S', { supplier: 'Acme' })

    expect(from(proposeCases({ cases: [...amounts(...upTo(30)), silent], tests: [], speaks }))).toContain('case:INV-S')
  })

  test('are as unlike each other as they come where no machine can check the rule', () => {
    const alike = upTo(30).map((nth) => piece(`A-${nth}`, { supplier: 'Acme', country: 'NL', amount: String(nth) }))
    const other = piece('B-1', { supplier: 'Bolt', country: 'DE', amount: '5' })

    expect(from(proposeCases({ cases: [...alike, other], tests: [], speaks: null }))).toContain('case:B-1')
  })

  test('stand in an order that does not give the two kinds away', () => {
    const proposed = proposeCases({ cases: amounts(...upTo(40), ...upTo(40, 101)), tests: [], speaks: isLarge })
    const kinds = from(proposed).map((one) => Number(one.slice(9)) > 100)

    expect(kinds.slice(0, 7)).toContain(true)
    expect(kinds.slice(0, 7)).toContain(false)
  })

  test('are each told once, and leave out cases that say nothing', () => {
    const same = [piece('A', { amount: '5' }), piece('B', { amount: '5', approver: 'Olivia' }), piece('C', {})]

    expect(proposeCases({ cases: same, tests: [], speaks: null })).toHaveLength(1)
  })

  test('are never more than are proposed, whatever there is to choose from', () => {
    const values = fc.record({ amount: fc.integer({ min: 0, max: 200 }).map(String), kind: fc.constantFrom('a', 'b') })
    const candidates = fc.array(fc.tuple(values, fc.boolean()), { maxLength: 60 })
    fc.assert(
      fc.property(candidates, fc.nat(9), (pieces, written) => {
        const cases = pieces.map(([attributes, isMessy], nth) => piece(String(nth), attributes, isMessy))
        const tests = upTo(written).map((number) => ({ number, given: `Test ${number}.` }))
        const proposed = proposeCases({ cases, tests, speaks: isLarge })
        const apart = new Set(cases.map(({ attributes }) => toldOf(attributes))).size

        expect(proposed).toHaveLength(Math.min(casesProposed, apart + Math.min(4, written)))
        expect(new Set(from(proposed)).size).toBe(proposed.length)
      }),
    )
  })
})
