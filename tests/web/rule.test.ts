import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerersOf } from '../../src/store/rules.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { writeInvoiceBook } from '../support/invoice-book.ts'
import { launchInv } from '../support/running-pilot.ts'
import { ask, carryThrough, nameAnswererOf, routingRule, wishOf } from '../support/running-rules.ts'

const rules = '/pilots/INV/rules'
const seated = ['olivia', 'tariq', 'maya', 'ben', 'ines', 'sam', 'owen'] as const

let house: House
let olivia: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeInvoiceBook(house)
  house.setClock('2026-07-06T09:00Z')
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T09:00Z')
  olivia = await house.as('olivia')
})
afterEach(() => house.close())

const lower = (why = 'Too many go by unseen.') =>
  wishOf(house, {
    rule: 4,
    why,
    proposal: routingRule({ text: 'Invoices above € 5,000 go to the finance director.', place: 40 }),
  })

describe('the page of a rule', () => {
  test('says what it says to people and to a machine, since when, and who answers', async () => {
    await nameAnswererOf(house, 4, 'maya', 'ben')
    const { body } = await olivia.get(`${rules}/R4`)

    expect(body).toContain('<h1>R4 Invoices above € 10,000 go to the finance director.</h1>')
    expect(body).toContain('When amount is more than 10,000: goes to Finance;')
    expect(body).toContain('In force since Monday 6 July 2026.')
    expect(body).toContain('Maya answers questions, Ben stands in.')
    expect(body).toContain('<b>Exception:</b> Invoices of the landlord')
  })

  test('leads from an exception to its rule', async () => {
    const { body } = await olivia.get(`${rules}/R9`)

    expect(body).toMatch(/<dt>Stands under<\/dt>\s*<dd><a href="\/pilots\/INV\/rules\/R4">R4<\/a>/)
  })

  test('tells every version with who brought it about and why, and what it changed', async () => {
    await carryThrough(house, lower())
    const { body } = await olivia.get(`${rules}/R4`)

    expect(body).toContain('Version 2, switched on by Tariq (CTO) on Monday 7 September 2026, 11:00.')
    expect(body).toContain('Asked for by Maya (team lead), approved by Olivia (COO), confirmed safe by Tariq (CTO).')
    expect(body).toContain('<q>Too many go by unseen.</q>')
    expect(body).toContain('<a href="/pilots/INV/rule-changes/1">Rule change 1</a>')
    expect(body).toContain('Invoices above € <ins>5,000</ins> go to the finance director.')
    expect(body).toContain('Version 1, written by Olivia on Wednesday 1 July 2026, 11:00.')
  })

  test('gives the reason of the last round, not of the first', async () => {
    await carryThrough(house, lower())
    await carryThrough(house, { ...lower('We see them all now.'), kind: 'revert', proposal: null, version: 1 })

    expect((await olivia.get(`${rules}/R4`)).body).toContain('<q>We see them all now.</q>')
  })

  test('names what is asked for on it and not settled', async () => {
    await ask(house, lower())
    const { body } = await olivia.get(`${rules}/R4`)

    expect(body).toContain('Asked for and not settled')
    expect(body).toContain('<a href="/pilots/INV/rule-changes/1">Rule change 1: requested</a>')
    expect((await olivia.get(`${rules}/R5`)).body).not.toContain('Asked for and not settled')
  })

  test('of one that was retired says until when, and offers to bring it back', async () => {
    await carryThrough(house, wishOf(house, { kind: 'retire', rule: 6, proposal: null }))
    const { body } = await olivia.get(`${rules}/R6`)

    expect(body).toContain('Retired on Monday 7 September 2026 by rule change 1. This is what it said until then.')
    expect(body).toContain('Version 2, retired by Tariq (CTO) on Monday 7 September 2026, 11:00.')
    expect(body).toContain('rule-changes/new?rule=6&amp;kind=revert')
  })

  test('offers everybody with a seat to ask for a change and to ask a question', async () => {
    for (const name of seated) {
      const { body } = await (await house.as(name)).get(`${rules}/R4`)

      expect(body).toContain('<a class="button first" href="/pilots/INV/rule-changes/new?rule=4">')
      expect(body).toContain('<a class="button other" href="/pilots/INV/questions/new?rule=4">')
    }
  })

  test('is not there for a rule that never was', async () => {
    for (const name of ['R13', '4', 'R04x', 'r4']) expect((await olivia.get(`${rules}/${name}`)).status).toBe(404)
    expect((await olivia.get(`${rules}/R4?asof=2026-06-30`)).status).toBe(404)
  })
})

describe('who answers questions about a rule', () => {
  const named = () => answerersOf(house.services.store.reader, 'INV')

  test('is named by the COO, who is led on to the next rule that has nobody', async () => {
    const answer = await olivia.post(`${rules}/R4/answerer`, { person: 'maya', deputy: 'ben' })
    const { body } = await olivia.get(answer.location)

    expect(answer.location).toBe(`${rules}/R4?done=answerer-named`)
    expect(body).toContain('Named. Questions about the rule go to them.')
    expect(body).toContain(`<a href="${rules}/R5#answerer-fold">Nobody answers questions about R5 yet</a>`)
    expect(await named()).toMatchObject([{ rule: 4, person: 'maya', deputy: 'ben', by: 'olivia' }])
  })

  test('is somebody with a seat, and nothing that was chosen is lost', async () => {
    const refused = await olivia.post(`${rules}/R4/answerer`, { person: 'maya', deputy: 'maya' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Whoever stands in is somebody else.')
    expect(refused.body).toContain('id="answerer-fold" open')
    expect(refused.body.match(/<option value="maya" selected>Maya \(team lead\)/g)).toHaveLength(2)
    expect((await olivia.post(`${rules}/R4/answerer`, { person: 'nora' })).status).toBe(422)
    expect((await olivia.post(`${rules}/R13/answerer`, { person: 'maya' })).status).toBe(404)
    expect(await named()).toEqual([])
  })

  test('is named by nobody else', async () => {
    for (const name of seated.slice(1)) {
      const client = await house.as(name)

      expect((await client.get(`${rules}/R4`)).body).not.toContain('id="answerer"')
      expect((await client.post(`${rules}/R4/answerer`, { person: 'maya' })).status).toBe(403)
    }
    expect(await named()).toEqual([])
  })
})
