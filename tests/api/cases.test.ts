import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { batches, cases } from '../../db/schema/evidence.ts'
import { ImportSchema } from '../../src/api/case-schema.ts'
import { ProblemSchema } from '../../src/api/schemas.ts'
import { fact } from '../../src/domain/fact.ts'
import { importsOf } from '../../src/store/cases.ts'
import { entriesOfAct } from '../../src/store/ledger.ts'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { tokenIdOf } from '../../src/store/tokens.ts'
import { type House, openHouse } from '../support/house.ts'
import { issueToken } from '../support/token.ts'

const two = [
  {
    case: 'I-1',
    received_at: '2026-08-31T08:00Z',
    completed_at: '2026-08-31T12:00Z',
    manual_touches: 2,
    amount: 120.5,
  },
  { case: 'I-2', received_at: '2026-09-01T08:00Z', completed_at: null, path: 'automated', rework: false },
]
const ndjson = 'application/x-ndjson'
const json = 'application/json'

let house: House
let token: string
beforeEach(async () => {
  house = await openHouse()
  token = await issueToken(house, 'INV', ['cases'])
})
afterEach(() => house.close())

type Sending = {
  readonly type?: string
  readonly key?: string
  readonly as?: string
  readonly pilot?: string
}

async function send(payload: string | Buffer, { type = json, key, as = token, pilot = 'INV' }: Sending = {}) {
  const { statusCode, body, headers } = await house.app.inject({
    method: 'POST',
    url: `/api/v1/pilots/${pilot}/cases`,
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': type,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    payload,
  })
  return { status: statusCode, told: JSON.parse(body) as unknown, location: headers.location ?? '' }
}

async function look(url: string, as = token) {
  const { statusCode, body } = await house.app.inject({ url, headers: { authorization: `Bearer ${as}` } })
  return { status: statusCode, told: JSON.parse(body) as unknown }
}

const array = JSON.stringify(two)
const imported = () => importsOf(house.services.store.reader, 'INV')
const stored = () => house.services.store.reader.select().from(cases)
const kept = () => (existsSync(join(house.folder, 'imports')) ? readdirSync(join(house.folder, 'imports')) : [])

describe('Cases that another program sends', () => {
  it('come in at one stroke, as a fact under its token', async () => {
    const { status, told } = await send(array)

    expect(status).toBe(200)
    expect(ImportSchema.parse(told)).toEqual({
      pilot: 'INV',
      import: 1,
      state: 'admitted',
      cases: 2,
      completed: 1,
      open: 1,
      rejectedTotal: 0,
      rejected: [],
      notes: [],
      why: null,
    })
    const [entry] = await entriesOfAct(house.services.store.reader, 'import cases')
    expect(entry?.actor).toMatchObject({
      person: 'programming-interface',
      credential: 'token',
      session: tokenIdOf(token),
    })
    expect(await imported()).toMatchObject([{ kind: 'cases', cases: 2, rejected: 0, by: 'programming-interface' }])
    const [first] = await stored()
    expect(first).toMatchObject({
      case: 'I-1',
      manualTouches: 2,
      cycleMs: 4 * 3_600_000,
      attributes: { amount: '120.5' },
    })
    const [week] = await rollupsOf(house.services.store.reader, 'INV')
    expect(week).toMatchObject({ week: '2026-W36', figures: { completed: 1, medianHours: 4 } })
    expect(kept()).toEqual([])
  })

  it.each([
    ['line by line', two.map((one) => JSON.stringify(one)).join('\n'), ndjson],
    [
      'line by line with blank lines and carriage returns',
      `\r\n${two.map((one) => JSON.stringify(one)).join('\r\n\r\n')}\r\n`,
      ndjson,
    ],
    ['spread over many lines', JSON.stringify(two, null, 2), json],
    ['after a byte order mark', `\ufeff ${array}`, json],
    ['packed with gzip', gzipSync(array), json],
  ])('may be written %s', async (_how, body, type) => {
    expect(ImportSchema.parse((await send(body, { type })).told)).toMatchObject({
      cases: 2,
      completed: 1,
      rejected: [],
    })
    expect((await stored()).map((row) => row.case).toSorted()).toEqual(['I-1', 'I-2'])
  })

  it('are told anew by the same reference', async () => {
    await send(array)
    await send(JSON.stringify([{ ...two[1], completed_at: '2026-09-01T10:00Z', fields_edited: ['amount', 'vat'] }]))
    const rows = await stored()
    expect(rows).toHaveLength(2)
    expect(rows.find((row) => row.case === 'I-2')).toMatchObject({
      cycleMs: 7_200_000,
      fieldsEdited: ['amount', 'vat'],
    })
  })

  it('come in without the rows that are wrong, each named with its place, column and value', async () => {
    const wrong = [
      two[0],
      { ...two[0], case: 'I-3', completed_at: 'yesterday' },
      7,
      { ...two[0], case: 'I-4', manual_touches: -1 },
      { ...two[0], case: 'I-5', customer: { name: 'Acme' } },
      { received_at: '2026-09-01T08:00Z' },
    ]
    const { told, status } = await send(JSON.stringify(wrong))

    expect(status).toBe(200)
    expect(ImportSchema.parse(told)).toMatchObject({ cases: 1, rejectedTotal: 5 })
    expect(ImportSchema.parse(told).rejected).toEqual([
      { line: 2, column: 'completed_at', value: 'yesterday', why: 'not a date and time' },
      { line: 3, column: '', value: '7', why: 'not a JSON object' },
      { line: 4, column: 'manual_touches', value: '-1', why: 'below zero' },
      { line: 5, column: 'customer', value: '{"name":"Acme"}', why: 'neither text, a number nor yes or no' },
      { line: 6, column: 'case', value: '', why: 'missing' },
    ])
  })

  it('name the line of what cannot be read at all, and the rest of the lines comes in', async () => {
    const { told } = await send(`${JSON.stringify(two[0])}\n{"case": "I-9",\n\n${JSON.stringify(two[1])}\n`, {
      type: ndjson,
    })
    expect(ImportSchema.parse(told)).toMatchObject({
      cases: 2,
      rejected: [{ line: 2, column: '', why: 'not a JSON object' }],
    })
  })

  it.each([
    ['nothing', '', json, 'The file is empty.'],
    ['an empty array', '[]', json, 'There is not one whole case in this file, so nothing was imported.'],
    ['an array cut in the middle', array.slice(0, -20), json, 'The array ends in the middle. Send it again.'],
    ['two arrays', `${array}${array}`, json, 'Something stands after the end of the array.'],
    ['what is no text', Buffer.from([0x5b, 0xff, 0xfe, 0x5d]), json, 'This is not UTF-8 text.'],
  ])('leave nothing behind where that is %s', async (_what, body, type, why) => {
    const { status, told } = await send(body, { type })
    expect([status, ProblemSchema.parse(told).detail]).toEqual([422, why])
    expect(await stored()).toEqual([])
    expect(await imported()).toEqual([])
    expect(kept()).toEqual([])
  })

  it('say what is wrong with each where not one is whole', async () => {
    const { status, told } = await send(JSON.stringify([{ case: 'I-1' }, { ...two[0], path: 'carrier pigeon' }]))
    expect(status).toBe(422)
    expect(ProblemSchema.parse(told).errors).toMatchObject([
      { pointer: '/0/received_at', detail: 'missing' },
      { pointer: '/1/path', detail: expect.stringContaining('not a path') },
    ])
  })

  it('are JSON or nothing', async () => {
    expect(await send('case,received_at\n', { type: 'text/csv' })).toMatchObject({ status: 415 })
  })
})

describe('A large body', () => {
  const many = Array.from({ length: 9_000 }, (_, place) => ({ ...two[0], case: `I-${place}`, note: 'x'.repeat(20) }))

  it('is answered at once, with the address that tells how it goes on', async () => {
    const { status, told, location } = await send(JSON.stringify(many))
    expect(status).toBe(202)
    expect(ImportSchema.parse(told)).toMatchObject({ state: 'at work', cases: null })
    expect(location).toBe('/api/v1/pilots/INV/imports/1')
    expect(await imported()).toEqual([])

    expect(await house.doJobs()).toEqual([0])
    const later = await look(location)
    expect(ImportSchema.parse(later.told)).toMatchObject({ state: 'admitted', cases: 9_000, rejected: [] })
  })

  it('waits while three others of the token are at work', async () => {
    for (const key of ['a', 'b', 'c']) expect((await send(JSON.stringify(many), { key })).status).toBe(202)
    expect(await send(array)).toMatchObject({ status: 429 })
    expect((await send(JSON.stringify(many), { key: 'a' })).status).toBe(202)
    expect(await house.services.store.reader.select().from(batches)).toHaveLength(3)
  })

  it('brings nothing once its token was ended', async () => {
    const { location } = await send(JSON.stringify(many))
    const object = { type: 'token', id: tokenIdOf(token), version: 1 }
    await house.play(fact('issue pilot token', 'INV', object, { data: { scopes: ['cases'], what: 'ended' } }))
    await house.doJobs()

    const told = ImportSchema.parse((await look(location, await issueToken(house, 'INV', ['cases']))).told)
    expect(told).toMatchObject({ state: 'refused', why: expect.stringContaining('The token was ended') })
    expect(await stored()).toEqual([])
  })
})

describe('An Idempotency-Key', () => {
  it('makes the same body one import, however often it is sent', async () => {
    const first = await send(array, { key: 'monday' })
    const again = await send(array, { key: 'monday' })
    expect(again).toEqual(first)
    expect(await imported()).toHaveLength(1)
    expect(kept()).toEqual([])
  })

  it('stands for one body: another one under it is refused', async () => {
    await send(array, { key: 'monday' })
    const other = await send(JSON.stringify(two.slice(1)), { key: 'monday' })
    expect(other).toMatchObject({ status: 422, told: { detail: expect.stringContaining('something else was sent') } })
    expect(await imported()).toHaveLength(1)
  })

  it('belongs to one token', async () => {
    await send(array, { key: 'monday' })
    await send(array, { key: 'monday', as: await issueToken(house, 'INV', ['cases']) })
    expect(await imported()).toHaveLength(2)
  })

  it('is no longer than two hundred characters', async () => {
    expect(await send(array, { key: 'k'.repeat(201) })).toMatchObject({ status: 400 })
  })
})

describe('Whoever may bring cases', () => {
  it('has the scope for it', async () => {
    const reader = await issueToken(house, 'INV', ['read', 'runs'])
    expect(await send(array, { as: reader })).toMatchObject({ status: 403 })
    expect(await look('/api/v1/pilots/INV/imports/1', reader)).toMatchObject({ status: 403 })
  })

  it('has a token of this pilot, or of all', async () => {
    expect(await send(array, { pilot: 'OTH' })).toMatchObject({ status: 404 })
    expect((await send(array, { pilot: 'OTH', as: await issueToken(house, null, ['cases']) })).status).toBe(200)
    expect(await imported()).toEqual([])
  })

  it('finds a pilot that has not ended', async () => {
    await house.play(
      fact('pause', 'INV', { type: 'pilot', id: 'INV', version: 1 }, { data: { stage: 'stopped' } }),
      'olivia',
    )
    expect(await send(array)).toMatchObject({
      status: 422,
      told: { detail: 'This pilot has ended. It takes no more cases.' },
    })
  })

  it('is named on the pages as what it is', async () => {
    await send(array)
    await send(JSON.stringify([{ case: 'x' }]))
    const maya = await house.as('maya')
    const list = (await maya.get('/pilots/INV/cases/import')).body
    expect(list).toContain('the programming interface')
    const refused = (await maya.get('/pilots/INV/cases/import/2')).body
    expect(refused).toContain('There is not one whole case in this file')
    expect(refused).not.toContain('column_case')
    expect((await maya.get('/ledger')).body).toContain('programming interface')
  })

  it('sees no import that people brought', async () => {
    expect(await look('/api/v1/pilots/INV/imports/1')).toMatchObject({ status: 404 })
    expect(await look('/api/v1/pilots/INV/imports/x')).toMatchObject({ status: 404 })
  })
})
