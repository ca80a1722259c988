// What is printed of a review is filed: the minutes and the decision record of every week of the example fit on two A4 sheets
// each, with the ledger's head and the code by which a signed one is checked.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, type Visit } from '../support/browser.ts'
import { keptFolder } from '../support/scratch.ts'
import { startOn, weekInReview } from '../support/served-example.ts'
import { visitorOf } from '../support/visitor.ts'

const signed = ['2026-W36', '2026-W37', '2026-W38', '2026-W39', '2026-W40', '2026-W41', '2026-W42', '2026-W43']
const sheets = 2

describeInBrowser('The paper of the example', (open) => {
  const folder = keptFolder()
  const address = { baseUrl: '' }
  let stop: () => Promise<void>
  beforeAll(async () => {
    const started = await startOn(folder, address)
    address.baseUrl = (await started.app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
    stop = started.stop
    await visitorOf(started.app).post('/example')
  })
  afterAll(() => stop())

  it('is two sheets at most for each review and each decision, and carries head and code', async () => {
    const visit = await open()
    await visit.page.goto(`${address.baseUrl}/example`)
    await visit.page.click('text=Be Olivia')
    await visit.page.waitForURL(`${address.baseUrl}/`)
    const reviews = `${address.baseUrl}/pilots/INV/reviews`
    expect(await sheetsOf(visit, `${reviews}/${weekInReview}`)).toBeLessThanOrEqual(sheets)
    for (const week of signed) {
      expect(await sheetsOf(visit, `${reviews}/${week}`), `review of ${week}`).toBeLessThanOrEqual(sheets)
      expect(await visit.page.content()).toMatch(/Verification code [0-9A-Z]{26}[\s\S]*ledger head/)
      expect(await sheetsOf(visit, `${reviews}/${week}/decision`), `decision of ${week}`).toBeLessThanOrEqual(sheets)
    }
  })
})

async function sheetsOf({ page }: Visit, url: string): Promise<number> {
  const answer = await page.goto(url)
  expect(answer?.status(), url).toBe(200)
  const pdf = await page.pdf({ format: 'A4' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
