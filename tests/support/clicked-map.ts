// The system map, written in a browser as Tariq would: sheet by sheet and button by button.
import { expect } from 'vitest'
import { failureWays } from '../../src/domain/system-map.ts'
import { at, press, type Somebody } from './somebody.ts'

const map = '/pilots/INV/system-map'

/** Two systems, a record, an integration with its failure paths and a tested alert, the estimate and the review of the grants. */
export async function writeMap(tariq: Somebody): Promise<void> {
  const { page } = tariq
  await page.goto(at(page, map))
  await page.getByRole('link', { name: 'Add the first system' }).click()
  await nameSystem(tariq, 'ERP')
  await page.getByRole('link', { name: 'Add a system' }).click()
  await nameSystem(tariq, 'Approval tool')
  await page.getByRole('link', { name: 'Add a record' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Invoice')
  await page.getByLabel('Source of truth').selectOption('ERP')
  await page.getByLabel('ERP', { exact: true }).check()
  await press(page, 'Save')
  await connect(tariq)
  await planFailures(tariq)
  await tryAlert(tariq)
  await page.goto(at(page, map))
  await page.getByRole('link', { name: 'Estimate the effort' }).click()
  await page.getByLabel('To build').fill('12')
  await page.getByLabel('Support').fill('90')
  await press(page, 'Save')
  await press(page, 'The access grants are reviewed today')
  expect(await page.locator('#findings').count()).toBe(0)
}

async function nameSystem({ page }: Somebody, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('What it does in this work').fill('Invoices go through it.')
  await page.getByLabel('Who answers for it').fill('IT operations')
  await press(page, 'Save')
}

async function connect({ page }: Somebody): Promise<void> {
  await page.getByRole('link', { name: 'Add an integration' }).click()
  await page.getByLabel('Name', { exact: true }).fill('ERP sync')
  await page.getByLabel('From', { exact: true }).selectOption('Approval tool')
  await page.getByLabel('To', { exact: true }).selectOption('ERP')
  await page.getByLabel('Buffered').check()
  await page.getByLabel('What sets it off').fill('Every half hour')
  await page.getByLabel('Alert', { exact: false }).fill('A mail to Ines')
  await page.getByLabel('Rollback').fill('Delete the batch')
  await page.getByLabel('Who can repair a stuck job').fill('Ines')
  await press(page, 'Save')
}

async function planFailures({ page }: Somebody): Promise<void> {
  await page.getByRole('link', { name: 'ERP sync' }).first().click()
  await page.getByRole('link', { name: 'Plan the failure paths' }).click()
  for (const way of failureWays.slice(1))
    await page.locator(`[name="${way}.cannotHappen"]`).fill('The file is taken whole.')
  for (const part of ['seenHow', 'whoActs', 'fallback', 'rollback'])
    await page.locator(`[name="timeout.${part}"]`).fill('As agreed with Ines')
  await press(page, 'Save')
}

async function tryAlert({ page }: Somebody): Promise<void> {
  await page.getByRole('link', { name: 'ERP sync' }).first().click()
  await page.getByText('Note a test of the alert').click()
  await page.getByLabel('Seen after').fill('6')
  await press(page, 'Note the test')
}
