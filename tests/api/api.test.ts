import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  AdviceSchema,
  LedgerLineSchema,
  PilotSchema,
  PilotsSchema,
  ProblemSchema,
  ScorecardSchema,
} from '../../src/api/schemas.ts'
import { acts } from '../../src/domain/act.ts'
import { fact } from '../../src/domain/fact.ts'
import type { Scope } from '../../src/domain/token.ts'
import { root } from '../../src/open.ts'
import { newSecret } from '../../src/store/hash.ts'
import { keepSecret, tokenIdOf } from '../../src/store/tokens.ts'
import { factsOf } from '../support/chronicle.ts'
import { type House, openHouse } from '../support/house.ts'
import { bringWeek, goodWeek, launchInv } from '../support/running-pilot.ts'
import { buildApp } from '../../src/app.ts'

let house: House
let everything: string
let onlyInv: string
beforeAll(async () => {
  house = await openHouse()
  everything = await issue(null, ['read'])
  onlyInv = await issue('INV', ['read'])
})
afterAll(() => house.close())

describe('The door', () => {
  const addresses = ['/pilots', '/pilots/INV', '/pilots/INV/advice', '/ledger']

  it.each(addresses)('lets nobody without a token to %s', async (path) => {
    for (const authorization of [undefined, 'Bearer', 'Bearer nonsense-nonsense-nonsense', `Basic ${everything}`]) {
      const answer = await ask('GET', path, authorization)
      expect(answer.status).toBe(401)
      expect(answer.headers['www-authenticate']).toBe('Bearer')
      expect(problemIn(answer)).toMatchObject({ status: 401 })
    }
  })

  it('lets nobody in who is only signed in', async () => {
    const olivia = await house.as('olivia')
    expect((await olivia.get('/api/v1/pilots')).status).toBe(401)
    expect((await olivia.get('/api/v1/ledger')).status).toBe(401)
  })

  it('is shut for a token that was ended', async () => {
    const secret = await issue(null, ['read'])
    expect((await ask('GET', '/pilots', `Bearer ${secret}`)).status).toBe(200)
    await house.play(tokenFact(null, ['read'], tokenIdOf(secret), 'ended'))
    expect((await ask('GET', '/pilots', `Bearer ${secret}`)).status).toBe(401)
  })

  it('asks for the scope', async () => {
    const bringer = await issue('INV', ['cases', 'runs'])
    const answer = await ask('GET', '/pilots/INV', `Bearer ${bringer}`)
    expect(problemIn(answer)).toMatchObject({ status: 403, detail: expect.stringContaining('“read”') })
  })

  it('stands before every route that is for tokens, even where somebody forgot to look for one', async () => {
    const app = await buildApp(house.services, { root, logLevel: 'silent', trustProxy: [] })
    expect(acts['use an application programme'].who).toEqual(['token'])
    app.get('/forgotten', { config: { act: 'use an application programme' } }, async () => 'secrets')
    const answer = await app.inject({ url: '/forgotten', headers: { authorization: `Bearer ${everything}` } })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).not.toContain('secrets')
    await app.close()
  })
})

describe('Advice', () => {
  it.each(['S01', 'S03', 'S06'])('is given on facts as on the command line: %s', async (id) => {
    const answer = await send('/advice', factsOf(id))
    expect(answer.status).toBe(200)
    expect(shape(AdviceSchema, answer)).toMatchObject({ engine: '1' })
  })

  it('is refused for facts that contradict themselves, each fault with its place', async () => {
    const facts = factsOf('S01')
    const wrong = { ...facts, weeks: facts.weeks.map((week) => ({ ...week, cases: -1 })), colour: 'red' }
    const { errors = [], status } = problemIn(await send('/advice', wrong))
    expect(status).toBe(422)
    expect(errors.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/colour', '/weeks/0/cases']))
    for (const { detail } of errors) expect(detail).toMatch(/\.$/)
  })

  it.each([
    ['nothing', undefined, 422],
    ['a list', '[]', 422],
    ['half of an object', '{"charter":', 400],
    ['a poisoned object', '{"__proto__": {}}', 400],
    ['too much', `"${'x'.repeat(1_100_000)}"`, 413],
  ])('is refused for %s', async (_what, payload, status) => {
    const answer = await ask('POST', '/advice', `Bearer ${everything}`, payload)
    expect(problemIn(answer)).toMatchObject({ status })
  })

  it('is refused for anything but JSON', async () => {
    const answer = await ask('POST', '/advice', `Bearer ${everything}`, '<facts/>', 'application/xml')
    expect(problemIn(answer)).toMatchObject({ status: 415 })
  })

  it('on a pilot that runs is the one that its review shows, and its scorecard says on what', async () => {
    const running = await openHouse()
    await launchInv(running, '2026-W36')
    running.setClock('2026-09-14T13:00Z')
    await bringWeek(running, goodWeek('2026-W36', 3), '2026-09-07T00:00Z')
    const authorization = `Bearer ${await issue('INV', ['read'], running)}`
    const asked = (path: string) => ask('GET', path, authorization, undefined, '', running)
    const advice = shape(AdviceSchema, await asked('/pilots/INV/advice'))
    expect(advice).toMatchObject({ answer: 'fix', measures: [{ key: 'cycle_time_hours' }, { key: 'error_rate_pct' }] })
    const whole = shape(ScorecardSchema, await asked('/pilots/INV/scorecard'))
    expect(whole.weeks.map(({ week }) => week)).toContain('2026-W36')
    const part = shape(ScorecardSchema, await asked('/pilots/INV/scorecard?from=2026-W36&to=2026-W36'))
    expect(part.weeks).toMatchObject([{ week: '2026-W36', cases: 60, period: 'pilot' }])
    await running.close()
  })

  it('on a pilot that has not started says so', async () => {
    const answer = await ask('GET', '/pilots/INV/advice?week=2026-W20', `Bearer ${onlyInv}`)
    expect(problemIn(answer)).toMatchObject({ status: 404, detail: expect.stringContaining('INV had not started') })
  })
})

describe('Pilots', () => {
  it('are listed as far as the token reaches', async () => {
    const all = shape(PilotsSchema, await ask('GET', '/pilots', `Bearer ${everything}`))
    expect(all.pilots.map(({ code }) => code)).toEqual(['INV', 'OTH'])
    const own = shape(PilotsSchema, await ask('GET', '/pilots', `Bearer ${onlyInv}`))
    expect(own).toMatchObject({ pilots: [{ code: 'INV', stage: 'draft', lastAnswer: null }], next: null })
    const rest = shape(PilotsSchema, await ask('GET', '/pilots?after=INV', `Bearer ${everything}`))
    expect(rest.pilots.map(({ code }) => code)).toEqual(['OTH'])
  })

  it('are described one by one, and another’s is as good as not there', async () => {
    const inv = shape(PilotSchema, await ask('GET', '/pilots/INV', `Bearer ${onlyInv}`))
    expect(inv).toMatchObject({ code: 'INV', name: 'Invoice approval', team: 'Accounts payable' })
    const other = await ask('GET', '/pilots/OTH', `Bearer ${onlyInv}`)
    const nothing = await ask('GET', '/pilots/XYZ', `Bearer ${onlyInv}`)
    expect([other.status, nothing.status]).toEqual([404, 404])
    expect(other.body.replaceAll('OTH', 'XYZ')).toBe(nothing.body)
  })

  it.each([
    '/pilots?page=2',
    '/pilots/INV?x=1',
    '/pilots/INV/advice?week=soon',
    '/ledger?after=-1',
    '/ledger?after=1&after=2',
  ])('refuse a query that is not known: %s', async (path) => {
    const { status, errors } = problemIn(await ask('GET', path, `Bearer ${everything}`))
    expect(status).toBe(400)
    expect(errors).toHaveLength(1)
  })
})

describe('The ledger', () => {
  it('is read from an entry on, a pilot’s token seeing its own alone', async () => {
    const all = await linesFor(everything, 0)
    const own = await linesFor(onlyInv, 0)
    expect(all.length).toBeGreaterThan(own.length)
    expect(new Set(own.map(({ entry }) => entry.pilot))).toEqual(new Set(['INV']))
    const middle = own[2]?.seq ?? 0
    expect(await linesFor(onlyInv, middle)).toEqual(own.slice(3))
    expect(await linesFor(everything, 10_000)).toEqual([])
  })
})

type Answer = { readonly status: number; readonly body: string; readonly headers: Record<string, unknown> }

async function ask(
  method: 'GET' | 'POST',
  path: string,
  authorization?: string,
  payload?: string,
  type = 'application/json',
  at = house,
): Promise<Answer> {
  const headers = {
    ...(authorization ? { authorization } : {}),
    ...(payload === undefined ? {} : { 'content-type': type }),
  }
  const {
    statusCode,
    body,
    headers: answered,
  } = await at.app.inject({ method, url: `/api/v1${path}`, headers, payload })
  return { status: statusCode, body, headers: answered }
}

function send(path: string, body: unknown): Promise<Answer> {
  return ask('POST', path, `Bearer ${everything}`, JSON.stringify(body))
}

/** The body, held to the shape that the description promises. */
function shape<Schema extends z.ZodType>(schema: Schema, { body }: Answer): z.output<Schema> {
  return schema.parse(JSON.parse(body))
}

function problemIn(answer: Answer) {
  expect(answer.headers['content-type']).toContain('application/problem+json')
  return shape(ProblemSchema, answer)
}

async function linesFor(secret: string, after: number) {
  const { body } = await ask('GET', `/ledger?after=${after}`, `Bearer ${secret}`)
  return body
    .split('\n')
    .filter(Boolean)
    .map((line) => LedgerLineSchema.parse(JSON.parse(line)))
}

function tokenFact(pilot: string | null, scopes: readonly Scope[], id: string, what: 'issued' | 'ended') {
  const act = pilot === null ? 'issue token' : 'issue pilot token'
  return fact(act, pilot, { type: 'token', id, version: 1 }, { data: { scopes: [...scopes], what } })
}

async function issue(pilot: string | null, scopes: readonly Scope[], at = house): Promise<string> {
  const secret = newSecret()
  await at.play(tokenFact(pilot, scopes, tokenIdOf(secret), 'issued'))
  await at.services.store.transaction((tx) => keepSecret(tx, secret))
  return secret
}
