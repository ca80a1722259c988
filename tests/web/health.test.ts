import { appendFileSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { root } from '../../src/open.ts'
import { keepHead } from '../../src/store/heads.ts'
import { readHead } from '../../src/store/ledger.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('The server', () => {
  it('says that it is alive, and ready', async () => {
    expect((await house.nobody.get('/healthz')).status).toBe(200)
    const { status, body } = await house.nobody.get('/readyz')
    expect(JSON.parse(body)).toEqual({ database: 'ok', ledger: 'ok', disk: 'ok' })
    expect(status).toBe(200)
  })

  it('is not ready while another program holds the database, and is again afterwards', async () => {
    const other = new Database(house.file)
    other.exec('BEGIN IMMEDIATE')
    let minutes = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (minutes += 1) * 60_000)
    const held = await house.nobody.get('/readyz')
    clock.mockRestore()
    other.exec('ROLLBACK')
    other.close()

    expect(held.status).toBe(503)
    expect(JSON.parse(held.body)).toMatchObject({ database: 'It cannot be looked at.', disk: 'ok' })
    expect((await house.nobody.get('/readyz')).status).toBe(200)
  })

  it('is not ready on a ledger that is shorter than its newest head', async () => {
    const { headsFile, store } = house.services
    const before = readFileSync(headsFile, 'utf8')
    const head = await readHead(store.reader)
    if (head) keepHead(headsFile, { ...head, seq: head.seq + 1 }, house.at())
    const { status, body } = await house.nobody.get('/readyz')
    expect(status).toBe(503)
    expect(JSON.parse(body)).toMatchObject({ ledger: expect.stringContaining('whose head was kept outside') })
    expect(readFileSync(headsFile, 'utf8').startsWith(before)).toBe(true)
  })

  it('is not ready while it may write nothing, and still alive', async () => {
    const fault = 'The ledger ends at entry 5, but entry 9 was signed for outside.'
    const app = await buildApp({ ...house.services, fault }, { root, logLevel: 'silent', trustProxy: [] })
    expect((await app.inject('/readyz')).json()).toMatchObject({ ledger: fault })
    expect((await app.inject('/healthz')).statusCode).toBe(200)
    await app.close()
  })

  it('passes over what is no line of its own in the heads file', async () => {
    const other = await openHouse()
    appendFileSync(other.services.headsFile, 'not a head\n2026-01-01T00:00:00.000Z abc 1 def GHI\n')
    expect((await other.nobody.get('/readyz')).status).toBe(200)
    await other.close()
  })
})
