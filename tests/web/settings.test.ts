import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tokenSecrets } from '../../db/schema/people.ts'
import { readOrganisation } from '../../src/store/pilots.ts'
import { findBySecret } from '../../src/store/tokens.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const reader = () => house.services.store.reader
const secretOn = (body: string) => /id="token-text"[^>]*value="([^"]+)"/.exec(body)?.[1] ?? ''

describe('Settings', () => {
  it('change the name and the time zone, and say what a new zone moves', async () => {
    const ada = await house.as('ada')
    expect((await ada.get('/settings')).body).toContain('Changing it moves the borders of weeks')

    await ada.post('/settings', { organisation: 'Example plc', zone: 'America/New_York' })
    expect(await readOrganisation(reader())).toMatchObject({ name: 'Example plc', zone: 'America/New_York' })
  })

  it('refuse a zone that does not exist and a name that is empty, and keep what was typed', async () => {
    const ada = await house.as('ada')
    const page = await ada.post('/settings', { organisation: '', zone: 'Europe/Amsterdam' })
    const zone = await ada.post('/settings', { organisation: 'Typed plc', zone: 'Mars/Olympus' })

    expect(page.body).toContain('Enter the name of your organisation.')
    expect(zone.body).toContain('Choose a time zone of the list.')
    expect(zone.body).toContain('value="Typed plc"')
  })

  it('are read by an organisation reader, who changes nothing', async () => {
    await (await house.as('ada')).post('/people/nora/duties', { duty: 'organisation reader', what: 'granted' })
    const nora = await house.as('nora')
    const page = await nora.get('/settings')

    expect(page.body).toContain('Example Ltd')
    expect(page.body).not.toContain('Save')
    expect((await nora.post('/settings', { organisation: 'Mine', zone: 'UTC' })).status).toBe(403)
  })
})

describe('A token of the organisation', () => {
  it('is shown once, kept as a hash, and works', async () => {
    const ada = await house.as('ada')
    const { location } = await ada.post('/tokens', { scopes: ['cases', 'read'] })
    const secret = secretOn((await ada.get(location)).body)

    expect(await findBySecret(reader(), secret)).toMatchObject({ pilot: null, scopes: ['cases', 'read'] })
    expect(JSON.stringify(await reader().select().from(tokenSecrets))).not.toContain(secret)
    expect(secretOn((await (await house.as('olivia')).get('/tokens')).body)).toBe('')
  })

  it('works no longer once it is ended', async () => {
    const ada = await house.as('ada')
    const page = await ada.get((await ada.post('/tokens', { scopes: ['read'] })).location)
    const [end = ''] = /\/tokens\/\w+\/end/.exec(page.body) ?? []
    await ada.post(end)

    expect(await findBySecret(reader(), secretOn(page.body))).toBeNull()
    expect((await ada.post(end)).body).toContain('This token no longer works.')
  })

  it('needs something it may do', async () => {
    expect((await (await house.as('ada')).post('/tokens')).body).toContain('Choose at least one.')
  })
})

describe('A token of a pilot', () => {
  it('is issued by the CTO or an engineer, and reaches that pilot only', async () => {
    const ines = await house.as('ines')
    const secret = secretOn(
      (await ines.get((await ines.post('/pilots/INV/tokens', { scopes: ['runs'] })).location)).body,
    )

    expect(await findBySecret(reader(), secret)).toMatchObject({ pilot: 'INV', scopes: ['runs'] })
    expect((await (await house.as('olivia')).post('/pilots/INV/tokens', { scopes: ['runs'] })).status).toBe(403)
  })

  it('is not ended from another pilot, nor as a token of the organisation', async () => {
    const ines = await house.as('ines')
    const page = await ines.get((await ines.post('/pilots/INV/tokens', { scopes: ['runs'] })).location)
    const [, token = ''] = /\/tokens\/(\w+)\/end/.exec(page.body) ?? []
    await (await house.as('ada')).post(`/tokens/${token}/end`)

    expect(await findBySecret(reader(), secretOn(page.body))).not.toBeNull()
  })
})
