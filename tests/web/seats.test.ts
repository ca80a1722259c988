import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holderOf } from '../../src/domain/person.ts'
import { findPilot } from '../../src/store/pilots.ts'
import { type House, type Name, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const holder = async (code: string, seat: 'coo' | 'cto') =>
  holderOf((await findPilot(house.services.store.reader, code))?.holders ?? [], seat)

const offer = async (code: string, person: Name, seat: string) =>
  (await house.as('ada')).post(`/pilots/${code}/seats`, { person, seat })
const answer = async (person: Name, path: string) => (await house.as(person)).post(path)

describe('An offered seat', () => {
  it('waits on the person’s own page and is taken there', async () => {
    expect((await offer('OTH', 'nora', 'coo')).location).toBe('/pilots/OTH/seats?done=offered')
    const nora = await house.as('nora')
    expect((await nora.get('/me')).body).toContain('COO of Other pilot (OTH)')

    expect((await nora.post('/pilots/OTH/seats/coo/taking')).location).toBe('/pilots/OTH?done=taken')
    expect(await holder('OTH', 'coo')).toBe('nora')
  })

  it('is declined, and can then be offered to somebody else', async () => {
    await offer('OTH', 'nora', 'coo')
    await answer('nora', '/pilots/OTH/seats/coo/declining')
    await offer('OTH', 'ben', 'coo')
    await answer('ben', '/pilots/OTH/seats/coo/taking')

    expect(await holder('OTH', 'coo')).toBe('ben')
  })

  it('is refused in words where it would make one person both leaders', async () => {
    const page = await offer('INV', 'olivia', 'cto')

    expect(page.status).toBe(422)
    expect(page.body).toContain('Nobody is CTO and COO of one pilot: the two keys are never one person’s.')
  })

  it('is withdrawn by the administrator', async () => {
    await offer('OTH', 'nora', 'coo')
    await (await house.as('ada')).post('/pilots/OTH/seats/coo/ending', { person: 'nora' })

    expect((await answer('nora', '/pilots/OTH/seats/coo/taking')).status).toBe(404)
    expect(await holder('OTH', 'coo')).toBeNull()
  })

  it('is nothing to anybody else: the pilot is not even there', async () => {
    await offer('OTH', 'nora', 'coo')
    const answered = await answer('ben', '/pilots/OTH/seats/coo/taking')

    expect(answered.status).toBe(404)
    expect(answered.body).not.toContain('Other pilot')
  })

  it('taken twice by a double click has one effect', async () => {
    await offer('OTH', 'nora', 'coo')
    const nora = await house.as('nora')
    const command = 'b'.repeat(32)
    const both = [await nora.post('/pilots/OTH/seats/coo/taking', { command })]
    both.push(await nora.post('/pilots/OTH/seats/coo/taking', { command }))

    expect(both.map(({ location }) => location)).toEqual(['/pilots/OTH?done=taken', '/pilots/OTH?done=taken'])
  })

  it('says what is missing when nobody or no seat was chosen', async () => {
    const page = await (await house.as('ada')).post('/pilots/OTH/seats', { person: '', seat: '' })

    expect(page.status).toBe(422)
    expect(page.body).toContain('Choose a seat.')
  })
})

describe('A leader’s seat of a draft', () => {
  it('passes to whoever takes it', async () => {
    await offer('INV', 'nora', 'cto')
    await answer('nora', '/pilots/INV/seats/cto/taking')

    expect(await holder('INV', 'cto')).toBe('nora')
    expect((await (await house.as('tariq')).get('/pilots/INV/seats')).status).toBe(404)
  })
})

describe('A leader’s seat of a running pilot', () => {
  beforeEach(() => launchInv(house, '2026-W37'))

  it('passes only after the leader who remains has agreed, with a fresh proof', async () => {
    await offer('INV', 'nora', 'cto')
    const early = await answer('nora', '/pilots/INV/seats/cto/taking')
    expect(early.status).toBe(422)
    expect(early.body).toContain('The other leader has to agree to this first.')
    expect(await holder('INV', 'cto')).toBe('tariq')

    const olivia = await house.as('olivia', 16)
    expect((await olivia.get('/me')).body).toContain('Nora as CTO of Invoice approval (INV)')
    expect((await olivia.post('/pilots/INV/seats/cto/agreement', { person: 'nora' })).body).toContain('Your password')
    const fresh = await house.as('olivia')
    expect((await fresh.post('/pilots/INV/seats/cto/agreement', { person: 'nora' })).status).toBe(303)

    await answer('nora', '/pilots/INV/seats/cto/taking')
    expect(await holder('INV', 'cto')).toBe('nora')
  })

  it('is not agreed to by whoever has it, nor by the administrator', async () => {
    await offer('INV', 'nora', 'cto')
    const byTariq = await (await house.as('tariq')).post('/pilots/INV/seats/cto/agreement', { person: 'nora' })
    const byAda = await (await house.as('ada')).post('/pilots/INV/seats/cto/agreement', { person: 'nora' })

    expect([byTariq.status, byAda.status]).toEqual([403, 404])
  })

  it('is not ended by the administrator', async () => {
    const page = await (await house.as('ada')).post('/pilots/INV/seats/coo/ending', { person: 'olivia' })

    expect(page.body).toContain('passes only to someone that the other leader has agreed to')
    expect(await holder('INV', 'coo')).toBe('olivia')
  })

  it('that is given up is vacant, and the page says what cannot happen', async () => {
    await answer('tariq', '/pilots/INV/seats/cto/leaving')

    const page = await (await house.as('olivia')).get('/pilots/INV/seats')
    expect(page.body).toContain('No CTO: the system key is missing, so nothing can be signed')
  })
})

describe('The page of seats', () => {
  it('names who has which seat and how they came to it', async () => {
    const page = await (await house.as('owen')).get('/pilots/INV/seats')

    expect(page.body).toContain('Olivia, COO')
    expect(page.body).toContain('Tariq took the seat of CTO on Monday 7 September.')
    expect(page.body).not.toContain('Offer a seat')
  })

  it('is open to the administrator, who sits nowhere, and to nobody else from outside', async () => {
    const page = await (await house.as('ada')).get('/pilots/INV/seats')
    expect(page.body).toContain('Offer a seat')
    expect(page.body).not.toContain('href="/pilots/INV"')
    expect((await (await house.as('nora')).get('/pilots/INV/seats')).status).toBe(404)
  })
})
