// The charter's long form, filled in as Olivia would.
import type { Page } from 'playwright-core'

const texts: Readonly<Record<string, string>> = {
  objective: 'Pay suppliers on time.',
  firstWeek: '2026-07-06',
  'goal1.target': '4',
  'goal1.values': '47, 52, 49, 45, 51, 48, 50, 46',
  'perCase.minutes': '25',
  'perCase.where': 'stopwatch, May',
  'perTouch.minutes': '4',
  'perTouch.where': 'stopwatch, May',
  'perException.minutes': '15',
  'perException.where': 'team diary',
  'perHelp.minutes': '15',
  'perHelp.where': 'team diary',
  plannedTouches: '2',
  does: 'Routes every invoice with an order number to one approver.',
  doesNot: 'It does not onboard vendors.',
  components: 'erp_sync\nprice_match\nvendor_feed',
  groupPeople: '10',
  groupWho: 'The accounts-payable team.',
  dailyUse: 'Everyone uses it every day.',
  whenToUse: 'For every invoice with an order number.',
  fallback: 'Print the invoice and walk to the approver.',
  training: 'One hour with Maya on Thursday.',
  startAnnouncedOn: '2026-07-01',
  cycleWeeks: '4',
  deadlineTime: '17:00',
}

const chosen: Readonly<Record<string, string>> = {
  'goal1.measure': 'cycle_time_hours',
  'perCase.source': 'measured',
  'perTouch.source': 'measured',
  'perException.source': 'sampled',
  'perHelp.source': 'sampled',
  deadlineWeekday: '3',
}

/** Fills every field that must be filled; the pilot is adopted from the week of Monday 6 July 2026. */
export async function fillCharter(page: Page, sentence: string): Promise<void> {
  for (const fold of await page.locator('form details').all()) {
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  }
  await page.getByLabel('Goal sentence').fill(sentence)
  await page.getByLabel('This pilot runs already').check()
  await page.locator('[name="goal1.from"][value="stated"]').check()
  for (const [name, value] of Object.entries(chosen)) await page.locator(`[name="${name}"]`).selectOption(value)
  for (const [name, value] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(value)
}
