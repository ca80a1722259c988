// Process, rules and messy cases, written in a browser as Olivia would: page by page and button by button.
import { expect } from 'vitest'
import { at, press, type Somebody } from './somebody.ts'

const steps = [
  ['A clerk', 'opens the shared mailbox and prints every invoice'],
  ['A clerk', 'looks for the order number'],
  ['A second clerk', 'compares price and quantity with the order'],
  ['The budget owner', 'signs the paper or sends it back'],
  ['A clerk', 'books it in the ERP'],
] as const

const rest = { data: 'The invoice', check: 'The order', ifWrong: 'It goes back.', seenBy: 'Maya, on Fridays' }

/** Today's five steps are filled in, copied for the pilot, and saved. */
export async function writeProcess({ page }: Somebody): Promise<void> {
  await page.goto(at(page, '/pilots/INV/process'))
  await page.getByRole('link', { name: 'Write the process' }).click()
  for (const [nth, [who, what]] of steps.entries()) {
    const fold = page.locator(`#today-${nth + 1}`)
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
    for (const [part, text] of Object.entries({ who, what, ...rest }))
      await fold.locator(`[name="today.${nth + 1}.${part}"]`).fill(text)
  }
  await page.locator('#today-4').getByLabel('A person decides here.').check()
  await press(page, 'Begin with today’s steps')
  await press(page, 'Save the process')
  expect(await page.getByText('A person decides here').count()).toBe(2)
}

const rules = [
  ['start', 'A clerk starts it for every invoice with an order number.'],
  ['required data', 'An invoice needs supplier, amount and order number.'],
  ['human step-in', 'The COO may decide any invoice by hand.'],
  ['stop', 'It stops when the invoice is booked or sent back.'],
] as const

export async function writeRules({ page }: Somebody): Promise<void> {
  for (const [section, sentence] of rules) {
    await page.goto(at(page, '/pilots/INV/rules/new'))
    await page.getByLabel('The rule, as one plain sentence').fill(sentence)
    await page.getByLabel('Section').selectOption(section)
    await press(page, 'Save the rule')
  }
}

/** The kind that nobody has tried stands first, five times; each is written down, run by hand and kept. */
export async function tryMessyCases({ page }: Somebody): Promise<void> {
  for (const nth of [1, 2, 3, 4, 5]) {
    await page.goto(at(page, '/pilots/INV/messy-cases'))
    await page.getByRole('link', { name: 'Write one' }).first().click()
    await page.getByLabel('The rule it tries').selectOption('2')
    await page.getByRole('textbox', { name: 'What comes in' }).fill(`Invoice ${nth}, which somebody got wrong`)
    await page.getByLabel('What should happen').fill('It goes back to the supplier.')
    await press(page, 'Write the test')
    await page.getByLabel('✓ Pass').check()
    await page.getByLabel('Evidence').fill('It came back within three minutes.')
    await press(page, 'Keep the result')
  }
  expect(await page.content()).toContain('Each of the five kinds was tried.')
}
