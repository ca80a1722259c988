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
const page = async (who: Parameters<House['as']>[0], address: string) => text((await (await house.as(who)).get(address)).body)

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
})
