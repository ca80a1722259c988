import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SystemMapSchema } from '../../src/api/map-schema.ts'
import { emptyMap } from '../../src/domain/system-map.ts'
import { type House, openHouse } from '../support/house.ts'
import { issueToken } from '../support/token.ts'
import { writeMapOfInv, writtenMap } from '../support/written-map.ts'

let house: House
let token: string

beforeAll(async () => {
  house = await openHouse({ now: '2026-09-07T09:00Z' })
  await writeMapOfInv(house)
  house.setClock('2026-09-08T09:00Z')
  token = await issueToken(house, 'INV', ['read'])
})
afterAll(() => house.close())

async function ask(path: string) {
  const headers = { authorization: `Bearer ${token}` }
  const { statusCode: status, body } = await house.app.inject({ url: `/api/v1${path}`, headers })
  return { status, body: JSON.parse(body) as unknown }
}

describe('The system map', () => {
  it('comes with everything that it names, its version and since when it holds', async () => {
    const { body } = await ask('/pilots/INV/system-map')
    const { pilot, version, inForceSince, map, asOf } = SystemMapSchema.parse(body)

    expect({ pilot, version, asOf }).toEqual({ pilot: 'INV', version: 1, asOf: null })
    expect(inForceSince).toBe(Date.parse('2026-09-07T09:00Z'))
    expect(map).toEqual(writtenMap())
  })

  it('comes as it was on a day, empty before its first version', async () => {
    const before = SystemMapSchema.parse((await ask('/pilots/INV/system-map?asof=2026-09-06')).body)
    const then = SystemMapSchema.parse((await ask('/pilots/INV/system-map?asof=2026-09-07')).body)

    expect(before).toMatchObject({ version: null, hash: null, map: emptyMap, asOf: '2026-09-06' })
    expect(then.version).toBe(1)
  })

  it('refuses days that have not come, days that do not exist and other pilots', async () => {
    expect((await ask('/pilots/INV/system-map?asof=2026-09-09')).status).toBe(404)
    expect((await ask('/pilots/INV/system-map?asof=soon')).status).toBe(400)
    expect((await ask('/pilots/OTH/system-map')).status).toBe(404)
  })
})
