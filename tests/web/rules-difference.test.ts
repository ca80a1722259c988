import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../support/house.ts'
import { writeInvoiceBook } from '../support/invoice-book.ts'
import { launchInv } from '../support/running-pilot.ts'
import { carryThrough, routingRule, wishOf } from '../support/running-rules.ts'

const difference = '/pilots/INV/rules/difference'

let house: House
let ben: Client

/** R4 reworded on 7 September, R6 retired on the 9th, R13 added and R5 moved on the 14th. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeInvoiceBook(house)
  await launchInv(house, '2026-W28')
  const lower = { text: 'Invoices above € 5,000 go to the finance director.', place: 40 }
  const moved = { text: 'All other invoices go to the owner of the cost centre.', place: 30 }
  house.setClock('2026-09-07T09:00Z')
  await carryThrough(house, wishOf(house, { rule: 4, proposal: routingRule(lower) }))
  house.setClock('2026-09-09T09:00Z')
  await carryThrough(house, wishOf(house, { kind: 'retire', rule: 6, proposal: null }))
  house.setClock('2026-09-14T09:00Z')
  await carryThrough(house, wishOf(house, { kind: 'add', rule: null, proposal: routingRule({ section: 'never' }) }))
  await carryThrough(house, wishOf(house, { rule: 5, proposal: routingRule(moved) }))
  ben = await house.as('ben')
})
afterEach(() => house.close())

/** Each heading with the rules below it. */
function found(body: string): readonly string[] {
  const main = body.slice(body.indexOf('<main'), body.indexOf('<footer'))
  return [...main.matchAll(/<h2>([^<]+)<\/h2>|<h3><a [^>]+>(R\d+)<\/a>/g)].map(
    ([, heading, rule]) => heading ?? rule ?? '',
  )
}

describe('what changed between two days', () => {
  test('is told rule by rule: added, reworded, retired, moved', async () => {
    const { body } = await ben.get(`${difference}?from=2026-09-06&to=2026-09-14`)

    expect(body).toContain('What changed between Sunday 6 September 2026 and Monday 14 September 2026.')
    expect(found(body)).toEqual(['Added', 'R13', 'Reworded', 'R4', 'Retired', 'R6', 'Moved', 'R5'])
  })

  test('is shown word by word, with what a machine checks', async () => {
    const { body } = await ben.get(`${difference}?from=2026-09-06&to=2026-09-07`)

    expect(found(body)).toEqual(['Reworded', 'R4'])
    expect(body).toContain('Invoices above € <del>10,000</del> go to the finance director.')
    expect(body).toContain('Invoices above € <ins>5,000</ins> go to the finance director.')
    expect(body).toContain('<b>What a machine checks</b>')
    expect(body).toContain('Sunday 6 September 2026</h3>')
  })

  test('counts both days to their end', async () => {
    expect(found((await ben.get(`${difference}?from=2026-09-07&to=2026-09-09`)).body)).toEqual(['Retired', 'R6'])
    expect((await ben.get(`${difference}?from=2026-09-09&to=2026-09-13`)).body).toContain(
      'No rule changed between Wednesday 9 September 2026 and Sunday 13 September 2026.',
    )
  })

  test('goes from the first rule to today where no days are given', async () => {
    const { body } = await ben.get(difference)

    expect(body).toContain('What changed between Wednesday 1 July 2026 and Monday 14 September 2026.')
    expect(body).toContain('name="from" type="date" class="short" value="2026-07-01"')
  })

  test.each([
    ['from=soon&to=2026-09-14', 'Give a day that exists.'],
    ['from=2026-09-07&to=2026-09-15', 'That day has not come yet.'],
    ['from=2026-09-14&to=2026-09-07', 'The second day lies before the first.'],
  ])('asks again for days like %s', async (query, why) => {
    const { status, body } = await ben.get(`${difference}?${query}`)

    expect(status).toBe(422)
    expect(body).toContain(why)
    expect(body).toContain(`value="${new URLSearchParams(query).get('from')}"`)
  })

  test('of a pilot without a rule is nothing', async () => {
    const fresh = await openHouse()
    const { status, body } = await (await fresh.as('ben')).get(difference)
    await fresh.close()

    expect(status).toBe(200)
    expect(body).toContain('No rule changed between Monday 7 September 2026 and Monday 7 September 2026.')
  })
})
