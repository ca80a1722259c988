import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProblemSchema, RulesSchema } from '../../src/api/schemas.ts'
import { type House, openHouse } from '../support/house.ts'
import { invoiceRules, writeInvoiceBook } from '../support/invoice-book.ts'
import { launchInv } from '../support/running-pilot.ts'
import { carryThrough, routingRule, wishOf } from '../support/running-rules.ts'
import { issueToken } from '../support/token.ts'

let house: House
let token: string

/** Written on 1 July, launched on the 6th; R4 reworded and R6 retired on 7 September, a day before now. */
beforeAll(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeInvoiceBook(house)
  house.setClock('2026-07-06T09:00Z')
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T09:00Z')
  const lower = routingRule({ text: 'Invoices above € 5,000 go to the finance director.', place: 40 })
  await carryThrough(house, wishOf(house, { rule: 4, proposal: lower }))
  await carryThrough(house, wishOf(house, { kind: 'retire', rule: 6, proposal: null }))
  house.setClock('2026-09-08T09:00Z')
  token = await issueToken(house, 'INV', ['read'])
})
afterAll(() => house.close())

async function ask(path: string, secret = token) {
  const headers = { authorization: `Bearer ${secret}` }
  const { statusCode: status, body } = await house.app.inject({ url: `/api/v1${path}`, headers })
  return { status, body: JSON.parse(body) as unknown }
}

const bookOf = async (path: string) => RulesSchema.parse((await ask(path)).body)

describe('The rule book', () => {
  it('comes in the order of the book, each rule with what a machine needs of it', async () => {
    const { pilot, asOf, rules } = await bookOf('/pilots/INV/rules')

    expect([pilot, asOf]).toEqual(['INV', null])
    expect(rules.map(({ name }) => name).join(' ')).toBe('R1 R2 R3 R4 R5 R7 R8 R9 R10 R11 R12')
    expect(rules[3]).toMatchObject({
      number: 4,
      version: 2,
      section: 'routing',
      text: 'Invoices above € 5,000 go to the finance director.',
      condition: null,
      change: 1,
      inForceSince: Date.parse('2026-09-07T09:00Z'),
    })
    expect(rules[7]).toMatchObject({
      name: 'R9',
      under: 4,
      change: null,
      inForceSince: Date.parse('2026-07-06T09:00Z'),
    })
  })

  it('of a past day is the one of that day', async () => {
    const { asOf, rules } = await bookOf('/pilots/INV/rules?asof=2026-09-06')

    expect(asOf).toBe('2026-09-06')
    expect(rules).toHaveLength(invoiceRules.length)
    expect(rules[3]).toMatchObject({
      version: 1,
      condition: 'amount > 10000',
      outcome: { route: 'Finance', limit: { minutes: 240, counts: 'working hours' } },
    })
    expect((await bookOf('/pilots/INV/rules?asof=2026-07-02')).rules[0]?.inForceSince).toBeNull()
    expect((await bookOf('/pilots/INV/rules?asof=2026-06-30')).rules).toEqual([])
  })

  it('names nobody', async () => {
    expect(JSON.stringify((await ask('/pilots/INV/rules')).body)).not.toMatch(/olivia|tariq/i)
  })

  it.each([
    ['?asof=soon', 400],
    ['?asof=2026-02-30', 400],
    ['?from=2026-09-01', 400],
    ['?asof=2026-09-09', 404],
  ])('is refused for %s', async (query, status) => {
    const answer = await ask(`/pilots/INV/rules${query}`)

    expect(answer.status).toBe(status)
    expect(ProblemSchema.parse(answer.body)).toMatchObject({ status })
  })

  it('is not there for another pilot’s token, and not without one', async () => {
    expect((await ask('/pilots/OTH/rules')).status).toBe(404)
    expect((await ask('/pilots/INV/rules', 'nonsense-nonsense-nonsense')).status).toBe(401)
    expect((await ask('/pilots/INV/rules', await issueToken(house, 'INV', ['cases']))).status).toBe(403)
  })
})
