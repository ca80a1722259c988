import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { confirmationsOf } from '../../src/store/rules.ts'
import { type Client, type House, openHouse, password } from '../support/house.ts'
import { writeInvoiceBook } from '../support/invoice-book.ts'
import { launchInv } from '../support/running-pilot.ts'
import { ask, carryThrough, nameAnswererOf, routingRule, wishOf, writeRule } from '../support/running-rules.ts'
import { hidden } from '../support/typed-charter.ts'

const rules = '/pilots/INV/rules'

let house: House
let olivia: Client

/** The book was written on 1 July, launched on 6 July; its first cycle ended on 3 August, and it is 7 September. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeInvoiceBook(house)
  house.setClock('2026-07-06T09:00Z')
  await launchInv(house, '2026-W28')
  house.setClock('2026-09-07T09:00Z')
  olivia = await house.as('olivia')
})
afterEach(() => house.close())

/** Everything of a page between its head and its footer. */
function content(body: string): string {
  return body.slice(body.indexOf('<main'), body.indexOf('<footer'))
}

/** The line of one rule, with everything that stands below it. */
function lineOf(body: string, name: string): string {
  return body.slice(body.indexOf(`<li id="${name}">`)).split(/<li id="R(?!4|8|9)/)[0] ?? ''
}

const reword = (text: string) => wishOf(house, { rule: 4, proposal: routingRule({ text, place: 40 }) })

describe('the book', () => {
  test('reads section by section, with what belongs to a rule below it', async () => {
    const { body } = await olivia.get(rules)
    const order = [...body.matchAll(/<h2>([^<]+)<\/h2>|<li id="(R\d+)"/g)].map(([, heading, rule]) => heading ?? rule)

    expect(order.slice(0, 19).join(' ')).toBe(
      'Start R1 R2 Required data R3 Routing R4 R8 R9 R5 R10 Time limits R6 Human step-ins R7 Stop R11 Never R12',
    )
    expect(body).toContain('<b>Exception:</b> Invoices of the landlord go to facilities')
    expect(body).toContain('<b>Human step-in:</b> The director calls the supplier')
  })

  test('says of each rule what a machine checks, since when it is in force and who answers', async () => {
    await nameAnswererOf(house, 4, 'maya', 'ben')
    const line = lineOf((await olivia.get(rules)).body, 'R4')

    expect(line).toContain(
      'When amount is more than 10,000: goes to Finance; the finance director approves; within 4 working hours.',
    )
    expect(line).toContain('In force since Monday 6 July 2026')
    expect(line).toContain('Maya answers questions, Ben stands in')
  })

  test('names the change that brought a rule about, and what is asked for on it', async () => {
    await carryThrough(house, reword('Invoices above € 5,000 go to the finance director.'))
    await ask(house, reword('Invoices above € 2,000 go to the finance director.'))
    const { body } = await olivia.get(rules)

    expect(lineOf(body, 'R4')).toContain('In force since Monday 7 September 2026, by rule change 1')
    expect(lineOf(body, 'R4')).toContain('<a href="/pilots/INV/rule-changes/2">Rule change 2: requested</a>')
    expect(body).toContain('12 rules in force. Last change: R4 on Monday 7 September 2026, by rule change 1.')
  })

  test('keeps a rule that went among those that are in it no longer', async () => {
    await carryThrough(house, wishOf(house, { kind: 'retire', rule: 6, proposal: null }))
    const { body } = await olivia.get(rules)

    expect(body).not.toContain('<li id="R6">')
    expect(body).toContain('<a href="/pilots/INV/rules/R6">R6 An approver answers within four working hours.</a>')
    expect(body).toContain('until Monday 7 September 2026')
  })

  test('offers everybody with a seat to ask for a change, and nobody to write', async () => {
    for (const name of ['olivia', 'tariq', 'maya', 'ben', 'ines', 'sam', 'owen'] as const) {
      const { status, body } = await (await house.as(name)).get(rules)

      expect([name, status]).toEqual([name, 200])
      expect(body).toContain('href="/pilots/INV/rule-changes/new">Ask for a change</a>')
      expect(body).not.toContain(`${rules}/new`)
      expect(body).not.toContain('Move R')
    }
    expect((await (await house.as('nora')).get(rules)).status).toBe(404)
    expect((await (await house.as('ada')).get(rules)).status).toBe(404)
  })

  test('has its own tab', async () => {
    expect((await olivia.get(rules)).body).toContain('<a href="/pilots/INV/rules" aria-current="page">Rules</a>')
  })
})

describe('the book of a past day', () => {
  test('stays as it was, whatever happens later', async () => {
    await nameAnswererOf(house, 4, 'maya', null)
    await carryThrough(house, reword('Invoices above € 5,000 go to the finance director.'))
    house.setClock('2026-09-08T09:00Z')
    const days = ['2026-07-01', '2026-07-06', '2026-09-06', '2026-09-07']
    const pages = [...days.map((day) => `${rules}?asof=${day}`), ...days.map((day) => `${rules}/R4?asof=${day}`)]
    const then: string[] = []
    for (const page of pages) then.push(content((await olivia.get(page)).body))

    await carryThrough(house, reword('Invoices above € 2,000 go to the finance director.'))
    await carryThrough(house, wishOf(house, { kind: 'retire', rule: 9, proposal: null }))
    await carryThrough(house, wishOf(house, { kind: 'add', rule: null, proposal: routingRule({ place: 45 }) }))
    await ask(house, reword('Invoices above € 1,000 go to the finance director.'))
    await nameAnswererOf(house, 4, 'ben', 'maya')
    await rename('maya', 'Maya van Dijk')
    await olivia.post(`${rules}/confirmation`, { seen: hidden((await olivia.get(rules)).body, 'seen') })
    house.setClock('2027-03-01T09:00Z')

    for (const [nth, page] of pages.entries()) expect(content((await olivia.get(page)).body)).toBe(then[nth])
    expect((await olivia.get(rules)).body).toContain('Ben answers questions, Maya van Dijk stands in')
  })

  test('says which day it is, and offers nothing to do', async () => {
    const { body } = await olivia.get(`${rules}?asof=2026-07-06`)

    expect(body).toContain('As it stood at the end of Monday 6 July 2026.')
    expect(body).toContain('<a href="/pilots/INV/rules">Today’s rule book</a>')
    expect(content(body)).not.toContain('method="post"')
    expect(content(body)).not.toContain('Ask for a change')
  })

  test('before the launch was a draft', async () => {
    const { body } = await olivia.get(`${rules}?asof=2026-07-02`)

    expect(body).toContain('A draft of 12 rules.')
    expect(lineOf(body, 'R4')).toContain('Written on Wednesday 1 July 2026')
    expect((await olivia.get(`${rules}?asof=2026-06-30`)).body).toContain('No rule was written by then.')
  })

  test.each([
    ['soon', 'There is no day “soon”.'],
    ['2026-02-30', 'There is no day “2026-02-30”.'],
    ['2026-09-08', 'Tuesday 8 September 2026 has not come yet.'],
  ])('is not there for %s', async (day, why) => {
    for (const page of [rules, `${rules}/R4`]) {
      const { status, body } = await olivia.get(`${page}?asof=${day}`)

      expect(status).toBe(404)
      expect(body).toContain(why)
    }
  })
})

async function rename(person: 'maya', name: string): Promise<void> {
  const ada = await house.as('ada')
  expect((await ada.post(`/people/${person}`, { name, email: `${person}@example.com` })).status).toBe(303)
}

describe('what to look at', () => {
  test('is a book of more than two pages, with whose move it is', async () => {
    for (let number = 13; number < 60; number++) await writeRule(house, number, routingRule({ place: number }))
    const { body } = await olivia.get(rules)

    expect(body).toContain('The book is longer than two pages')
    expect(body).toContain('The move is Olivia (COO)’s.')
  })

  test('is exceptions that outnumber the rules, since when that is so', async () => {
    for (let number = 13; number < 23; number++)
      await writeRule(house, number, routingRule({ section: 'exception', under: 4, place: number * 10 }))
    const { body } = await olivia.get(rules)

    expect(body).toContain('12 exceptions to 10 normal rules, since Monday 7 September 2026')
  })

  test('is rules about which nobody answers questions', async () => {
    expect((await olivia.get(rules)).body).toContain('Nobody with a seat here answers questions about any rule.')
    for (let number = 1; number < 12; number++) await nameAnswererOf(house, number, 'maya', null)

    const { body } = await olivia.get(rules)
    expect(body).toContain('Nobody with a seat here answers questions about R12.')
    expect(body).toContain('href="/pilots/INV/rules/R12#answerer-fold"')
    expect((await (await house.as('tariq')).get(rules)).body).not.toContain('#answerer-fold')
  })
})

describe('confirming that the book is current', () => {
  const confirmations = () => confirmationsOf(house.services.store.reader, 'INV')

  test('is the COO’s, and stands until a rule changes', async () => {
    const page = await olivia.get(rules)
    const answer = await olivia.post(`${rules}/confirmation`, { seen: hidden(page.body, 'seen') })

    expect(page.body).toContain('Nobody has confirmed yet that the book is current.')
    expect(answer.location).toBe(`${rules}?done=book-confirmed#confirmed`)
    expect((await olivia.get(rules)).body).toContain(
      'Olivia confirmed on Monday 7 September 2026 that the book is current. No rule has changed since.',
    )
    await carryThrough(house, reword('Invoices above € 5,000 go to the finance director.'))
    expect((await olivia.get(rules)).body).toContain('that the book is current. It has changed since.')
  })

  test('asks for the password in place when that was proved too long ago', async () => {
    const late = await house.as('olivia', 20)
    const seen = hidden((await late.get(rules)).body, 'seen')
    const wrong = await late.post(`${rules}/confirmation`, { seen, password: 'something else' })

    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('That is not your password.')
    expect(wrong.body).toContain('id="confirm-book-fold" open')
    expect((await late.post(`${rules}/confirmation`, { seen, password })).status).toBe(303)
  })

  test('is refused on a book that has moved since', async () => {
    const seen = hidden((await olivia.get(rules)).body, 'seen')
    await carryThrough(house, reword('Invoices above € 5,000 go to the finance director.'))
    const refused = await olivia.post(`${rules}/confirmation`, { seen })

    expect(refused.status).toBe(409)
    expect(refused.body).toContain('The rule book has changed since you opened this page.')
    expect(await confirmations()).toEqual([])
  })

  test('is nobody else’s', async () => {
    for (const name of ['tariq', 'maya', 'ben', 'ines', 'sam', 'owen'] as const) {
      const client = await house.as(name)

      expect((await client.get(rules)).body).not.toContain('confirm-book')
      expect((await client.post(`${rules}/confirmation`, { seen: 'x' })).status).toBe(403)
    }
    expect(await confirmations()).toEqual([])
  })
})

describe('an empty book', () => {
  test('of a running pilot teaches how the first rule comes in', async () => {
    const fresh = await openHouse({ now: '2026-07-01T09:00Z' })
    await launchInv(fresh, '2026-W28')
    const { body } = await (await fresh.as('ben')).get(rules)
    await fresh.close()

    expect(body).toContain('From the launch on a rule comes in by a rule change')
    expect(body).toContain('Ask for a change')
  })
})
