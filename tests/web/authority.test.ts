import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusedActs } from '../../db/schema/people.ts'
import { type ActName, acts, ruleOf } from '../../src/domain/act.ts'
import { dutyFact } from '../../src/domain/person.ts'
import { guardRoutes } from '../../src/web/guard.ts'
import { addressOf, type Ear, listenToRoutes, type Route } from '../support/every-route.ts'
import { type House, type Name, names, openHouse, password, seatsOnInv } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { linkOn, visitorOf } from '../support/visitor.ts'

let house: House
let ear: Ear
const logged: string[] = []

/** INV runs, its charter names Maya as able to pause; Nora reads for the organisation; nobody sits on OTH. */
beforeAll(async () => {
  ear = listenToRoutes()
  house = await openHouse({ log: (line) => logged.push(line) })
  await launchInv(house, '2026-W37')
  await house.play(dutyFact('nora', 'organisation reader', 'granted'))
})
afterAll(async () => {
  ear.stop()
  await house.close()
})

type Somebody = Name | 'nobody'
const everybody: readonly Somebody[] = [...names, 'nobody']

/** What somebody holds for an act: seats on the pilot in the address, duties everywhere. */
function held(who: Somebody, pilot: string | null): readonly string[] {
  if (who === 'nobody') return []
  const seat = pilot === 'INV' ? seatsOnInv[who] : undefined
  const duties = { ada: 'administrator', nora: 'organisation reader' } as Partial<Record<Name, string>> // as arranged above
  return [seat, duties[who]].filter((one) => one !== undefined)
}

/** What the table of acts alone says must happen. */
function due(act: ActName, who: Somebody, pilot: string | null): 'through' | 'sign in' | '401' | '403' | '404' {
  const { who: granted } = ruleOf(act)
  const holds = held(who, pilot)
  const sits = who !== 'nobody' && pilot === 'INV' && seatsOnInv[who] !== undefined
  if (granted.every((one) => one === 'token')) return '401'
  if (granted.includes('anyone')) return 'through'
  if (who === 'nobody') return 'sign in'
  if (granted.some((one) => one === 'anyone signed in' || holds.includes(one))) return 'through'
  if (granted.includes('any seat') && sits) return 'through'
  if (granted.includes('named in the charter') && who === 'maya' && pilot === 'INV') return 'through'
  return pilot !== null && !sits ? '404' : '403'
}

const walked = { requests: 0 }

async function ask(route: Route, who: Somebody, pilot: string | null, headers: Readonly<Record<string, string>>) {
  const cookie = who === 'nobody' ? '' : (await house.as(who)).cookie
  walked.requests++
  ear.wasReached()
  const answer = await house.app.inject({
    method: route.method as 'GET', // every method that a route was registered with
    url: addressOf(route, pilot ?? ''),
    remoteAddress: `10.0.${Math.floor(walked.requests / 250) % 250}.${(walked.requests % 250) + 1}`,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: ['GET', 'HEAD'].includes(route.method) ? undefined : '',
  })
  const { statusCode, body } = answer
  return { status: statusCode, body, location: answer.headers.location ?? '', reached: ear.wasReached() }
}

type Answer = Awaited<ReturnType<typeof ask>>

function became({ status, location, reached }: Answer): string {
  if (status >= 500) return `failed with ${status}`
  if (status === 401) return '401'
  if (reached) return 'through'
  if (status === 303 && location.startsWith('/sign-in')) return 'sign in'
  return String(status)
}

const ours = { 'sec-fetch-site': 'same-origin' }
const pilotsOf = (route: Route) => (route.url.includes(':pilot') ? ['INV', 'OTH'] : [null])
const isUnsafe = ({ method }: Route) => !['GET', 'HEAD'].includes(method)

describe('Every route × method × person × own and other pilot', () => {
  it('is answered as the table of acts says, and every refused try is kept', { timeout: 300_000 }, async () => {
    const wrong: string[] = []
    let refused = 0
    for (const route of ear.routes)
      for (const pilot of pilotsOf(route))
        for (const who of everybody) {
          const outcome = became(await ask(route, who, pilot, ours))
          const expected = due(route.act, who, pilot)
          if (expected === '403') refused++
          if (outcome !== expected)
            wrong.push(`${route.method} ${addressOf(route, pilot ?? '')} as ${who}: ${outcome}, not ${expected}`)
        }

    expect(wrong).toEqual([])
    expect(await house.services.store.reader.select().from(refusedActs)).toHaveLength(refused)
  })

  it('walks what a browser can reach, HEAD beside every GET', () => {
    const urls = (method: string) => ear.routes.filter((route) => route.method === method).map(({ url }) => url)

    expect(ear.routes.length).toBeGreaterThan(50)
    expect(urls('HEAD').toSorted()).toEqual(urls('GET').toSorted())
    expect(ear.routes.every(({ act }) => Object.hasOwn(acts, act))).toBe(true)
  })

  it('names its act, or the application does not start', () => {
    const app = Fastify()
    guardRoutes(app)

    expect(() => app.get('/forgotten', () => 'open to all')).toThrow('GET /forgotten names no act')
  })
})

describe('A try that the decision itself refuses', () => {
  it('is kept as well', async () => {
    const kept = async () => (await house.services.store.reader.select().from(refusedActs)).length
    const before = await kept()
    await (await house.as('ada')).post('/pilots/INV/seats', { person: 'nora', seat: 'cto' })
    await (await house.as('tariq')).post('/pilots/INV/seats/cto/agreement', { person: 'nora' })

    expect(await kept()).toBe(before + 1)
  })
})

describe('A pilot that is not one’s own', () => {
  it('looks exactly like one that is not there', async () => {
    const ben = await house.as('ben')
    const there = await ben.get('/pilots/OTH/seats')
    const nowhere = await ben.get('/pilots/NOPE/seats')
    const same = (body: string) => body.replace(/class="code">\w+/g, '')

    expect([there.status, nowhere.status]).toEqual([404, 404])
    expect(same(there.body)).toBe(same(nowhere.body))
  })
})

describe('A form that was not sent from a page of ours', () => {
  const forged: readonly Readonly<Record<string, string>>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ]

  it('is refused at every address, whoever is signed in', async () => {
    const unsafe = ear.routes.filter((route) => isUnsafe(route) && !route.fromElsewhere)
    const passed: string[] = []
    for (const route of unsafe)
      for (const headers of forged) {
        const answer = await ask(route, 'olivia', 'INV', headers)
        if (answer.reached || answer.status !== 403)
          passed.push(`${route.method} ${route.url} ${JSON.stringify(headers)}`)
      }

    expect(unsafe.length).toBeGreaterThan(20)
    expect(passed).toEqual([])
  })

  it('is taken from a browser that only names where it comes from, when that is here', async () => {
    const ben = visitorOf(house.app, { headers: { origin: 'http://localhost:3000' } })

    expect((await ben.post('/sign-in', { email: 'ben@example.com', password })).status).toBe(303)
  })
})

describe('The log', () => {
  it('hears of every request, and of no password, cookie or link', async () => {
    const ada = await house.as('ada')
    await ada.post('/people', { name: 'Kim', email: 'kim@example.com' })
    const link = linkOn((await ada.get((await ada.post('/people/ben/link')).location)).body) ?? ''
    const visitor = visitorOf(house.app)
    await visitor.post(link, { newPassword: 'zebra crossing on tuesday' })
    await visitor.post('/sign-in', { email: 'ben@example.com', password: 'a wrong password of his' })
    const log = logged.join('')

    expect(log).toContain('/invitations/…')
    const session = [...visitor.cookies.values()].join('')
    for (const secret of [
      'zebra crossing',
      'a wrong password',
      link.split('/').at(-1) ?? '',
      session,
      'kim@example.com',
    ])
      expect(log).not.toContain(secret)
  })
})
