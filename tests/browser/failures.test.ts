// Something breaks while people work. On a phone it takes six taps and a sentence to say so; and what a platform told by itself
// has somebody on it and a side, with the plan for it on screen, a few taps later. With scripts and without.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { barriersOn, describeInBrowser, scrollsSideways } from '../support/browser.ts'
import { handOn } from '../support/counted-taps.ts'
import { launchInv } from '../support/running-pilot.ts'
import { keptFolder } from '../support/scratch.ts'
import { startOn } from '../support/served-example.ts'
import { serveHouse, type ServedHouse } from '../support/served-house.ts'
import { at, press, seen, type Somebody, somebodies } from '../support/somebody.ts'
import { visitorOf } from '../support/visitor.ts'
import { writeMapOfInv } from '../support/written-map.ts'

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with' : 'without'

  describeInBrowser(`A failure that somebody notices, ${how} scripts`, (open) => {
    let house: ServedHouse
    beforeEach(async () => {
      house = await serveHouse({ now: '2026-07-08T09:00Z' })
      await writeMapOfInv(house)
      await launchInv(house, '2026-W28')
    })
    afterEach(() => house.close())

    test('is logged from the pilot’s page with six taps and one sentence on a phone', async () => {
      const ben = await somebodies(open, house.url, javaScript)('ben')
      const [cookie = '', value = ''] = (await house.as('ben')).cookie.split('=')
      await ben.visit.context.addCookies([{ name: cookie, value, url: house.url }])
      const { page } = ben
      await page.goto(at(page, '/pilots/INV'))

      const hand = handOn(page)
      await hand.tap(page.getByRole('link', { name: 'Failures', exact: true }))
      await hand.tap(page.getByRole('link', { name: 'Log a failure' }))
      await hand.tap(page.getByText('ERP sync', { exact: true }))
      await hand.tap(page.getByText('Middling', { exact: false }))
      await hand.type(
        page.getByLabel('What happened, in a sentence'),
        'Three approved invoices never arrived in the ERP.',
      )
      const isWide = await scrollsSideways(page)
      await hand.tap(page.getByRole('button', { name: 'Log it' }))

      expect(hand.counted().taps).toBeLessThanOrEqual(6)
      expect(await page.locator('main').innerText()).toContain('Three approved invoices never arrived in the ERP.')
      expect([isWide, ben.visit.complaints]).toEqual([false, []])
      expect((await (await house.as('ines')).get('/')).body).toContain('Acknowledge: failure 1, ERP sync')
    })
  })

  describeInBrowser(`A failed run of the example, ${how} scripts`, (open) => {
    const folder = keptFolder()
    const address = { baseUrl: '' }
    let stop: () => Promise<void>
    beforeAll(async () => {
      const started = await startOn(folder, address)
      address.baseUrl = (await started.app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
      stop = started.stop
      expect((await visitorOf(started.app).post('/example')).location).toBe('/example')
    })
    afterAll(() => stop())

    test('has somebody on it, a side and its plan on screen within six taps', async () => {
      const somebody = somebodies(open, address.baseUrl, javaScript)
      const [ines, tariq] = [await somebody('Ines'), await somebody('Tariq')]
      for (const one of [ines, tariq]) await comeIn(one)
      await tellOfFailedRun(await makeToken(ines))
      await ines.page.goto(at(ines.page, '/'))
      await seen(ines.page, failed)
      await tariq.page.goto(at(tariq.page, '/'))

      const [hers, his] = [handOn(ines.page), handOn(tariq.page)]
      await hers.tap(ines.page.getByRole('link', { name: /^Acknowledge: failure \d+, ERP sync/ }))
      await hers.tap(ines.page.getByRole('button', { name: 'Acknowledge' }))
      await his.tap(tariq.page.getByRole('link', { name: /^Say the side: failure \d+, ERP sync/ }))
      await his.tap(tariq.page.getByText(/^System side/))
      await his.tap(tariq.page.getByRole('button', { name: 'Say the side' }))
      await his.tap(tariq.page.getByRole('link', { name: 'What is planned for it' }))

      const [ofInes, ofTariq] = [hers.counted(), his.counted()]
      expect(ofInes.taps + ofTariq.taps).toBeLessThanOrEqual(6)
      expect(ofInes.pages + ofTariq.pages).toBeLessThanOrEqual(6)
      const shown = await tariq.page.locator('main').innerText()
      for (const words of ['Ines (engineer) is on it', 'System side', 'Timeout', failed]) expect(shown).toContain(words)
      expect(await isInSight(tariq.page, 'Timeout')).toBe(true)
      if (javaScript) expect(await barriersOn(tariq.page)).toEqual([])
      expect([...ines.visit.complaints, ...tariq.visit.complaints]).toEqual([])
    })
  })
}

/** Whether these words of the plan can be read without scrolling. */
async function isInSight(page: Page, words: string): Promise<boolean> {
  const box = await page.locator('#failure-path').getByText(words, { exact: true }).boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0)
}

const failed = 'The ERP refused the batch: period closed.'

async function comeIn({ page, name }: Somebody): Promise<void> {
  await page.goto(at(page, '/example'))
  await page.getByRole('button', { name: `Be ${name}` }).click()
  await page.waitForURL(at(page, '/'))
}

/** Ines makes a token for runs on its page; answers the whole address that the platform is given. */
async function makeToken({ page }: Somebody): Promise<string> {
  await page.goto(at(page, '/pilots/INV/tokens'))
  await page.getByText('Issue a token', { exact: true }).click()
  await page.getByLabel('Report runs').check()
  await press(page, 'Issue the token')
  return /https?:\/\/[^\s"<]+\/hooks\/runs\/[\w-]+/.exec(await page.content())?.[0] ?? ''
}

async function tellOfFailedRun(address: string): Promise<void> {
  const times = { started_at: '2026-11-03T08:54:00Z', ended_at: '2026-11-03T08:55:00Z' }
  const run = { run_id: 'batch-4711', flow: 'erp-sync', status: 'failed', error_message: failed, ...times }
  const headers = { 'content-type': 'application/json' }
  const answered = await fetch(address, { method: 'POST', headers, body: JSON.stringify(run) })
  expect(answered.status).toBe(202)
}
