// The example as a visitor meets it: looked at from an empty installation, lived in as its people, left for one's own work.
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { invitations } from '../../db/schema/people.ts'
import { newSecret, textHash } from '../../src/store/hash.ts'
import { makeInvitation } from '../../src/store/invitations.ts'
import { type House, openHouse } from '../support/house.ts'
import { scratchFolder, withRawSql } from '../support/scratch.ts'
import { startOn, weekInReview } from '../support/served-example.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

const banner = 'This is the example: people, cases and answers are made up.'

let running: (() => Promise<void>) | null = null
afterEach(stop)

async function stop(): Promise<void> {
  const end = running
  running = null
  await end?.()
}

async function startedOn(folder: string) {
  const started = await startOn(folder)
  running = started.stop
  return { ...started, visitor: visitorOf(started.app) }
}

/** Comes in as somebody, from the page on which one chooses who to be. */
async function be(visitor: Visitor, name: string): Promise<void> {
  const page = await visitor.get('/example')
  const action = new RegExp(`action="(/example/people/\\w+)"(?:(?!</form>)[^])*Be ${name}<`).exec(page.body)?.[1] ?? ''
  expect((await visitor.post(action)).location).toBe('/')
}

/** What a form of the page sends back without anybody seeing it. */
function hidden(body: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8').trim().split('\n')
}

describe('Looking at the example', () => {
  it('fills the empty database, offers its people, and marks every page', async () => {
    const { visitor } = await startedOn(scratchFolder())
    expect((await visitor.get('/')).body).toContain('Look at the example')

    expect((await visitor.post('/example')).location).toBe('/example')
    const cast = await visitor.get('/example')
    expect(cast.body).toContain('Olivia (COO)')
    for (const path of ['/example', '/sign-in', '/nowhere'])
      expect((await visitor.get(path)).body, path).toContain(banner)
    expect((await visitor.get('/sign-in')).body).toContain('two keys one answer')
    await be(visitor, 'Olivia')
    const home = await visitor.get('/')
    expect(home.body).toContain(banner)
    expect(home.body).toContain('Choose your answer for the week of Monday 26 October 2026')
  })

  it('fills it once, however often it is asked', async () => {
    const { app, visitor, services } = await startedOn(scratchFolder())
    await Promise.all([visitor.post('/example'), visitorOf(app).post('/example')])
    const filled = services.store

    expect((await visitor.post('/example')).location).toBe('/example')
    expect(services.store).toBe(filled)
  })

  it('lets two people answer the review that waits', async () => {
    const { visitor } = await startedOn(scratchFolder())
    await visitor.post('/example')
    const review = `/pilots/INV/reviews/${weekInReview}`
    for (const name of ['Olivia', 'Tariq']) {
      await be(visitor, name)
      const seen = hidden((await visitor.get(review)).body, 'seen')
      const choice = { answer: 'fix', reason: 'The fallback first.', disputes: '', seen }
      expect((await visitor.post(`${review}/choices`, choice)).status, name).toBe(303)
    }
    for (const name of ['Olivia', 'Tariq']) {
      await be(visitor, name)
      const { body } = await visitor.get(review)
      const owner = /<option value="(\w{32})">Ines/.exec(body)?.[1] ?? ''
      const seen = { seen: hidden(body, 'seen'), seenFacts: hidden(body, 'seenFacts') }
      const first = { fixWhat: 'check:manual_fallback', fixOwner: owner, fixDueOn: '2026-11-09', why: '' }
      const signed = await visitor.post(`${review}/keys`, { ...seen, ...(owner === '' ? {} : first) })
      expect(signed.status, signed.body).toBe(303)
    }

    expect((await visitor.get(`${review}/decision`)).body).toContain('Ines')
  })

  it('asks for the password that it tells, where somebody signs in again', async () => {
    const { visitor } = await startedOn(scratchFolder())
    await visitor.post('/example')
    const typed = { email: 'maya@example.com', next: '/pilots/INV' }

    expect((await visitor.post('/sign-in', { ...typed, password: 'something else' })).status).toBe(422)
    const known = await visitor.post('/sign-in', { ...typed, password: 'two keys one answer' })
    expect(known).toMatchObject({ status: 303, location: '/pilots/INV' })
  })

  it('knows after a restart, and under another name, that it is the example', async () => {
    const folder = scratchFolder()
    const first = await startedOn(folder)
    await first.visitor.post('/example')
    await be(first.visitor, 'Ada')
    const settings = { organisation: 'Acme', zone: 'Europe/Amsterdam' }
    expect((await first.visitor.post('/settings', settings)).status).toBe(303)
    await stop()

    const again = await startedOn(folder)
    expect((await again.visitor.get('/sign-in')).body).toContain(banner)
  })
})

describe('Starting over', () => {
  it('moves the example and its heads aside and opens an empty database, without a restart', async () => {
    const folder = scratchFolder()
    const { visitor } = await startedOn(folder)
    await visitor.post('/example')
    await be(visitor, 'Tariq')
    const heads = linesOf(join(folder, 'heads.log'))
    expect((await visitor.get('/example/end')).body).toContain('stays on this machine')

    expect((await visitor.post('/example/end')).location).toBe('/')
    const first = await visitor.get('/')
    expect(first.body).toContain('Look at the example')
    expect(first.body).not.toContain(banner)
    expect((await visitor.get('/me')).location).toContain('/sign-in')
    expect(existsSync(join(folder, 'twokeys-example-1.db'))).toBe(true)
    const moved = linesOf(join(folder, 'heads-example-1.log'))
    expect(moved.length).toBeGreaterThan(20)
    expect(heads).toEqual(expect.arrayContaining(moved.slice(0, -1)))
    expect(linesOf(join(folder, 'heads.log')).filter((line) => moved.includes(line))).toEqual([])
  })

  it('can be done again and again, and nothing that was moved aside is lost', async () => {
    const folder = scratchFolder()
    const { visitor } = await startedOn(folder)
    for (const _ of ['once', 'twice']) {
      await visitor.post('/example')
      await visitor.post('/example/end')
    }
    const moved = readdirSync(folder).filter((name) => name.endsWith('.db') && name.includes('example'))

    expect(moved.sort()).toEqual(['twokeys-example-1.db', 'twokeys-example-2.db'])
  })

  it('leaves heads of other ledgers where they are', async () => {
    const folder = scratchFolder()
    const other = `2026-01-05T09:00:00.000Z ${'a'.repeat(64)} 7 ${'b'.repeat(64)} ${'C'.repeat(26)}`
    const { visitor, services } = await startedOn(folder)
    appendFileSync(services.headsFile, `${other}\n`)
    await visitor.post('/example')
    await visitor.post('/example/end')

    expect(readFileSync(services.headsFile, 'utf8')).toContain(other)
  })

  it('lets somebody set up their own organisation afterwards', async () => {
    const { visitor } = await startedOn(scratchFolder())
    await visitor.post('/example')
    await visitor.post('/example/end')
    const own = { organisation: 'Acme', zone: 'Europe/Amsterdam', name: 'Eve', email: 'eve@acme.example', code: '' }

    const done = await visitor.post('/set-up', { ...own, newPassword: 'zebra crossing on tuesday' })
    expect(done.location).toBe('/people?done=set-up')
    expect((await visitor.get('/people')).body).not.toContain(banner)
  })

  it('is only for whoever sits at this machine', async () => {
    const { app, visitor } = await startedOn(scratchFolder())
    await visitor.post('/example')
    const stranger = visitorOf(app, { from: '203.0.113.7' })

    expect((await stranger.get('/sign-in')).body).not.toContain('Start over')
    expect((await stranger.post('/example/end')).status).toBe(404)
  })
})

describe('In a real installation', () => {
  let house: House
  afterEach(() => house.close())

  it('there is nothing of the example: no page, no way in, no starting over', async () => {
    house = await openHouse()
    const visitor = visitorOf(house.app)
    for (const path of ['/example', '/example/end']) expect((await visitor.get(path)).status, path).toBe(404)
    for (const path of ['/example', '/example/end', '/example/people/olivia'])
      expect((await visitor.post(path)).status, path).toBe(404)
    expect((await visitor.get('/sign-in')).body).not.toContain(banner)
  })

  it('no link can be made that works again', async () => {
    house = await openHouse()
    const made = house.services.store.transaction((tx) => makeInvitation(tx, 'olivia', Date.now(), true))

    await expect(made).rejects.toThrow('in the example only')
  })

  it('a link works once and asks for a password, whatever somebody wrote into its row', async () => {
    house = await openHouse()
    const secret = newSecret()
    const row = { hash: textHash(secret), person: 'ben', expiresAt: Date.now() + 60_000, usedAt: null, reusable: true }
    await house.services.store.transaction((tx) => tx.insert(invitations).values(row))
    const visitor = visitorOf(house.app)

    expect((await visitor.get(`/invitations/${secret}`)).body).toContain('Save and sign in')
    expect((await visitor.post(`/invitations/${secret}`)).status).toBe(422)
    withRawSql(house.file, (database) => database.exec('UPDATE invitations SET used_at = 1'))
    expect((await visitor.get(`/invitations/${secret}`)).status).toBe(404)
  })
})
