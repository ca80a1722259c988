import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { requestsOf } from '../../src/store/requests.ts'
import { accept, askFor, cost, cut, requests, send } from '../support/asked-requests.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { ask, wishOf, writeRule, routingRule } from '../support/running-rules.ts'

let house: House
let olivia: Client
let tariq: Client
let sam: Client

/** INV is launched; its first cycle runs from Monday 6 July to Sunday 2 August. */
beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await writeRule(house, 1, routingRule())
  await launchInv(house, '2026-W28')
  house.setClock('2026-07-13T09:00Z')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
  sam = await house.as('sam')
})
afterEach(() => house.close())

const afterTheCycle = () => house.setClock('2026-08-04T09:00Z')
const kept = () => requestsOf(house.services.store.reader, 'INV')

describe('asking for something', () => {
  test('is anyone’s, and parks itself until the first cycle ends', async () => {
    const answer = await askFor(sam)
    const page = await sam.get(`${requests}/1`)

    expect(answer.location).toBe(`${requests}/1?done=request-parked`)
    expect(page.body).toContain('A dashboard of open invoices for sales.')
    expect(page.body).toContain('They call us every day.')
    expect(page.body).toContain('the scope is frozen until Monday 3 August')
    expect(page.body).toContain('Sam (sponsor) asked for it on Monday 13 July, 11:00; the scope was frozen')
  })

  test('does not park after the first cycle', async () => {
    afterTheCycle()

    expect((await askFor(sam)).location).toBe(`${requests}/1?done=requested`)
    expect((await sam.get(requests)).body).toContain('waits for its cost')
  })

  test('keeps what was typed when something is missing', async () => {
    const refused = await askFor(sam, { why: '' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Say why, in a sentence.')
    expect(refused.body).toContain('A dashboard of open invoices for sales.</textarea>')
    expect(await kept()).toEqual([])
  })
})

describe('the page of all requests', () => {
  test('teaches the next step while nobody has asked for anything', async () => {
    const { body } = await sam.get(requests)

    expect(body).toContain('Nobody has asked for anything beside the rules.')
    expect(body).toContain('Ask for something')
  })

  test('counts requests and hours by who asks, and what came in before the first cycle ended', async () => {
    await askFor(sam)
    await askFor(sam, { wish: 'A notification in the chat.' })
    await cost(tariq)
    await ask(house, wishOf(house), 'maya')
    const { body } = await olivia.get(requests)
    const askers = body.slice(body.indexOf('Who asks'))

    expect(askers).toMatch(
      /Sam \(sponsor\)[\s\S]*?<span>2<\/span>[\s\S]*?12 h[\s\S]*?1 not costed yet[\s\S]*?2 requests/,
    )
    expect(askers).toMatch(/Maya \(team lead\)[\s\S]*?<span>–<\/span>[\s\S]*?1 rule change/)
  })

  test('lists rule changes that wait among the parked, each with the way to it', async () => {
    await askFor(sam)
    await ask(house, wishOf(house), 'maya')
    const { body } = await olivia.get(requests)

    expect(body).toContain('Parked (2)')
    expect(body).toContain('href="/pilots/INV/rule-changes/1"')
    expect(body).toContain(
      'The scope is frozen until Monday 3 August, when the first cycle ends. 1 request and 1 rule change wait.',
    )
  })

  test('keeps accepted and cut ones apart, with who decided', async () => {
    await askFor(sam)
    await askFor(sam, { wish: 'A notification in the chat.' })
    afterTheCycle()
    await cost(tariq)
    await accept(olivia)
    await olivia.post(`${requests}/2/cut`, {
      seen: String((await kept()).findLast((one) => one.request === 2)?.seq),
      cutWhy: 'No.',
    })
    const { body } = await sam.get(requests)

    expect(body).toMatch(/Accepted \(1\)[\s\S]*dashboard[\s\S]*accepted by Olivia \(COO\) on Tuesday 4 August/)
    expect(body).toMatch(/Cut or withdrawn \(1\)[\s\S]*notification[\s\S]*cut by Olivia/)
  })

  test('looks back: on an earlier day nothing was asked and nothing can be done', async () => {
    await askFor(sam)
    const past = await sam.get(`${requests}?asof=2026-07-12`)

    expect(past.body).toContain('As it was at the end of Sunday 12 July 2026.')
    expect(past.body).not.toContain('open invoices')
    expect(past.body).not.toContain(`href="${requests}/new"`)
    expect((await sam.get(`${requests}?asof=2027-01-01`)).status).toBe(404)
  })

  test('of a past day names people by the seats that they had then', async () => {
    await askFor(sam)
    house.setClock('2026-07-14T09:00Z')
    const left = { seat: 'sponsor', person: 'sam', what: 'ended' }
    await house.play(fact('take seat', 'INV', { type: 'seat', id: 'INV/sponsor', version: 1 }, { data: left }), 'sam')

    expect((await olivia.get(`${requests}?asof=2026-07-13`)).body).toContain('Sam (sponsor)')
    expect((await olivia.get(requests)).body).not.toContain('Sam (sponsor)</span>')
  })
})

describe('deciding on a request', () => {
  beforeEach(() => askFor(sam))

  test('takes the cost first: the CTO says it, the COO sees it in the button', async () => {
    afterTheCycle()
    expect((await olivia.get(`${requests}/1`)).body).not.toContain('accept-form')
    await cost(tariq)
    const { body } = await olivia.get(`${requests}/1`)

    expect(body).toContain('Accept it at 12 h')
    expect(body).toContain('Two screens and a nightly export.')
    expect((await accept(olivia)).location).toBe(`${requests}/1?done=request-accepted`)
    expect((await sam.get(`${requests}/1`)).body).toContain('Olivia (COO) accepted it at 12 h on Tuesday 4 August')
  })

  test('is offered to each seat as its own only', async () => {
    afterTheCycle()
    const forms = async (who: Client) =>
      [...(await who.get(`${requests}/1`)).body.matchAll(/id="(\w+)-form"/g)].map(([, name]) => name)

    expect(await forms(tariq)).toEqual(['cost'])
    expect(await forms(olivia)).toEqual(['cut'])
    expect(await forms(sam)).toEqual(['withdraw'])
    expect(await forms(await house.as('owen'))).toEqual([])
    expect((await cost(olivia)).status).toBe(403)
    expect((await cut(tariq)).status).toBe(403)
  })

  test('does not accept while the scope is frozen', async () => {
    await cost(tariq)

    expect((await olivia.get(`${requests}/1`)).body).not.toContain('accept-form')
    const refused = await accept(olivia)
    expect(refused.status).toBe(409)
    const seen = String((await kept()).at(-1)?.seq)
    expect((await olivia.post(`${requests}/1/acceptance`, { seen, acceptWhy: '' })).body).toContain(
      'Breaking the freeze takes both keys',
    )
    expect((await kept()).at(-1)?.what).toBe('costed')
  })

  test('answers 409 to a cost that was not on the page, and keeps the reason', async () => {
    afterTheCycle()
    await cost(tariq)
    const seen = String((await kept()).at(-1)?.seq)
    await send(tariq, 'cost', 'cost-form', { hours: '200', costWhy: 'The export is the hard part.' })
    const moved = await olivia.post(`${requests}/1/acceptance`, { seen, acceptWhy: 'Sales waits for it.' })

    expect(moved.status).toBe(409)
    expect(moved.body).toContain('Accept it at 200 h')
    expect(moved.body).toContain('Sales waits for it.</textarea>')
  })

  test('cuts with a reason that whoever asked reads', async () => {
    const missing = await cut(olivia, '')
    expect(missing.status).toBe(422)
    expect(missing.body).toContain('href="#field-cutWhy"')

    await cut(olivia)
    const { body } = await sam.get(`${requests}/1`)
    expect(body).toContain('Olivia (COO) cut it')
    expect(body).toContain('Not in this pilot.')
  })

  test('leaves taking it back to who asked', async () => {
    const withdraw = (who: Client) => send(who, 'withdrawal', 'withdraw-form', { withdrawWhy: 'Solved otherwise.' })
    const { seen } = { seen: String((await kept()).at(-1)?.seq) }

    expect((await olivia.post(`${requests}/1/withdrawal`, { seen, withdrawWhy: 'Mine now.' })).status).toBe(403)
    expect((await withdraw(sam)).location).toBe(`${requests}/1?done=withdrawn`)
    expect((await sam.get(`${requests}/1`)).body).toContain('Sam (sponsor) withdrew it')
  })

  test('names a deputy as one who acts for the holder', async () => {
    const named = { seat: 'coo', holder: 'olivia', deputy: 'maya', from: '2026-07-13', to: '2026-07-17', what: 'named' }
    await house.play(
      fact('name deputy', 'INV', { type: 'deputy', id: 'INV/coo', version: 1 }, { data: named }),
      'olivia',
    )
    await cut(await house.as('maya'))

    expect((await sam.get(`${requests}/1`)).body).toContain('Maya for Olivia (COO) cut it')
  })

  test('is nothing for a number that is not there', async () => {
    expect((await sam.get(`${requests}/7`)).status).toBe(404)
    await askFor(sam)
    for (const other of ['0', '01', '1e0', '1.0', '0x1', '%201'])
      expect((await sam.get(`${requests}/${other}`)).status).toBe(404)
    expect((await olivia.post(`${requests}/7/cut`, { seen: '1', cutWhy: 'x' })).status).toBe(404)
  })
})
