// Somebody on the shop floor points a phone at the sheet, taps twice and writes a sentence. Without a sign-in, and without
// scripts too.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { barriersOn, describeInBrowser, scrollsSideways } from '../support/browser.ts'
import { launchInv } from '../support/running-pilot.ts'
import { serveHouse, type ServedHouse } from '../support/served-house.ts'

for (const javaScript of [true, false]) {
  describeInBrowser(`The sheet on the wall, ${javaScript ? 'with' : 'without'} scripts`, (open) => {
    let house: ServedHouse
    let link: string
    beforeEach(async () => {
      house = await serveHouse({ now: '2026-07-01T09:00Z' })
      await launchInv(house, '2026-W28')
      const ines = await house.as('ines')
      const { body } = await ines.get((await ines.post('/pilots/INV/friction/link')).location)
      link = house.url + (/\/f\/[\w-]+/.exec(body)?.[0] ?? '')
    })
    afterEach(() => house.close())

    test('takes two taps and a sentence on a phone', async () => {
      const { page, complaints } = await open({ width: 360, javaScript })
      await page.goto(link)
      const isInTheWay = javaScript ? await barriersOn(page) : []
      const isWide = await scrollsSideways(page)
      await page.getByText('I did it by hand, outside the tool').click()
      await page.getByLabel('In a sentence').fill('The scanner was down.')
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('Thank you, it has arrived.').waitFor()
      const { body } = await (await house.as('olivia')).get('/pilots/INV/friction')

      expect([isInTheWay, isWide, complaints]).toEqual([[], false, []])
      expect(body).toContain('“The scanner was down.”')
    })
  })
}
