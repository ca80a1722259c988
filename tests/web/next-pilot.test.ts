import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { emptyMap } from '../../src/domain/system-map.ts'
import { entriesAfter, readSeq } from '../../src/store/ledger.ts'
import { readPilotFile } from '../../src/store/pilot-file.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { endInv } from '../support/ended-pilot.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv } from '../support/running-pilot.ts'

const week = '2026-W28'
const named = { step: 'wider group', code: 'pay', name: 'Invoice approval', team: 'Purchasing' }
const erp = { id: 'erp', name: 'ERP', what: 'Books invoices.', owner: 'tariq' }

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  const rule = { section: 'routing', text: 'Big invoices go to finance.', under: null, place: 1 } as const
  const content = { ...rule, condition: null, outcome: null }
  await house.play(
    fact('write rule', 'INV', { type: 'rule', id: '1', version: 1 }, { content, data: { number: 1, retired: false } }),
    'olivia',
    'coo',
  )
  const map = { content: { ...emptyMap, systems: [erp] }, data: { touchesPolicy: false } }
  await house.play(fact('write map', 'INV', { type: 'map', id: 'INV', version: 1 }, map), 'tariq', 'cto')
  await launchInv(house, week)
  house.setClock('2026-07-13T11:00Z')
  await bringWeek(house, goodWeek(week, 3), '2026-07-13T07:00Z')
})
afterEach(() => house.close())

async function ended(answer: 'stop' | 'expand'): Promise<void> {
  await endInv(house, week, answer)
  house.setClock('2026-07-13T12:00Z')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
}

const openNext = (who: Client = olivia, more: Readonly<Record<string, string>> = {}) =>
  who.post('/pilots/INV/next-pilot', { ...named, ...more })

function seen(body: string, form: string): string {
  return /name="seen" value="([^"]*)"/.exec(body.slice(body.indexOf(`id="${form}"`)))?.[1] ?? ''
}

describe('After a signed expand', () => {
  test('Home and the decision page ask both leaders for the next pilot', async () => {
    await ended('expand')

    for (const who of [olivia, tariq]) {
      expect((await who.get('/')).body).toContain('href="/pilots/INV/next-pilot/new"')
      expect((await who.get(`/pilots/INV/reviews/${week}/decision`)).body).toContain('Open the next pilot')
    }
    expect((await olivia.get('/pilots/INV/next-pilot/new')).body).toContain('1 rule, each marked “confirm”')
  })

  test('it opens as a draft with rules and map marked, in one go or not at all', async () => {
    await ended('expand')
    const { reader } = house.services.store
    const before = await readSeq(reader)
    const answer = await openNext()
    const acts = (await entriesAfter(reader, before, 100)).map(({ act, pilot }) => `${act} ${pilot === 'INV'}`)

    expect(answer.location).toBe('/pilots/PAY/seats?done=next-opened')
    expect(acts).toEqual([
      'open next pilot false',
      'offer seat false',
      'take seat false',
      'offer seat false',
      'offer seat false',
      'carry over charter false',
      'carry over rule false',
      'carry over map false',
    ])
    expect((await olivia.get('/pilots/PAY/rules')).body).toMatch(/R1[\s\S]*Big invoices go to finance[\s\S]*confirm/)
    expect((await olivia.get('/pilots/PAY/system-map')).body).toContain('◆ confirm: carried over')
    expect((await olivia.get('/pilots/PAY/charter')).body).toContain(
      '◆ confirm: these terms came from the pilot before',
    )
    expect((await olivia.get('/')).body).not.toContain('next-pilot/new')
  })

  test('a wrong code records nothing, keeps what was typed, and a second try opens one pilot', async () => {
    await ended('expand')
    const before = await readSeq(house.services.store.reader)
    const wrong = await openNext(olivia, { code: 'INV' })

    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('Another pilot has the code INV.')
    expect(wrong.body).toContain('value="Purchasing"')
    expect(await readSeq(house.services.store.reader)).toBe(before)
    expect((await openNext()).status).toBe(303)
    expect((await openNext(tariq, { code: 'PAY2' })).body).toContain('PAY was opened out of this pilot already.')
  })

  test('the other leader finds their seat on Home, and nobody else may open it', async () => {
    await ended('expand')

    expect((await openNext(await house.as('maya'))).status).toBe(403)
    await openNext()
    expect((await tariq.get('/')).body).toContain('PAY')
    expect((await tariq.get('/pilots/PAY')).status).toBe(404)
    expect((await tariq.post('/pilots/PAY/seats/cto/taking')).status).toBe(303)
    expect((await tariq.get('/pilots/PAY')).status).toBe(200)
  })

  test('the marks go when the COO has confirmed the book and the CTO the map', async () => {
    await ended('expand')
    await openNext()
    await tariq.post('/pilots/PAY/seats/cto/taking')
    expect((await olivia.get('/pilots/PAY/gates')).body).toContain('The COO has not confirmed the rule book.')
    expect((await olivia.get('/')).body).toContain('href="/pilots/PAY/rules#confirmed"')

    const book = await olivia.get('/pilots/PAY/rules')
    const map = await tariq.get('/pilots/PAY/system-map')
    await olivia.post('/pilots/PAY/rules/confirmation', { seen: seen(book.body, 'confirm-book') })
    await tariq.post('/pilots/PAY/system-map/confirmation', { seen: seen(map.body, 'confirm-map') })

    const pay = await findPilot(house.services.store.reader, 'PAY')
    const file = pay && (await readPilotFile(house.services.store, pay))
    expect(file?.confirmations.map(({ document }) => document)).toEqual(['rule book', 'map'])
    const gate = (await olivia.get('/pilots/PAY/gates')).body
    expect(gate).not.toContain('has not confirmed')
    expect(gate).toContain('Nobody has gone through the terms of the charter.')
    expect((await olivia.get('/pilots/PAY/system-map')).body).not.toContain('◆ confirm')
  })
})

describe('After a signed stop', () => {
  test('no next pilot is asked for, and both documents are to be confirmed once more', async () => {
    await ended('stop')

    expect((await olivia.get('/pilots/INV/next-pilot/new')).status).toBe(404)
    expect((await openNext()).status).toBe(422)
    expect((await olivia.get('/')).body).toContain('href="/pilots/INV/rules#confirmed"')
    expect((await tariq.get('/')).body).toContain('href="/pilots/INV/system-map#confirmed"')

    const map = await tariq.get('/pilots/INV/system-map')
    const confirmed = await tariq.post('/pilots/INV/system-map/confirmation', { seen: seen(map.body, 'confirm-map') })
    expect(confirmed.location).toContain('done=map-confirmed')
    expect((await tariq.get('/')).body).not.toContain('href="/pilots/INV/system-map#confirmed"')
  })
})
