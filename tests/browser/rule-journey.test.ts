// A rule changes as it does in a running pilot: asked for by the team lead, approved by the COO on a phone with the
// consequences in view, confirmed and switched on by the CTO, seen by those who work by it. With scripts and without.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Condition } from '../../src/domain/rule.ts'
import { barriersOn, describeInBrowser, type OpenPage, scrollsSideways } from '../support/browser.ts'
import { type Name, password } from '../support/house.ts'
import { bringInvoices, invoice } from '../support/rule-cases.ts'
import { groupReads, launchInv } from '../support/running-pilot.ts'
import { nameAnswererOf, routingRule, writeRule } from '../support/running-rules.ts'
import { serveHouse, type ServedHouse } from '../support/served-house.ts'
import { at, press, seen, type Somebody, somebodies } from '../support/somebody.ts'

for (const javaScript of [true, false]) {
  describeInBrowser(`A change of a rule, ${javaScript ? 'with' : 'without'} scripts`, (open) => {
    let house: ServedHouse
    beforeEach(async () => {
      house = await serveHouse({ now: '2026-09-07T09:00Z' })
      await writeRule(house, 1, ruleAbove(10_000))
      await launchInv(house, '2026-W28')
      await nameAnswererOf(house, 1, 'maya', null)
      await groupReads(house)
      const amounts = ['4000', '7000', '9000', '12000']
      const rows = amounts.map((amount, nth) => invoice(`INV-${nth}`, '2026-W35', { attributes: { amount } }))
      await bringInvoices(house, '2026-W35', rows)
    })
    afterEach(() => house.close())

    test('goes from the wish to those who work by it', { timeout: 300_000 }, async () => {
      const [maya, olivia, tariq, ben] = await signedIn(house, open, javaScript)
      await ask(maya)
      await approve(olivia, javaScript)
      await confirmAndSwitchOn(tariq, house)
      await acknowledge(ben)
      expect(await words(olivia, '/pilots/INV/rules')).toContain('Invoices above € 5,000 go to the finance director.')
      for (const { visit } of [maya, olivia, tariq, ben]) expect(visit.complaints).toEqual([])
    })
  })
}

function ruleAbove(amount: number) {
  const rows = [{ field: 'amount', operator: 'is more than', value: String(amount) }] as const
  const condition: Condition = { join: 'all', rows, expression: `c["amount"] > ${amount}.0` }
  const outcome = { route: 'finance director', approver: null, limit: null, human: null }
  return routingRule({ text: 'Invoices above € 10,000 go to the finance director.', condition, outcome })
}

/** Maya, Olivia, Tariq and Ben, whose proof of identity is twenty minutes old. */
async function signedIn(house: ServedHouse, open: OpenPage, javaScript: boolean) {
  const somebody = somebodies(open, house.url, javaScript)
  const enter = async (name: Name): Promise<Somebody> => {
    const person = await somebody(name)
    const [cookie = '', value = ''] = (await house.as(name, 20)).cookie.split('=')
    await person.visit.context.addCookies([{ name: cookie, value, url: house.url }])
    return person
  }
  return [await enter('maya'), await enter('olivia'), await enter('tariq'), await enter('ben')] as const
}

async function ask({ page }: Somebody): Promise<void> {
  await page.goto(at(page, '/pilots/INV/rules/R1'))
  await page
    .getByRole('link', { name: /ask for a change/i })
    .first()
    .click()
  await page.goto(at(page, '/pilots/INV/rule-changes/new?rule=1&kind=replace'))
  await page.getByLabel('The rule, as one plain sentence').fill('Invoices above € 5,000 go to the finance director.')
  await page.locator('[name="row.1.value"]').fill('5000')
  await page.getByLabel('Why', { exact: true }).fill('Too many go by unseen.')
  await page.getByLabel('Operations').check()
  await page.getByLabel('Switched on from').fill('2026-09-07')
  await page.getByLabel(/^Time in/).fill('11:30')
  await press(page, 'Ask for this change')
  expect(new URL(page.url()).pathname).toBe('/pilots/INV/rule-changes/1')
}

/** Three taps: the bar or Home, the row, the button; and one proof of identity that keeps the page. */
async function approve({ page }: Somebody, javaScript: boolean): Promise<void> {
  await page.goto(at(page, '/'))
  await page.getByRole('link', { name: 'Approve policy: replace R1' }).click()
  await seen(page, '2 of 4 cases (50 %) would have come out differently')
  for (const shown of ['Too many go by unseen.', '10,000', '5,000']) expect(await page.content()).toContain(shown)
  expect(await scrollsSideways(page)).toBe(false)
  if (javaScript) expect(await barriersOn(page)).toEqual([])
  await page.getByLabel('Your password').fill(password)
  await press(page, 'Approve policy')
  expect(await page.content()).toContain('Waiting for Tariq')
}

async function confirmAndSwitchOn({ page }: Somebody, house: ServedHouse): Promise<void> {
  await page.goto(at(page, '/'))
  await page.getByRole('link', { name: 'Confirm safe: replace R1' }).click()
  await page.getByLabel('Your password').fill(password)
  await press(page, 'Confirm safe')
  house.setClock('2026-09-07T09:31Z')
  await page.goto(at(page, '/'))
  await page.getByRole('link', { name: 'Switch on: replace R1' }).click()
  await press(page, /^Switch/)
}

async function acknowledge({ page }: Somebody): Promise<void> {
  await page.goto(at(page, '/pilots/INV/know'))
  expect(await page.content()).toContain('Invoices above')
  await press(page, 'I have seen this')
  expect(await page.getByRole('button', { name: 'I have seen this' }).count()).toBe(0)
}

async function words({ page }: Somebody, path: string): Promise<string> {
  await page.goto(at(page, path))
  return page.locator('main').innerText()
}
