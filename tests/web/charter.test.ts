import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accounts } from '../../db/schema/people.ts'
import { fact } from '../../src/domain/fact.ts'
import { newId } from '../../src/store/hash.ts'
import { keysOf } from '../../src/store/pilots.ts'
import { chartersOf } from '../../src/store/charters.ts'
import { measuresTyped } from '../support/drafted-pilot.ts'
import { type Client, type House, openHouse, password, sitDown } from '../support/house.ts'
import { hidden, saveCharter, signCharter, typedCharter } from '../support/typed-charter.ts'

const charter = '/pilots/INV/charter'

let house: House
let olivia: Client
let tariq: Client

beforeEach(async () => {
  house = await openHouse()
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterEach(() => house.close())

const versions = () => chartersOf(house.services.store.reader, 'INV')
const keys = () => keysOf(house.services.store.reader, 'INV')

describe('the two keys', () => {
  test('turn one after the other, and then the charter holds', async () => {
    await saveCharter(olivia)
    const first = await signCharter(olivia)
    const between = await tariq.get(charter)
    const second = await signCharter(tariq)

    expect(first.location).toBe(`${charter}?done=one-key#keys`)
    expect(between.body).toContain('Olivia (COO) <small>Monday 7 September, 11:00</small>')
    expect(between.body).toContain('Waiting for Tariq (CTO).')
    expect(second.location).toBe(`${charter}?done=both-keys#keys`)
    expect((await olivia.get(charter)).body).toContain(
      'Both keys have turned: in force since Monday 7 September 2026, 11:00.',
    )
  })

  test('are void as soon as the charter is edited', async () => {
    await saveCharter(olivia)
    await signCharter(olivia)
    await saveCharter(olivia, typedCharter({ cycleWeeks: '6' }))
    const { body } = await tariq.get(charter)
    await signCharter(tariq)

    expect(body).toContain('<s>Olivia</s>')
    expect(body).toContain('Version 2 was written after it.')
    expect((await keys()).map(({ side, version, completes }) => [side, version, completes])).toEqual([
      ['policy', 1, false],
      ['system', 2, false],
    ])
  })

  test('are never one person’s, even when the seats were swapped', async () => {
    await saveCharter(olivia)
    await signCharter(olivia)
    await sitDown(house, 'INV', 'olivia', 'cto')
    await house.play(seat('coo', 'tariq'), 'tariq')
    await house.play(
      fact(
        'take seat',
        'INV',
        { type: 'seat', id: 'INV/coo', version: 1 },
        { data: { seat: 'coo', person: 'olivia', what: 'ended' } },
      ),
      'olivia',
    )
    await house.play(seat('coo', 'tariq'), 'tariq')
    const page = await olivia.get(charter)
    const refused = await olivia.post(`${charter}/keys`, { seen: hidden(page.body, 'seen') })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('It takes a second person')
    expect(await keys()).toHaveLength(1)
  })

  test('are nobody’s while one person holds both seats', async () => {
    await saveCharter(olivia)
    await sitDown(house, 'INV', 'olivia', 'cto')
    const refused = await signCharter(olivia)

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('One person holds both leaders’ seats.')
  })

  test('sign nothing on a page that is no longer true, and show what moved', async () => {
    await saveCharter(olivia)
    const stale = await tariq.get(charter)
    await saveCharter(olivia, typedCharter({ fallback: 'Print the invoice and walk to the finance desk.' }))
    const refused = await tariq.post(`${charter}/keys`, { seen: hidden(stale.body, 'seen') })

    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Nothing was signed.')
    expect(refused.body).toContain('What changed since you opened the page')
    expect(refused.body).toContain('walk to the <ins>finance desk.</ins>')
    expect(await keys()).toHaveLength(0)
  })

  test('sent twice turn once', async () => {
    await saveCharter(olivia)
    const page = await olivia.get(charter)
    const form = { seen: hidden(page.body, 'seen'), command: newId() }
    await olivia.post(`${charter}/keys`, form)
    const again = await olivia.post(`${charter}/keys`, form)

    expect(again.location).toBe(`${charter}?done=one-key#keys`)
    expect(await keys()).toHaveLength(1)
  })

  test('ask who is signing when that was proved too long ago', async () => {
    await saveCharter(olivia)
    const late = await house.as('tariq', 20)

    expect((await late.get(charter)).body).toContain('Your password')
    expect((await signCharter(late, { password: 'not my password at all' })).body).toContain(
      'That is not your password.',
    )
    expect(await keys()).toHaveLength(0)
    expect((await signCharter(late, { password })).status).toBe(303)
  })

  test('are held after a sign-in reset, and the page says until when', async () => {
    await saveCharter(olivia)
    await house.services.store.transaction(async (tx) => {
      await tx.update(accounts).set({ keysHeldUntil: Date.parse('2026-09-09T09:00Z') })
    })
    const page = await olivia.get(charter)
    const seen = (await versions())[0]?.hash ?? ''

    expect(page.body).toContain('your keys are held until Wednesday 9 September, 11:00')
    expect((await olivia.post(`${charter}/keys`, { seen })).body).toContain('your keys are held')
    expect(await keys()).toHaveLength(0)
  })

  test('wait for a goal measure with target and baseline', async () => {
    await saveCharter(olivia, typedCharter({ measures: measuresTyped({}) }))
    const page = await olivia.get(charter)

    expect(page.body).toContain('names no goal measure yet')
    expect(page.body).not.toContain('id="charter-key"')
  })

  test('are shown to everybody and turned by the leaders only', async () => {
    await saveCharter(olivia)
    const maya = await house.as('maya')

    expect((await maya.get(charter)).body).toContain('Waiting for Olivia (COO).')
    expect((await maya.get(charter)).body).not.toContain('id="charter-key"')
    expect((await maya.post(`${charter}/keys`, { seen: 'x' })).status).toBe(403)
  })
})

function seat(name: 'coo' | 'cto', person: string) {
  return fact(
    'take seat',
    'INV',
    { type: 'seat', id: `INV/${name}`, version: 1 },
    { data: { seat: name, person, what: 'taken' } },
  )
}

describe('the versions', () => {
  async function twoVersions() {
    await saveCharter(olivia)
    await signCharter(olivia)
    await signCharter(tariq)
    house.setClock('2026-09-21T09:00Z')
    await saveCharter(olivia, typedCharter({ fallback: 'Print the invoice and walk to the finance desk.' }))
    await signCharter(olivia)
    await signCharter(tariq)
  }

  test('can be compared word by word, term by term', async () => {
    await twoVersions()
    const { body } = await olivia.get(`${charter}/difference?from=1&to=2`)

    expect(body).toContain('<b>Fallback</b>')
    expect(body).toContain('Print the invoice and walk to the <del>approver.</del>')
    expect(body).toContain('Print the invoice and walk to the <ins>finance desk.</ins>')
    expect(body).not.toContain('<b>Goal sentence</b>')
    expect((await olivia.get(`${charter}/difference?from=2&to=2`)).body).toContain('Both versions say the same.')
    expect((await olivia.get(`${charter}/difference?from=1&to=9`)).status).toBe(404)
  })

  test('show the charter as it was in force on any day, byte for byte', async () => {
    await saveCharter(olivia)
    await signCharter(olivia)
    await signCharter(tariq)
    const then = content((await olivia.get(`${charter}?asof=2026-09-08`)).body)
    house.setClock('2026-09-21T09:00Z')
    await saveCharter(olivia, typedCharter({ fallback: 'Use the paper form.' }))
    await signCharter(olivia)
    await signCharter(tariq)
    const later = await olivia.get(`${charter}?asof=2026-09-08`)

    expect(content(later.body)).toBe(then)
    expect(later.body).toContain('As it was in force on Tuesday 8 September 2026.')
    expect((await olivia.get(`${charter}?asof=2026-09-21`)).body).toContain('Use the paper form.')
    expect((await olivia.get(`${charter}?asof=2026-09-06`)).body).toContain(
      'No charter was in force on Sunday 6 September 2026.',
    )
    expect((await olivia.get(`${charter}?asof=soon`)).status).toBe(404)
  })

  test('stay readable, each with who wrote it and since when it held', async () => {
    await twoVersions()
    const { body } = await olivia.get(`${charter}?version=1`)

    expect(body).toContain('Version 1 of 2, written by Olivia (COO) on Monday 7 September 2026, 11:00.')
    expect(body).toContain('Print the invoice and walk to the approver.')
    expect(body).toContain('Today’s charter')
    expect((await olivia.get(`${charter}?version=7`)).status).toBe(404)
  })
})

/** Everything of a page between its head and its footer. */
function content(body: string): string {
  return body.slice(body.indexOf('<main'), body.indexOf('<footer'))
}
