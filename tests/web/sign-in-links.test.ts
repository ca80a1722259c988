import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keysHeldUntil } from '../../src/store/accounts.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { heldKeysOn } from '../../src/store/resets.ts'
import { type House, openHouse, password } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { linkOn, visitorOf } from '../support/visitor.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const newPassword = 'zebra crossing on tuesday'
const reader = () => house.services.store.reader

describe('A new sign-in link', () => {
  it('is made at once for someone who holds no key, and ends every older session when it is used', async () => {
    const ben = await house.as('ben')
    const ada = await house.as('ada')
    const link = linkOn((await ada.get((await ada.post('/people/ben/link')).location)).body) ?? ''
    expect((await ben.get('/me')).status).toBe(200)

    await visitorOf(house.app).post(link, { newPassword })
    expect((await ben.get('/me')).status).toBe(303)
    expect(await keysHeldUntil(reader(), 'ben')).toBe(0)
  })

  it('for a leader of a pilot from ready on waits until the other leader has agreed', async () => {
    await launchInv(house, '2026-W37')
    const ada = await house.as('ada')
    const asked = await ada.post('/people/olivia/link')
    expect(asked.location).toBe('/people/olivia?done=asked')
    const page = await ada.get(asked.location)
    expect(linkOn(page.body)).toBeNull()
    expect(page.body).toContain('A new sign-in link waits for agreement')
    expect((await ada.post('/people/olivia/link')).body).toContain('The other leader has not agreed yet.')

    const tariq = await house.as('tariq')
    expect((await tariq.get('/me')).body).toContain('A new sign-in link for Olivia')
    await tariq.post('/people/olivia/agreement')

    const given = await ada.get((await ada.post('/people/olivia/link')).location)
    expect(linkOn(given.body)).not.toBeNull()
  })

  it('is agreed to by the other leader alone, with a fresh proof', async () => {
    await launchInv(house, '2026-W37')
    await (await house.as('ada')).post('/people/olivia/link')

    expect((await (await house.as('ines')).post('/people/olivia/agreement')).status).toBe(403)
    expect((await (await house.as('olivia')).post('/people/olivia/agreement')).status).toBe(403)
    const stale = await house.as('tariq', 16)
    expect((await stale.post('/people/olivia/agreement')).body).toContain('Enter your password to sign.')
    expect((await stale.post('/people/olivia/agreement', { password })).location).toBe('/me?done=agreed')
  })

  it('lets the leader’s keys rest for 72 hours, and both leaders see it', async () => {
    await launchInv(house, '2026-W37')
    const ada = await house.as('ada')
    await ada.post('/people/olivia/link')
    await (await house.as('tariq')).post('/people/olivia/agreement')
    const link = linkOn((await ada.get((await ada.post('/people/olivia/link')).location)).body) ?? ''
    await visitorOf(house.app).post(link, { newPassword })

    const pilot = await findPilot(reader(), 'INV')
    expect(pilot && (await heldKeysOn(reader(), pilot, house.at()))).toEqual([
      { person: 'olivia', until: house.at() + 72 * 3_600_000 },
    ])
    expect((await (await house.as('olivia')).get('/me')).body).toContain(
      'so your keys rest until Thursday 10 September',
    )
    expect((await (await house.as('tariq')).get('/me')).body).toContain('The sign-in of Olivia was reset')
  })

  it('turns no key while it rests, and turns it again afterwards', async () => {
    await launchInv(house, '2026-W37')
    const ada = await house.as('ada')
    await ada.post('/people/olivia/link')
    await (await house.as('tariq')).post('/people/olivia/agreement')
    await ada.post('/people/olivia/link')
    await ada.post('/pilots/INV/seats', { person: 'nora', seat: 'cto' })
    const agree = async () => (await house.as('olivia')).post('/pilots/INV/seats/cto/agreement', { person: 'nora' })

    expect((await agree()).body).toContain('your keys rest until Thursday 10 September')
    house.setClock('2026-09-10T09:00:01Z')
    expect((await agree()).status).toBe(303)
  })

  it('that was made before the person led a pilot is worth nothing afterwards', async () => {
    const ada = await house.as('ada')
    const link = linkOn((await ada.get((await ada.post('/people/olivia/link')).location)).body) ?? ''
    expect((await visitorOf(house.app).get(link)).status).toBe(200)
    await launchInv(house, '2026-W37')

    expect((await visitorOf(house.app).get(link)).status).toBe(404)
    expect((await visitorOf(house.app).post(link, { newPassword })).status).toBe(404)
  })

  it('is not asked for by an administrator who is the other leader', async () => {
    await launchInv(house, '2026-W37')
    await (await house.as('ada')).post('/people/tariq/duties', { duty: 'administrator', what: 'granted' })

    expect((await (await house.as('tariq')).post('/people/olivia/link')).body).toContain(
      'Another administrator has to ask',
    )
  })

  it('is not sent in the answer to anybody else, and not twice', async () => {
    const ada = await house.as('ada')
    await ada.post('/people/nora/duties', { duty: 'organisation reader', what: 'granted' })
    await ada.post('/people/ben/link')

    expect(linkOn((await (await house.as('nora')).get('/people/ben')).body)).toBeNull()
    expect(linkOn((await ada.get('/people/ben')).body)).not.toBeNull()
  })
})
