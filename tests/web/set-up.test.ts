import { afterEach, describe, expect, it } from 'vitest'
import { readOrganisation } from '../../src/store/pilots.ts'
import { entriesAfter, entriesOfAct } from '../../src/store/ledger.ts'
import type { Example } from '../../src/web/services.ts'
import { type House, openHouse } from '../support/house.ts'
import { linkOn, type Visitor, visitorOf } from '../support/visitor.ts'

const filled = {
  organisation: 'Example Ltd',
  zone: 'Europe/Amsterdam',
  name: 'Ada',
  email: 'Ada@Example.com',
  newPassword: 'zebra crossing on tuesday',
}

let house: House
let visitor: Visitor
afterEach(() => house.close())

async function openEmptyHouse(services: Partial<House['services']> = {}) {
  house = await openHouse({ empty: true })
  Object.assign(house.services, services)
  visitor = visitorOf(house.app)
}

function exampleThat(fills: () => void): Example {
  return { look: async () => fills(), startOver: async () => undefined, password: 'two keys one answer' }
}

describe('The first page', () => {
  it('of an empty installation offers the example and the set-up', async () => {
    await openEmptyHouse({ example: exampleThat(() => undefined) })
    const page = await visitor.get('/')

    expect(page.body).toContain('Look at the example')
    expect(page.body).toContain('Set up my organisation')
  })

  it('does not offer the example where there is none', async () => {
    await openEmptyHouse()

    expect((await visitor.get('/')).body).not.toContain('Look at the example')
    expect((await visitor.post('/example')).status).toBe(404)
  })

  it('fills the example once, when somebody at this machine asks', async () => {
    const asked: string[] = []
    await openEmptyHouse({ example: exampleThat(() => asked.push('filled')) })

    expect((await visitorOf(house.app, { from: '203.0.113.7' }).post('/example')).status).toBe(404)
    expect((await visitor.post('/example')).location).toBe('/example')
    expect(asked).toEqual(['filled'])
  })
})

describe('Setting up', () => {
  it('makes the organisation and its first administrator, and signs them in', async () => {
    await openEmptyHouse()
    const done = await visitor.post('/set-up', filled)

    expect(done).toMatchObject({ status: 303, location: '/people?done=set-up' })
    expect(await readOrganisation(house.services.store.reader)).toMatchObject({
      name: 'Example Ltd',
      zone: 'Europe/Amsterdam',
    })
    expect((await visitor.get('/people')).body).toContain('ada@example.com')
  })

  it('works once', async () => {
    await openEmptyHouse()
    await visitor.post('/set-up', filled)
    const other = visitorOf(house.app)

    expect((await other.get('/set-up')).location).toBe('/')
    const again = await other.post('/set-up', { ...filled, email: 'eve@example.com' })
    expect(again.status).toBe(422)
    expect(again.body).toContain('already set up')
    expect(await setUps()).toHaveLength(1)
  })

  it('says beside each field what is wrong, and keeps what was typed but never the password', async () => {
    await openEmptyHouse()
    const wrong = { ...filled, organisation: '', zone: 'Europe/Atlantis', email: 'ada', newPassword: 'Password1234' }
    const page = await visitor.post('/set-up', wrong)

    expect(page.status).toBe(422)
    expect(page.body).toContain('Enter the name of your organisation.')
    expect(page.body).toContain('Choose a time zone of the list.')
    expect(page.body).toContain('Enter an e-mail address like')
    expect(page.body).toContain('Too many people use this password')
    expect(page.body).toContain('value="Ada"')
    expect(page.body).not.toContain('Password1234')
  })

  it('asks for the code of the log where others can reach the server', async () => {
    await openEmptyHouse({ setUpCode: '7K2M-X9PQ-4RTB' })

    expect((await visitor.get('/set-up')).body).toContain('Code from the server’s log')
    expect((await visitor.post('/set-up', filled)).body).toContain('That is not the code')
    expect((await visitor.post('/set-up', { ...filled, code: '7k2m x9pq 4rtb' })).status).toBe(303)
  })

  it('is not possible from elsewhere where there is no code', async () => {
    await openEmptyHouse()
    const elsewhere = visitorOf(house.app, { from: '203.0.113.7' })

    expect((await elsewhere.post('/set-up', { ...filled, code: '' })).status).toBe(422)
    expect(await readOrganisation(house.services.store.reader)).toBeNull()
  })

  it('has one effect however often the same form is sent', async () => {
    await openEmptyHouse()
    const command = 'a'.repeat(32)
    const first = await visitor.post('/set-up', { ...filled, command })
    const second = await visitor.post('/set-up', { ...filled, command })

    expect([first.status, second.status]).toEqual([303, 303])
    expect(await setUps()).toHaveLength(1)
  })
})

describe('From the set-up to the first seats', () => {
  it('people come in by their links, and no name, address or password of theirs is in the ledger', async () => {
    await openEmptyHouse()
    await visitor.post('/set-up', { ...filled, name: 'Ursula', email: 'ursula@zandstra.example' })
    const invited = await visitor.post('/people', { name: 'Olivia Zandstra', email: 'olivia@zandstra.example' })
    const link = linkOn((await visitor.get(invited.location)).body)
    const olivia = visitorOf(house.app)
    await olivia.post(link ?? '', { newPassword: 'a quiet morning in march' })
    await olivia.post('/me/password', { password: 'a quiet morning in march', newPassword: 'a loud evening in may' })

    const ledger = JSON.stringify(await entriesAfter(house.services.store.reader, 0, 99))
    expect(ledger).toContain('invite person')
    for (const personal of ['ursula', 'olivia', 'zandstra', 'zebra', 'quiet morning', 'loud evening'])
      expect(ledger.toLowerCase()).not.toContain(personal)
  })
})

/** Every time the organisation was set up. */
function setUps() {
  return entriesOfAct(house.services.store.reader, 'set up organisation')
}
