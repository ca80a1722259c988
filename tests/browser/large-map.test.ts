// A map of thirty systems and forty-five integrations, on a phone and a projector, in light and dark: it can be read, as lists
// and as a drawing that is pushed sideways within its own box.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { barriersOn, describeInBrowser, type Look, scrollsSideways } from '../support/browser.ts'
import { largeMap } from '../support/large-map.ts'
import { launchInv } from '../support/running-pilot.ts'
import { serveHouse, type ServedHouse } from '../support/served-house.ts'
import { writeMapOfInv } from '../support/written-map.ts'

const looks: readonly Look[] = ([360, 1280] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
)

describeInBrowser('A large map', (open) => {
  let house: ServedHouse
  beforeAll(async () => {
    house = await serveHouse({})
    await writeMapOfInv(house, largeMap)
    await launchInv(house, '2026-W28')
  })
  afterAll(() => house.close())

  it.each(looks)('is read at $width px in $scheme', async (look) => {
    const { page, context, complaints } = await open(look)
    const [name = '', value = ''] = (await house.as('tariq')).cookie.split('=')
    await context.addCookies([{ name, value, url: house.url }])
    await page.goto(`${house.url}/pilots/INV/system-map`)

    expect(await page.locator('#systems tbody tr').count()).toBe(30)
    expect(await page.locator('#integrations tbody tr').count()).toBe(45)
    expect(await page.locator('.map-drawing rect').count()).toBe(30)
    expect(await scrollsSideways(page)).toBe(false)
    expect([...(await barriersOn(page)), ...complaints]).toEqual([])
    await page.locator('.map-drawing').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('.map-drawing').evaluate((box) => box.scrollLeft)).toBeGreaterThan(0)
  })
})
