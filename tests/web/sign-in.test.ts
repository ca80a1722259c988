import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accounts, sessions } from '../../db/schema/people.ts'
import { fact } from '../../src/domain/fact.ts'
import { findAccount } from '../../src/store/people.ts'
import { sessionLimits } from '../../src/store/sessions.ts'
import { type House, openHouse, password } from '../support/house.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

let house: House
let visitor: Visitor
beforeEach(async () => {
  house = await openHouse()
  visitor = visitorOf(house.app)
})
afterEach(() => house.close())

const olivia = { email: 'olivia@example.com', password }
const enter = (who: Visitor = visitor, form: Readonly<Record<string, string>> = olivia) => who.post('/sign-in', form)
const sentence = (body: string) => /id="field-email-problem">([^<]+)/.exec(body)?.[1]

const shutTheDoor = (until: number) =>
  house.services.store.transaction(async (tx) => {
    await tx.update(accounts).set({ failures: 5, waitUntil: until }).where(eq(accounts.person, 'olivia'))
  })

describe('Signing in', () => {
  it('leads where the person was going', async () => {
    const asked = await visitor.get('/pilots/INV/seats')
    expect(asked.location).toBe('/sign-in?next=%2Fpilots%2FINV%2Fseats')

    const done = await enter(visitor, { ...olivia, next: '/pilots/INV/seats' })
    expect(done).toMatchObject({ status: 303, location: '/pilots/INV/seats' })
    expect((await visitor.get(done.location)).body).toContain('Who has which seat')
  })

  it('knows the address in any spelling of small and capital letters', async () => {
    expect((await enter(visitor, { ...olivia, email: ' Olivia@Example.COM ' })).status).toBe(303)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '\\/evil.example',
    '/..//evil.example\n',
  ])('never leads to another site: %j', async (next) => {
    const { location } = await enter(visitor, { ...olivia, next })

    expect(new URL(location, 'http://localhost:3000').origin).toBe('http://localhost:3000')
    expect(location).toMatch(/^\/(?!\/)/)
  })

  it('gives a wrong password and an unknown address the same answer', async () => {
    const wrong = await enter(visitor, { ...olivia, password: 'not the password' })
    const unknown = await enter(visitor, { email: 'nobody@example.com', password: 'not the password' })

    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(sentence(wrong.body)).toBe(sentence(unknown.body))
    expect(wrong.body).toContain('value="olivia@example.com"')
  })

  it('is refused to whoever has left and to whoever has no password yet, with the same answer', async () => {
    await house.play(fact('person left', null, { type: 'person', id: 'olivia', version: 1 }))
    const left = await enter()
    const unknown = await enter(visitor, { email: 'nobody@example.com', password })

    expect(left.status).toBe(422)
    expect(sentence(left.body)).toBe(sentence(unknown.body))
  })

  it('shuts the door of an account after wrong tries, also to the right password, and opens it again', async () => {
    for (const guess of ['one', 'two', 'three', 'four', 'five']) await enter(visitor, { ...olivia, password: guess })
    expect((await enter()).status).toBe(422)

    await shutTheDoor(Date.now() - 1)
    expect((await enter()).status).toBe(303)
    expect(await findAccount(house.services.store.reader, 'olivia')).toMatchObject({ failures: 0, waitUntil: 0 })
  })

  it('counts tries that are made at the same time', async () => {
    const guesses = Array.from({ length: 12 }, (_, nth) => enter(visitor, { ...olivia, password: `guess ${nth}` }))
    await Promise.all(guesses)

    expect(await findAccount(house.services.store.reader, 'olivia')).toMatchObject({ failures: 5 })
  })

  it('says wait to an address that tries too often, whoever it names, and to no other address', async () => {
    const hasty = visitorOf(house.app, { from: '203.0.113.9' })
    const guesses = Array.from({ length: 30 }, (_, nth) => ({ email: `${nth}@example.com`, password: 'a guess' }))
    const tries = await Promise.all(guesses.map((guess) => enter(hasty, guess)))

    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 422))
    expect((await enter(hasty)).body).toContain('That was tried too often.')
    expect((await enter()).status).toBe(303)
  })
})

describe('A session', () => {
  const cookie = 'twokeys'

  it('is a cookie that scripts cannot read and other sites cannot send', async () => {
    const [header = ''] = (await enter()).setCookies

    expect(header).toMatch(/^twokeys=/)
    expect(header).toContain('HttpOnly')
    expect(header).toContain('SameSite=Lax')
    expect(header).toContain('Path=/')
    expect(header).not.toContain('Domain')
  })

  it('behind TLS is bound to this very host', async () => {
    await house.close()
    house = await openHouse({ secure: true })
    const [header = ''] = (await enter(visitorOf(house.app))).setCookies

    expect(header).toMatch(/^__Host-twokeys=/)
    expect(header).toContain('Secure')
    expect(header).toContain('Path=/')
    expect(header).not.toContain('Domain')
  })

  it('has a new id at sign-in, whatever id was brought along', async () => {
    const other = visitorOf(house.app)
    await enter(other, { email: 'ben@example.com', password })
    const planted = other.cookies.get(cookie) ?? ''
    visitor.cookies.set(cookie, planted)
    await enter()

    expect(visitor.cookies.get(cookie)).not.toBe(planted)
    expect((await other.get('/me')).status).toBe(303)
  })

  it('has a new id after proving again, the older id opens nothing, and it is no younger for it', async () => {
    await enter()
    const before = visitor.cookies.get(cookie) ?? ''
    const began = (await house.services.store.reader.select().from(sessions)).find(({ person }) => person === 'olivia')
    await visitor.post('/me/password', { password, newPassword: 'zebra crossing on tuesday' })
    const thief = visitorOf(house.app)
    thief.cookies.set(cookie, before)

    expect(visitor.cookies.get(cookie)).not.toBe(before)
    expect((await visitor.get('/me')).status).toBe(200)
    expect((await thief.get('/me')).status).toBe(303)
    const now = (await house.services.store.reader.select().from(sessions)).find(({ person }) => person === 'olivia')
    expect(now?.startedAt).toBe(began?.startedAt)
  })

  it('ends half an hour after it was last used, and twelve hours after it began', async () => {
    const aged = (values: { seenAt?: number; startedAt?: number }) =>
      house.services.store.transaction(async (tx) => {
        await tx.update(sessions).set(values).where(eq(sessions.person, 'olivia'))
      })
    await enter()
    await aged({ seenAt: Date.now() - sessionLimits.idle - 1 })
    expect((await visitor.get('/me')).location).toContain('/sign-in')

    await enter()
    await aged({ startedAt: Date.now() - sessionLimits.whole - 1 })
    expect((await visitor.get('/me')).location).toContain('/sign-in')
  })

  it('ends with signing out, on the server and in the browser', async () => {
    await enter()
    const kept = visitor.cookies.get(cookie) ?? ''
    expect((await visitor.post('/sign-out')).location).toBe('/sign-in?done=signed-out')
    expect(visitor.cookies.has(cookie)).toBe(false)

    visitor.cookies.set(cookie, kept)
    expect((await visitor.get('/me')).status).toBe(303)
  })

  it('is listed on one’s own page and ended from there, one by one or all others', async () => {
    const [laptop, phone, tablet] = [visitor, visitorOf(house.app), visitorOf(house.app)]
    for (const each of [laptop, phone, tablet]) await enter(each)
    const page = await laptop.get('/me')
    expect(page.body).toContain('Firefox on Linux (here)')

    const [one = ''] = page.body.match(/\/me\/sessions\/\w{12}\/end/g) ?? []
    await laptop.post(one)
    expect([await phone.get('/me'), await tablet.get('/me')].filter(({ status }) => status === 303)).toHaveLength(1)

    await laptop.post('/me/sessions/end')
    expect([await phone.get('/me'), await tablet.get('/me')].filter(({ status }) => status === 303)).toHaveLength(2)
    expect((await laptop.get('/me')).status).toBe(200)
  })

  it('of somebody else cannot be ended', async () => {
    const ben = visitorOf(house.app)
    await enter(ben, { email: 'ben@example.com', password })
    await enter(visitorOf(house.app), { email: 'ben@example.com', password })
    const [bens = ''] = (await ben.get('/me')).body.match(/\/me\/sessions\/\w{12}\/end/g) ?? []
    await enter()
    await visitor.post(bens)

    expect(
      (await house.services.store.reader.select().from(sessions)).filter(({ person }) => person === 'ben'),
    ).toHaveLength(2)
  })
})

describe('Changing one’s password', () => {
  it('takes the old one, ends the other sessions, and the new one works from then on', async () => {
    const phone = visitorOf(house.app)
    await enter(phone)
    await enter()
    const wrong = await visitor.post('/me/password', { password: 'not mine', newPassword: 'zebra crossing on tuesday' })
    expect(wrong.body).toContain('That is not your password.')

    await visitor.post('/me/password', { password, newPassword: 'zebra crossing on tuesday' })
    expect((await phone.get('/me')).status).toBe(303)
    expect((await enter(visitorOf(house.app))).status).toBe(422)
    expect((await enter(phone, { ...olivia, password: 'zebra crossing on tuesday' })).status).toBe(303)
  })

  it('refuses what everybody tries first', async () => {
    await enter()
    const page = await visitor.post('/me/password', { password, newPassword: 'Summer2026!!' })

    expect(page.status).toBe(422)
    expect(page.body).toContain('Too many people use this password')
  })
})
