// The example in a real browser: found from the first page with scripts switched off, and read on a phone and a projector
// without anything in the way.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keptFolder } from '../support/scratch.ts'
import { barriersOn, describeInBrowser, scrollsSideways } from '../support/browser.ts'
import { startOn, weekInReview } from '../support/served-example.ts'

describeInBrowser('The example', (open) => {
  const folder = keptFolder()
  const address = { baseUrl: '' }
  let stop: () => Promise<void>
  beforeAll(async () => {
    const started = await startOn(folder, address)
    address.baseUrl = (await started.app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
    stop = started.stop
  })
  afterAll(() => stop())

  it('is a press away on the first page, also without scripts', async () => {
    const { page } = await open({ width: 360, javaScript: false })
    await page.goto(address.baseUrl)
    await page.click('text=Look at the example')
    expect(await page.textContent('h1')).toBe('Who do you want to be?')
    await page.click('text=Be Olivia')

    expect(await page.textContent('main')).toContain('Choose your answer for the week of Monday 26 October 2026')
    expect(await page.textContent('header')).toContain('This is the example')
  })

  it.each([360, 1280] as const)('has nothing in the way of anybody at %i px', async (width) => {
    const { page, complaints } = await open({ width })
    await page.goto(`${address.baseUrl}/example`)
    const seen = async (path: string) => {
      await page.goto(address.baseUrl + path)
      expect(await barriersOn(page), path).toEqual([])
      expect(await scrollsSideways(page), path).toBe(false)
    }
    await page.click('text=Be Tariq')
    const review = `/pilots/INV/reviews/${weekInReview}`
    for (const path of ['/', '/example', '/example/end', '/pilots/INV', review, '/pilots/INV/charter', '/ledger'])
      await seen(path)

    expect(complaints).toEqual([])
  })
})
