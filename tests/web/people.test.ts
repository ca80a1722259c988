import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invitations } from '../../db/schema/people.ts'
import { fact } from '../../src/domain/fact.ts'
import { keysOn } from '../../src/domain/pilot.ts'
import { chartersOf } from '../../src/store/charters.ts'
import { makeInvitation } from '../../src/store/invitations.ts'
import { entriesAfter } from '../../src/store/ledger.ts'
import { dutiesOf, findAccount, isActive } from '../../src/store/people.ts'
import { findPilot, keysOf } from '../../src/store/pilots.ts'
import { type House, openHouse, password } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { linkOn, type Visitor, visitorOf } from '../support/visitor.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const kim = { name: 'Kim', email: 'kim@example.com' }
const newPassword = 'zebra crossing on tuesday'
const reader = () => house.services.store.reader

/** Ada invites someone; answers the page with the link on it, and the person's id. */
async function invite(form: Readonly<Record<string, string | readonly string[]>> = kim) {
  const ada = await house.as('ada')
  const { location } = await ada.post('/people', form)
  const person = /\/people\/(\w+)\?/.exec(location)?.[1] ?? ''
  return { person, link: linkOn((await ada.get(location)).body) ?? '', location }
}

async function enter(email: string, typed: string): Promise<Visitor> {
  const visitor = visitorOf(house.app)
  await visitor.post('/sign-in', { email, password: typed })
  return visitor
}

describe('Inviting', () => {
  it('shows the link once, and the person chooses a password with it', async () => {
    const { link, location } = await invite()
    const visitor = visitorOf(house.app)
    expect((await visitor.get(link)).body).toContain('Welcome, Kim')

    expect(await visitor.post(link, { newPassword })).toMatchObject({ status: 303, location: '/me?done=signed-in' })
    expect((await visitor.get('/me')).body).toContain('kim@example.com')
    expect((await (await enter(kim.email, newPassword)).get('/me')).status).toBe(200)
    expect((await (await house.as('tariq')).get(location)).status).toBe(403)
  })

  it('makes a link that works once', async () => {
    const { link } = await invite()
    await visitorOf(house.app).post(link, { newPassword })
    const other = visitorOf(house.app)

    expect((await other.get(link)).status).toBe(404)
    expect((await other.post(link, { newPassword: 'another long password' })).status).toBe(404)
    expect((await other.get('/me')).status).toBe(303)
  })

  it('makes a link that two people cannot use at the same time', async () => {
    const { link } = await invite()
    const both = await Promise.all([1, 2].map(() => visitorOf(house.app).post(link, { newPassword })))

    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([303, 422]))
  })

  it('makes a link that runs out after seven days, and that a newer one replaces', async () => {
    const { link, person } = await invite()
    await house.services.store.transaction((tx) => makeInvitation(tx, person, Date.now()))
    expect((await visitorOf(house.app).get(link)).status).toBe(404)

    const newer = (await invite({ name: 'Lou', email: 'lou@example.com' })).link
    await house.services.store.transaction(async (tx) => {
      await tx.update(invitations).set({ expiresAt: Date.now() - 1 })
    })
    expect((await visitorOf(house.app).get(newer)).body).toContain('This link no longer works')
  })

  it('keeps the link as a hash only', async () => {
    const { link, person } = await invite()
    const secret = link.split('/').at(-1) ?? ''
    const [row] = await reader().select().from(invitations).where(eq(invitations.person, person))

    expect(secret.length).toBeGreaterThan(40)
    expect(JSON.stringify(row)).not.toContain(secret)
  })

  it('refuses a password that everybody tries first, and the link still works', async () => {
    const { link } = await invite()
    const visitor = visitorOf(house.app)

    expect((await visitor.post(link, { newPassword: 'Password1234' })).body).toContain('Too many people use')
    expect((await visitor.post(link, { newPassword })).status).toBe(303)
  })

  it('grants the duties with it', async () => {
    const { person } = await invite({ ...kim, duties: ['administrator', 'organisation reader'] })

    expect(await dutiesOf(reader(), person)).toEqual(['administrator', 'organisation reader'])
  })

  it('refuses an address that somebody has already', async () => {
    const ada = await house.as('ada')
    const page = await ada.post('/people', { name: 'Other', email: 'OLIVIA@example.com' })

    expect(page.status).toBe(422)
    expect(page.body).toContain('Olivia already signs in with this address.')
    expect(page.body).toContain('value="Other"')
  })

  it('in the example makes links that work again and ask for no password, and nowhere else', async () => {
    const make = () => house.services.store.transaction((tx) => makeInvitation(tx, 'ben', Date.now(), true))
    await expect(make()).rejects.toThrow('in the example only')

    const data = { name: 'Example Ltd', zone: 'Europe/Amsterdam', example: true }
    await house.play(fact('change settings', null, { type: 'organisation', id: 'organisation', version: 1 }, { data }))
    const secret = await make()
    for (const time of ['first', 'second']) {
      const visitor = visitorOf(house.app)
      await visitor.get(`/invitations/${secret}`)
      await visitor.post(`/invitations/${secret}`)
      expect((await visitor.get('/me')).status, time).toBe(200)
    }
  })
})

describe('Correcting a person', () => {
  it('changes name and address, and how they sign in', async () => {
    const ada = await house.as('ada')
    await ada.post('/people/ben', { name: 'Benjamin', email: 'benjamin@example.com' })

    expect(await findAccount(reader(), 'ben')).toMatchObject({ name: 'Benjamin', email: 'benjamin@example.com' })
    expect((await (await enter('benjamin@example.com', password)).get('/me')).body).toContain('Benjamin')
  })

  it('leaves a new commitment in the ledger, and no words', async () => {
    const ada = await house.as('ada')
    await ada.post('/people/ben', { name: 'Ylvis', email: 'ylvis@example.com' })
    const last = (await entriesAfter(reader(), 0, 999)).at(-1)

    expect(last).toMatchObject({ act: 'change person', object: { id: 'ben' } })
    expect(JSON.stringify(last?.data)).toMatch(/"commitment":"[0-9a-f]{64}"/)
    expect(JSON.stringify(last).toLowerCase()).not.toContain('ylvis')
  })

  it('refuses an address that somebody else has, beside the field', async () => {
    const ada = await house.as('ada')
    const page = await ada.post('/people/ben', { name: 'Ben', email: 'olivia@example.com' })

    expect(page.body).toContain('Olivia already signs in with this address.')
  })
})

describe('Duties', () => {
  it('are granted and withdrawn', async () => {
    const ada = await house.as('ada')
    await ada.post('/people/nora/duties', { duty: 'organisation reader', what: 'granted' })
    expect((await (await house.as('nora')).get('/people')).status).toBe(200)

    await ada.post('/people/nora/duties', { duty: 'organisation reader', what: 'withdrawn' })
    expect((await (await house.as('nora')).get('/people')).status).toBe(403)
  })

  it('never leave the organisation without an administrator', async () => {
    const ada = await house.as('ada')
    const withdrawn = await ada.post('/people/ada/duties', { duty: 'administrator', what: 'withdrawn' })
    const left = await ada.post('/people/ada/departure')

    expect(withdrawn.body).toContain('This is the last administrator.')
    expect(left.body).toContain('This is the last administrator.')
    expect(await isActive(reader(), 'ada')).toBe(true)
  })
})

describe('Someone who leaves', () => {
  it('is signed out at once and cannot come back in', async () => {
    const ben = await house.as('ben')
    expect((await ben.get('/me')).status).toBe(200)
    await (await house.as('ada')).post('/people/ben/departure')

    expect((await ben.get('/me')).location).toContain('/sign-in')
    expect((await (await enter('ben@example.com', password)).get('/me')).status).toBe(303)
  })

  it('gives up seats, offers and duties, and a key turned alone counts no longer', async () => {
    await launchInv(house, '2026-W37')
    const { location } = await (await house.as('ada')).post('/people/olivia/departure')
    const pilot = await findPilot(reader(), 'INV')
    const [charter] = await chartersOf(reader(), 'INV')
    const content = { object: 'charter', objectId: 'INV', version: 1, hash: charter?.hash ?? '' } as const

    expect(location).toBe('/people/olivia?done=left')
    expect(pilot?.holders.some(({ seat }) => seat === 'coo')).toBe(false)
    expect(keysOn(await keysOf(reader(), 'INV'), content, pilot?.holders ?? []).policy).toBeNull()
  })

  it('comes back as the same person, without seats and duties', async () => {
    const ada = await house.as('ada')
    await ada.post('/people/ben/departure')
    const { person } = await invite({ name: 'Ben', email: 'ben@example.com' })

    expect(person).toBe('ben')
    expect(await isActive(reader(), 'ben')).toBe(true)
    expect((await findPilot(reader(), 'INV'))?.holders.some((holder) => holder.person === 'ben')).toBe(false)
    expect((await (await enter('ben@example.com', password)).get('/me')).status).toBe(303)
  })
})

describe('The list of people', () => {
  it('is searched by name and address, and shows seats and duties', async () => {
    const ada = await house.as('ada')
    const page = await ada.get('/people?q=OLIV')

    expect(page.body).toContain('COO on INV')
    expect(page.body).not.toContain('tariq@example.com')
    expect((await ada.get('/people?q=zzz')).body).toContain('Nobody fits this search.')
  })

  it('shows who has left only when asked', async () => {
    const ada = await house.as('ada')
    await ada.post('/people/ben/departure')

    expect((await ada.get('/people')).body).not.toContain('ben@example.com')
    expect((await ada.get('/people?left=yes')).body).toContain('ben@example.com')
  })
})
