import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headsFault, keepHead } from '../../src/store/heads.ts'
import { readHead } from '../../src/store/ledger.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
let olivia: Client
let tariq: Client
beforeAll(async () => {
  house = await openHouse()
  await launchInv(house, '2026-W37')
  olivia = await house.as('olivia')
  tariq = await house.as('tariq')
})
afterAll(() => house.close())

describe('After a backup was restored', () => {
  it('every page says so, nothing is written, and both leaders are shown what is gone', async () => {
    await restored(3)
    const { body } = await olivia.get('/pilots/INV')
    expect(body).toContain('took the place of the database. Twokeys shows everything and writes nothing')
    expect(body).toContain('href="/pilots/INV/restoration"')
    expect((await olivia.post('/pilots/INV/pause', { why: 'Stop.' })).status).toBe(503)
    const page = await olivia.get('/pilots/INV/restoration')
    expect(page.body).toMatch(/Entries up to \d+ were recorded before that: 3 or more are gone/)
    expect(page.body).toContain('Turn the policy key to go on')
  })

  it('one leader alone changes nothing, whoever they are and however often they press', async () => {
    const seen = await seenBy(olivia)
    expect((await olivia.post('/pilots/INV/restoration', { seen })).location).toContain('done=one-key')
    expect((await olivia.post('/pilots/INV/restoration', { seen })).status).toBe(422)
    expect((await (await house.as('maya')).post('/pilots/INV/restoration', { seen })).status).toBe(403)
    expect((await (await house.as('nora')).post('/pilots/INV/restoration', { seen })).status).toBe(404)
    expect((await olivia.post('/pilots/INV/pause', { why: 'Stop.' })).status).toBe(503)
    expect((await olivia.get('/pilots/INV/restoration')).body).toContain('Your key is turned.')
  })

  it('both leaders together lift the banner, and the heads file says so', async () => {
    const seen = await seenBy(tariq)
    expect((await tariq.post('/pilots/INV/restoration', { seen: 'something else' })).status).toBe(409)
    expect((await tariq.post('/pilots/INV/restoration', { seen })).location).toBe('/pilots/INV?done=accepted')
    expect((await olivia.get('/pilots/INV')).body).not.toContain('writes nothing')
    expect((await olivia.post('/pilots/INV/pause', { why: 'Stop.' })).status).toBe(303)
    expect((await olivia.get('/pilots/INV/restoration')).status).toBe(404)
    expect(readFileSync(house.services.headsFile, 'utf8')).toMatch(/ restored\n[\s\S]* accepted\n/)
    expect(await headsFault(house.services.store.reader, house.services.headsFile)).toBeNull()
  })

  it('nothing can be accepted where more is wrong than that', async () => {
    await restored(2)
    const head = await readHead(house.services.store.reader)
    if (head) keepHead(house.services.headsFile, { ...head, seq: head.seq + 9 }, house.at())
    await house.services.lookAgain()
    expect((await olivia.get('/pilots/INV/restoration')).status).toBe(404)
    expect((await olivia.post('/pilots/INV/restoration', { seen: '' })).status).toBe(503)
  })
})

/** The ledger as it is now is what was restored; some later entries had been signed for outside. */
async function restored(gone: number): Promise<void> {
  const { services } = house
  const head = await readHead(services.store.reader)
  if (!head) throw new Error('there is no ledger')
  keepHead(services.headsFile, { ...head, seq: head.seq + gone }, house.at())
  keepHead(services.headsFile, head, house.at(), 'restored')
  await services.lookAgain()
}

async function seenBy(client: Client): Promise<string> {
  const { body } = await client.get('/pilots/INV/restoration')
  return /name="seen" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? ''
}
