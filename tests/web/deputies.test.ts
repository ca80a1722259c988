import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deputyHistory } from '../../src/store/deputies.ts'
import { keysOf } from '../../src/store/pilots.ts'
import { type Client, type House, type Name, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { saveCharter, signCharter, typedCharter } from '../support/typed-charter.ts'

const deputies = '/pilots/INV/deputies'
const week = { from: '2026-09-07', to: '2026-09-11' }

let house: House
let olivia: Client

beforeEach(async () => {
  house = await openHouse({ now: '2026-09-07T09:00Z' })
  olivia = await house.as('olivia')
})
afterEach(() => house.close())

function name(who: Client, deputy: Name, days: { readonly from: string; readonly to: string } = week) {
  return who.post(deputies, { deputy, ...days })
}

function end(who: Client, deputy: Name, seat = 'coo') {
  return who.post(`${deputies}/${seat}/ending`, { deputy, from: week.from })
}

const happened = async () =>
  (await deputyHistory(house.services.store.reader, 'INV')).map(({ deputy, what }) => `${deputy} ${what}`)
const keys = async () => keysOf(house.services.store.reader, 'INV')
const bodyOf = async (who: Name, url: string) => (await (await house.as(who)).get(url)).body

describe('The page of deputies', () => {
  it('is found from the seats and from one’s own page', async () => {
    expect(await bodyOf('owen', '/pilots/INV/seats')).toContain(`href="${deputies}"`)
    expect(await bodyOf('olivia', '/me')).toContain(`href="${deputies}"`)
    expect(await bodyOf('ben', '/me')).not.toContain(`href="${deputies}"`)
  })

  it('offers a leader whoever may stand in, and nobody of the other side', async () => {
    const page = (await olivia.get(deputies)).body
    const offered = [...page.matchAll(/<option value="(\w+)"/g)].map(([, person]) => person)

    expect(offered).toEqual(expect.arrayContaining(['maya', 'ben', 'ada', 'nora']))
    for (const barred of ['olivia', 'tariq', 'ines', 'sam', 'owen']) expect(offered).not.toContain(barred)
    expect(await bodyOf('maya', deputies)).not.toContain('Name the deputy')
  })

  it('says who stands in for whom from when to when, and keeps those who no longer do', async () => {
    await name(olivia, 'ben')
    expect(await bodyOf('owen', deputies)).toMatch(
      /Ben for Olivia \(COO\)[\s\S]*from Monday 7 September to Friday 11 September · stands in today/,
    )
    await end(olivia, 'ben')

    expect(await bodyOf('owen', deputies)).toMatch(/Before[\s\S]*Ben for Olivia[\s\S]*ended on Monday 7 September/)
  })

  it('keeps everything that was typed where it is refused, and says why beside the field', async () => {
    const refused = await name(olivia, 'tariq', { from: '2026-09-07', to: '2026-09-01' })

    expect(refused.status).toBe(422)
    expect(refused.body).toContain('The other leader never stands in')
    expect(refused.body).toContain('The last day lies before the first.')
    expect(refused.body).toContain('value="2026-09-01"')
  })

  it('asks who one is before anything is named or ended', async () => {
    const stale = await house.as('olivia', 16)

    expect((await name(stale, 'ben')).body).toContain('Your password')
    expect(await happened()).toEqual([])
  })

  it('is nobody’s to name for a leader but the leader’s', async () => {
    await name(olivia, 'ben')
    const ben = await house.as('ben')

    expect((await name(ben, 'nora')).status).toBe(403)
    expect((await name(await house.as('maya'), 'nora')).status).toBe(403)
    expect((await end(await house.as('tariq'), 'ben')).status).toBe(403)
    expect((await end(ben, 'ben', 'cto')).status).toBe(422)
    expect(await happened()).toEqual(['ben named'])
  })

  it('lets the deputy give it up', async () => {
    await name(olivia, 'ben')
    await end(await house.as('ben'), 'ben')

    expect(await happened()).toEqual(['ben named', 'ben ended'])
  })
})

describe('A deputy', () => {
  beforeEach(() => saveCharter(olivia, typedCharter()))

  it('turns the key as themselves for the leader, and every page says so', async () => {
    await name(olivia, 'ben')
    const ben = await house.as('ben')
    expect((await ben.get('/pilots/INV/charter')).body).toContain('You sign for Olivia.')
    await signCharter(ben)

    expect(await keys()).toMatchObject([{ person: 'ben', for: 'olivia', side: 'policy' }])
    expect(await bodyOf('tariq', '/pilots/INV/charter')).toContain('Ben for Olivia (COO)')
    expect(await bodyOf('tariq', '/ledger')).toContain('Ben for Olivia (COO) turned the policy key')
    expect((await ben.get('/pilots/INV')).body).toContain('COO on INV for Olivia')
  })

  it('leaves a key that counts once they were ended, and that the leader cannot turn again', async () => {
    await name(olivia, 'ben')
    await signCharter(await house.as('ben'))
    expect((await signCharter(olivia)).status).not.toBe(303)
    await end(olivia, 'ben')
    await signCharter(await house.as('tariq'))

    expect(await keys()).toMatchObject([{ completes: false }, { person: 'tariq', completes: true }])
  })

  it('has nothing before the first day and after the last', async () => {
    await name(olivia, 'nora', { from: '2026-09-08', to: '2026-09-09' })
    const nora = await house.as('nora')
    const statusOn = async (instant: string) => {
      house.setClock(instant)
      return (await nora.get('/pilots/INV/charter')).status
    }

    expect(await statusOn('2026-09-07T21:30Z')).toBe(404) // 23:30 in Amsterdam
    expect(await statusOn('2026-09-07T22:30Z')).toBe(200)
    expect((await nora.get('/pilots')).body).toContain('href="/pilots/INV"')
    expect((await nora.get('/ledger')).body).toContain('INV')
    expect(await statusOn('2026-09-09T21:30Z')).toBe(200)
    expect(await statusOn('2026-09-09T22:30Z')).toBe(404)
  })

  it('is gone with whoever named them', async () => {
    await name(olivia, 'ben')
    await olivia.post('/pilots/INV/seats/coo/leaving')
    const ben = await house.as('ben')

    expect((await ben.get('/pilots/INV/charter')).body).not.toContain('You sign for')
    expect(await bodyOf('owen', deputies)).toContain('when Olivia left the COO’s seat')
    expect((await ben.get('/')).body).toContain(
      'INV: Olivia no longer has the COO’s seat, so you stand in for Olivia no more.',
    )
  })

  it('is gone when they leave the organisation, and does not come back with them', async () => {
    await name(olivia, 'nora')
    const ada = await house.as('ada')
    await ada.post('/people/nora/departure')
    expect(await happened()).toEqual(['nora named', 'nora ended'])

    await ada.post('/people', { name: 'Nora', email: 'nora@example.com' })
    expect((await (await house.as('nora')).get('/pilots/INV/charter')).status).toBe(404)
  })

  it('does not agree to who takes the other leader’s seat', async () => {
    await launchInv(house, '2026-W38')
    await name(olivia, 'ben')
    await (await house.as('ada')).post('/pilots/INV/seats', { person: 'ben', seat: 'cto' })
    const byBen = await (await house.as('ben')).post('/pilots/INV/seats/cto/agreement', { person: 'ben' })

    expect(byBen.status).toBe(403)
  })

  it('gets a new sign-in link only when the other leader agrees, as a leader does', async () => {
    await launchInv(house, '2026-W38')
    await name(olivia, 'ben', { from: '2026-09-09', to: '2026-09-11' })
    const ada = await house.as('ada')

    expect((await ada.post('/people/ben/link')).location).toBe('/people/ben?done=asked')
    expect(await bodyOf('tariq', '/')).toContain('Agree: A new sign-in link for Ben')
    expect(await bodyOf('olivia', '/')).not.toContain('A new sign-in link for Ben')
    await (await house.as('tariq')).post('/people/ben/agreement')
    expect((await ada.post('/people/ben/link')).location).toBe('/people/ben?done=link')
    expect(await bodyOf('olivia', '/me')).toContain('The sign-in of Ben was reset, so their keys rest until')

    house.setClock('2026-09-09T09:00Z')
    expect((await name(await house.as('ben'), 'nora')).body).toContain('your keys rest until')
  })

  it('whose time is over gets one at once', async () => {
    await launchInv(house, '2026-W38')
    await name(olivia, 'ben')
    house.setClock('2026-09-14T09:00Z')

    expect((await (await house.as('ada')).post('/people/ben/link')).location).toBe('/people/ben?done=link')
  })
})
