import { createHash } from 'node:crypto'
import { assert, jsonValue, property, uint8Array } from 'fast-check'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { governed } from '../../db/governed.ts'
import { ledger, texts } from '../../db/schema/ledger.ts'
import { fact } from '../../src/domain/fact.ts'
import { canonical } from '../../src/domain/ledger-entry.ts'
import { commitment, contentHash, headCode, newId, readHeadCode } from '../../src/store/hash.ts'
import { entriesAfter, entryOfCommand, readHead, readSeq, record } from '../../src/store/ledger.ts'
import { actBy, type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('The chain', () => {
  it('starts from the ledger’s own id and hashes every entry with the hash before it', async () => {
    const rows = await lines()
    const [first] = rows
    const id = (JSON.parse(first?.entry ?? '') as { ledger: string }).ledger
    expect(id).toMatch(/^[0-9a-f]{64}$/)

    let previous = sha256('twokeys-genesis-v1\0', Buffer.from(id, 'hex'))
    for (const [index, row] of rows.entries()) {
      expect(row.seq).toBe(index + 1)
      expect(Buffer.from(row.prev)).toEqual(previous)
      previous = sha256('twokeys-ledger-v1\0', row.prev, Buffer.from(row.entry))
      expect(Buffer.from(row.hash)).toEqual(previous)
    }
  })

  it('holds every entry as canonical JSON', async () => {
    for (const { entry } of await lines()) expect(canonical(JSON.parse(entry))).toBe(entry)
  })

  it('tells who did what, under which seat, and when', async () => {
    const entry = await house.play(pause('it hurts'), 'olivia', 'coo')
    expect(entry).toMatchObject({
      act: 'pause',
      pilot: 'INV',
      at: house.at(),
      actor: { person: 'olivia', seat: 'coo', credential: 'password' },
    })
    expect((await entriesAfter(house.services.store.reader, entry.seq - 1, 5)).at(-1)).toEqual(entry)
  })

  it('never goes back in time', async () => {
    const before = await readHead(house.services.store.reader)
    const entry = await house.services.store.transaction((tx) => record(tx, pause('back'), actBy('olivia', 0, 'coo')))
    expect(entry.at).toBe(before?.at)
  })
})

describe('Free text', () => {
  it('stays out of the chain, which knows a salted commitment to it', async () => {
    const first = await house.play(pause('the same words'), 'olivia', 'coo')
    const second = await house.play(pause('the same words'), 'olivia', 'coo')
    const [one, other] = [committedIn(first), committedIn(second)]

    expect(JSON.stringify(first)).not.toContain('the same words')
    expect(one.commitment).not.toBe(other.commitment)
    const kept = await house.services.store.reader.select().from(texts).where(eq(texts.id, one.text)).get()
    expect(commitment(kept?.salt ?? '', 'the same words')).toBe(one.commitment)
  })

  it('is kept in one Unicode form, so that equal words have one commitment', async () => {
    const entry = await house.play(pause('caf\u0065\u0301'), 'olivia', 'coo')
    const kept = await house.services.store.reader
      .select()
      .from(texts)
      .where(eq(texts.id, committedIn(entry).text))
      .get()
    expect(kept?.body).toBe('caf\u00e9')
  })
})

describe('Governed content', () => {
  it('is hashed whatever the order of its fields', async () => {
    const entry = await house.play(charter({ b: 'two', a: 'one' }), 'olivia', 'coo')
    expect(entry.object.hash).toBe(contentHash({ a: 'one', b: 'two' }))
    expect(entry.object.hash).toBe(createHash('sha256').update('{"a":"one","b":"two"}').digest('hex'))
  })

  it.each([
    ['a fraction', { share: 0.1 }],
    ['a number too large to be exact', { count: 2 ** 53 }],
    ['half a character', { words: '\ud83d' }],
  ])('with %s is refused, and nothing is recorded', async (_what, content) => {
    const { reader } = house.services.store
    const before = await readSeq(reader)
    await expect(house.play(charter(content), 'olivia', 'coo')).rejects.toThrow()
    expect(await readSeq(reader)).toBe(before)
  })
})

describe('A fact', () => {
  it('is recorded once for each command', async () => {
    const { store } = house.services
    const act = actBy('olivia', house.at(), 'coo')
    const entry = await store.transaction((tx) => record(tx, pause('once'), act))

    expect(await entryOfCommand(store.reader, act.command)).toBe(entry.seq)
    await expect(store.transaction((tx) => record(tx, pause('twice'), act))).rejects.toThrow('already had its effect')
    expect(await readSeq(store.reader)).toBe(entry.seq)
    expect(await entryOfCommand(store.reader, newId())).toBeNull()
  })

  it('is there whole or not at all: entry, rows and texts', async () => {
    const before = await everything()
    const half = house.services.store.transaction(async (tx) => {
      await record(tx, pause('half'), actBy('olivia', house.at(), 'coo'))
      throw new Error('the power went')
    })
    await expect(half).rejects.toThrow('the power went')
    expect(await everything()).toEqual(before)
  })

  it('that implies rows of the wrong shape is not recorded', async () => {
    const before = await everything()
    const wrong = fact(
      'take seat',
      'INV',
      { type: 'seat', id: 'INV/king', version: 1 },
      { data: { seat: 'king', what: 'taken', person: 'ben' } },
    )
    await expect(house.play(wrong, 'olivia', 'coo')).rejects.toThrow('seat is "king"')
    expect(await everything()).toEqual(before)
  })

  it('can afterwards be neither changed nor taken away nor replaced', async () => {
    await house.play(pause('for good'), 'olivia', 'coo')
    const { writer } = house.services.store.connection
    for (const table of ['ledger', 'entries', 'stages', 'people'])
      for (const sql of [
        `UPDATE ${table} SET seq = seq + 1000`,
        `DELETE FROM ${table}`,
        `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
      ])
        expect(() => writer.exec(sql), sql).toThrow(`${table} is append-only`)
    expect(() => writer.exec(`UPDATE texts SET body = 'other words'`)).toThrow('a text can only be erased')
    expect(() => writer.exec('DELETE FROM texts')).toThrow('append-only')
  })
})

describe('A head', () => {
  it('is read back from paper, whoever copies it', () => {
    assert(
      property(uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const code = headCode(hash)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
        const copied = code.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')
        expect(readHeadCode(` ${copied.slice(0, 13)}-${copied.slice(13)} `)).toBe(code)
      }),
    )
  })

  it.each(['', 'ABC', 'U'.repeat(26), '0'.repeat(27)])('is not read from "%s"', (typed) => {
    expect(readHeadCode(typed)).toBeNull()
  })
})

describe('Canonical JSON', () => {
  it('says the same of equal values whatever their order, and loses nothing', () => {
    assert(
      property(jsonValue().map(wholeNumbersOnly), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(value)
        expect(canonical(backwards(value))).toBe(canonical(value))
      }),
    )
  })
})

function pause(why: string) {
  const object = { type: 'pilot', id: 'INV', version: 1 }
  return fact('pause', 'INV', object, { data: { stage: 'paused', week: '2026-W37' }, texts: { why } })
}

function charter(content: Readonly<Record<string, string | number>>) {
  return fact('write charter', 'INV', { type: 'charter', id: 'INV', version: 1 }, { content })
}

function committedIn(entry: { readonly data: Readonly<Record<string, unknown>> }) {
  return entry.data.why as { text: string; commitment: string }
}

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

async function lines() {
  return house.services.store.reader.select().from(ledger).orderBy(asc(ledger.seq))
}

/** Every governed table, the ledger and the texts, row by row. */
async function everything() {
  const { reader } = house.services.store
  const tables = []
  for (const table of [ledger, texts, ...Object.values(governed)]) tables.push(await reader.select().from(table))
  return tables
}

/** The same value without fractions, which no entry may hold. */
function wholeNumbersOnly(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'number' ? inner >> 0 : inner)))
}

/** The same value with the fields of every object in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, backwards(inner)]),
  )
}
