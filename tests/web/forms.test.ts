// What forms do with input that no page of ours would send: people with scripts of their own, broken browsers, attackers.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMigrations } from '../../db/migrate.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { root } from '../../src/open.ts'
import { readOrganisation } from '../../src/store/pilots.ts'
import { verifyFile } from '../../src/store/verify.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const machineWords = /Invalid (input|string)|expected string|Unrecognized key|pattern/

describe('A form that no page of ours would send', () => {
  it('is refused in a sentence when it lost its id, and keeps what was typed', async () => {
    const { body, status } = await send({ command: '', organisation: 'Typed plc', zone: 'Europe/Amsterdam' })

    expect(status).toBe(422)
    expect(body).toContain('The form arrived damaged. Look over what stands in it, then send it once more.')
    expect(body).toContain('value="Typed plc"')
    expect(body).not.toMatch(machineWords)
  })

  it('is refused in a sentence when a field came twice, or one that does not exist', async () => {
    const twice = await send({ organisation: ['One', 'Two'], zone: 'Europe/Amsterdam' })
    const extra = await send({ organisation: 'One', zone: 'Europe/Amsterdam', colour: 'red' })

    expect(twice.body).toContain('This arrived more than once. Please answer it once.')
    expect(extra.body).toContain('The form arrived damaged.')
    expect(twice.body + extra.body).not.toMatch(machineWords)
  })

  it('is refused beside its list when that names something unknown', async () => {
    const ada = await house.as('ada')
    const { body, status } = await ada.post('/tokens', { scopes: ['everything'] })

    expect(status).toBe(422)
    expect(body).toContain('Please answer this again.')
    expect(body).not.toMatch(machineWords)
  })
})

describe('Text', () => {
  it('keeps its letters in every script, and drops what nobody can see', async () => {
    await send({ organisation: 'Zoë\u0000 & مرحبا 👩‍👩‍👧\u0007', zone: 'Europe/Amsterdam' })

    expect(await readOrganisation(house.services.store.reader)).toMatchObject({ name: 'Zoë & مرحبا 👩‍👩‍👧' })
  })

  it('drops half a letter, which no database keeps and which would make the ledger look altered', async () => {
    const { cookie } = await house.as('ben')
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
    const payload = JSON.stringify({ command: 'a'.repeat(32), wish: 'A dash\ud83dboard.', why: 'I need it.' })
    const { statusCode } = await house.app.inject({ method: 'POST', url: '/pilots/INV/requests', headers, payload })

    expect(statusCode).toBe(303)
    expect((await (await house.as('ben')).get('/pilots/INV/requests/1')).body).toContain('A dashboard.')
    expect(verdict().result).toBe('intact')
  })
})

async function send(form: Readonly<Record<string, string | readonly string[]>>) {
  return (await house.as('ada')).post('/settings', form)
}

/** What anybody finds who holds the database against its ledger. */
function verdict() {
  const migrations = readMigrations(join(root, 'db', 'migrations'))
  const { headsFile } = house.services
  return verifyFile({ file: house.file, migrations, headsFile, isAtHome: true, given: [], calendarOf })
}
