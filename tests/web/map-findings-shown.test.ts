import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { erpSync, writeMapOfInv, writtenMap } from '../support/written-map.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const text = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const page = async (who: Parameters<House['as']>[0], address: string) =>
  text((await (await house.as(who)).get(address)).body)

describe('what was found on the map', () => {
  test('stands on the pilot’s page with its number and the worst of it', async () => {
    const credentials = { owner: 'IT', expiresOn: '2026-09-21' }
    await writeMapOfInv(house, writtenMap({ integrations: [erpSync({ credentials, rollback: '' })] }))
    await launchInv(house, '2026-W28')
    const pilot = await page('ben', '/pilots/INV')

    expect(pilot).toContain('System map 3 findings on it. See the map ERP sync has no rollback.')
    expect(pilot).toContain('Renew the credentials of ERP sync')
  })

  test('is asked of the CTO on Home where it has a day, and counted for those who can put it right', async () => {
    const credentials = { owner: 'IT', expiresOn: '2026-09-21' }
    await writeMapOfInv(house, writtenMap({ integrations: [erpSync({ credentials })] }))
    await launchInv(house, '2026-W28')
    const home = (await (await house.as('tariq')).get('/')).body

    expect(home).toContain('href="/pilots/INV/system-map/integrations/erp_sync"')
    expect(text(home)).toContain('Renew the credentials of ERP sync')
    expect(text(home)).toContain('Their last day is Monday 21 September 2026')
    expect(text(home)).toContain('map: 2 findings')
    expect(await page('ines', '/')).toContain('map: 2 findings')
    expect(await page('ben', '/')).not.toContain('map:')
  })

  test('says nothing where nothing was found', async () => {
    await writeMapOfInv(house)
    const draft = await page('tariq', '/')

    expect(draft).not.toContain('map:')
  })

  test('tells of support above its estimate, from the hours that were logged', async () => {
    await writeMapOfInv(house)
    await launchInv(house, '2026-W28')
    house.setClock('2026-09-15T09:00Z')
    const ines = await house.as('ines')
    const log = (amount: string) =>
      ines.post('/pilots/INV/effort', { what: 'support', week: '2026-W37', amount, words: 'Reruns.' })
    const above = 'Support took 135 minutes a week over the last four weeks; 120 were estimated.'
    await log('8')
    expect(await page('ben', '/pilots/INV/system-map')).not.toContain('Support took')
    await log('1')

    expect(await page('ben', '/pilots/INV/system-map')).toContain(`${above} The CTO’s move`)
  })

  test('tells of a repair that left the map as it was, with the failure, until the map is written or confirmed', async () => {
    await writeMapOfInv(house)
    house.setClock('2026-09-07T09:30Z')
    await launchInv(house, '2026-W28')
    const tariq = await house.as('tariq')
    const failure = '/pilots/INV/failures/1'
    const logged = { component: 'erp_sync', severity: '2', stopsWork: 'no', words: 'The sync stands still.' }
    await tariq.post('/pilots/INV/failures', logged)
    const seen = /name="seen" value="(\d+)"/.exec((await tariq.get(failure)).body)?.[1] ?? ''
    const done = { done: 'A longer timeout.', changed: 'system', downtimeMinutes: '0', fallback: 'worked' }
    await tariq.post(`${failure}/resolution`, { ...done, seen })
    const map = (await tariq.get('/pilots/INV/system-map')).body
    const current = /id="confirm-map"[\s\S]*?name="seen" value="(\w+)"/.exec(map)?.[1] ?? ''
    await tariq.post('/pilots/INV/system-map/confirmation', { seen: current })

    expect(text(map)).toContain('Failure 1 of ERP sync was repaired, and the map is the same as before.')
    expect(map).toContain(`href="${failure}"`)
    expect(await page('tariq', '/pilots/INV/system-map')).not.toContain('was repaired')
  })
})
