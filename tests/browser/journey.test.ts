// The main job from an empty database to one answer signed by both, as people do it in a browser: with scripts and without.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { writeMap } from '../support/clicked-map.ts'
import { tryMessyCases, writeProcess, writeRules } from '../support/clicked-rules.ts'
import { fillCharter } from '../support/filled-charter.ts'
import { at, pick, press, seen, type Somebody, somebodies } from '../support/somebody.ts'
import { serveHouse, type ServedHouse } from '../support/served-house.ts'
import { verified } from '../support/verified.ts'
import { weekOfCases } from '../support/week-of-cases.ts'

const review = '/pilots/INV/reviews/2026-W28'
const vague = 'Improve operations with automation'
const goal = 'Cut invoice approval time from 2 days to 4 hours for the accounts-payable team.'

for (const javaScript of [true, false]) {
  describeInBrowser(`the main job, ${javaScript ? 'with' : 'without'} scripts`, (open) => {
    let house: ServedHouse
    beforeEach(async () => {
      house = await serveHouse({ empty: true, now: '2026-07-13T11:00Z' })
    })
    afterEach(() => house.close())

    test('goes from an empty database to an answer signed by both', { timeout: 300_000 }, async () => {
      const somebody = somebodies(open, house.url, javaScript)
      const [ada, olivia, tariq] = [await somebody('Ada'), await somebody('Olivia'), await somebody('Tariq')]
      await setUp(ada)
      for (const one of [olivia, tariq]) await joinIn(ada, one)
      await openPilot(ada)
      await takeSeat(ada, olivia, 'COO')
      await takeSeat(ada, tariq, 'CTO')

      await writeCharter(olivia)
      for (const one of [olivia, tariq]) await turnKey(one, '/pilots/INV/charter')
      await writeProcess(olivia)
      await writeRules(olivia)
      await tryMessyCases(olivia)
      await writeMap(tariq)
      for (const one of [olivia, tariq]) await turnKey(one, '/pilots/INV/launch')
      await importCases(olivia)
      await stateAndClose(olivia)
      await choose(olivia, 'One week is not enough to judge.')
      await choose(tariq, 'One week proves nothing.')
      await sign(olivia, tariq)
      await print(tariq)

      expect(verified(house)).toMatchObject({ result: 'intact' })
      for (const { visit } of [ada, olivia, tariq]) expect(visit.complaints).toEqual([])
    })
  })
}

async function setUp({ page, password }: Somebody): Promise<void> {
  await page.goto(at(page, '/'))
  await page.getByRole('link', { name: 'Set up my organisation' }).click()
  await page.getByLabel('Name of your organisation').fill('Example Ltd')
  await page.getByLabel('Time zone').selectOption('Europe/Amsterdam')
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('Your e-mail address').fill('ada@example.com')
  await page.getByLabel('Choose a password').fill(password)
  await press(page, 'Set up')
}

/** Ada invites; the link is handed over and used once. */
async function joinIn({ page: ada }: Somebody, { page, name, password }: Somebody): Promise<void> {
  await ada.goto(at(ada, '/people/new'))
  await ada.getByLabel('Name', { exact: true }).fill(name)
  await ada.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.com`)
  await press(ada, 'Invite')
  const link = /https?:\/\/[^\s"<]+\/invitations\/[\w-]+/.exec(await ada.content())?.[0] ?? ''
  await page.goto(at(ada, new URL(link).pathname))
  await page.getByLabel('Choose a password').fill(password)
  await press(page, 'Save and sign in')
}

async function openPilot({ page }: Somebody): Promise<void> {
  await page.goto(at(page, '/pilots/new'))
  await page.getByLabel('Code').fill('INV')
  await page.getByLabel('Name', { exact: true }).fill('Invoice approval')
  await page.getByLabel('Team').fill('Accounts payable')
  await press(page, 'Open the pilot')
}

async function takeSeat({ page: ada }: Somebody, { page, name }: Somebody, seat: string): Promise<void> {
  await ada.goto(at(ada, '/pilots/INV/seats'))
  await pick(ada, 'Person', name)
  await pick(ada, 'Seat', seat)
  await press(ada, 'Offer the seat')
  await page.goto(at(page, '/me'))
  await press(page, 'Take the seat')
}

/** A vague sentence is refused with its reason, and nothing that was typed is lost. */
async function writeCharter({ page }: Somebody): Promise<void> {
  await page.goto(at(page, '/pilots/INV/charter/edit'))
  await fillCharter(page, vague)
  await press(page, 'Save the charter')
  expect(await page.getByLabel('Goal sentence').inputValue()).toBe(vague)
  expect(await page.getByLabel('Fallback').inputValue()).toContain('Print the invoice')
  expect(await page.locator('#field-sentence-problem').textContent()).toContain('number')
  await page.getByLabel('Goal sentence').fill(goal)
  await press(page, 'Save the charter')
}

async function turnKey({ page }: Somebody, address: string): Promise<void> {
  await page.goto(at(page, address))
  await press(page, /^Turn (the|my) (policy |system )?key/)
}

async function importCases({ page }: Somebody): Promise<void> {
  await page.goto(at(page, '/pilots/INV/cases/import'))
  const buffer = Buffer.from(weekOfCases('2026-07-06'))
  await page.getByLabel('The file').setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer })
  await press(page, 'Look at the file')
  expect(await page.content()).toContain('4000')
  await press(page, 'Start the import')
  await seen(page, 'Open the scorecard')
}

/** What no log gives is stated, and the week is closed before its deadline. */
async function stateAndClose({ page }: Somebody): Promise<void> {
  await page.goto(at(page, '/pilots/INV/weeks/2026-W28'))
  await page.locator('[name="users"]').fill('10')
  await page.locator('[name="helpRequests"]').fill('two')
  await press(page, 'State these figures')
  expect(await page.locator('[name="users"]').inputValue()).toBe('10')
  await page.locator('[name="helpRequests"]').fill('2')
  await press(page, 'State these figures')
  await press(page, 'Close the week now')
}

async function choose({ page }: Somebody, reason: string): Promise<void> {
  await page.goto(at(page, review))
  await page.getByLabel('◆ Fix').check()
  await page.getByLabel('Reason').fill(reason)
  await press(page, 'Choose')
}

async function sign({ page: olivia }: Somebody, { page: tariq }: Somebody): Promise<void> {
  await olivia.goto(at(olivia, review))
  expect(await olivia.content()).toContain('One week proves nothing.')
  await pick(olivia, 'Who does it', 'Tariq')
  await press(olivia, 'Turn my key')
  await tariq.goto(at(tariq, review))
  await tariq.locator('#key-form').getByRole('button', { name: 'Turn my key' }).click()
  await tariq.waitForURL(/decision/)
}

async function print({ page }: Somebody): Promise<void> {
  const pdf = await page.pdf({ format: 'A4' })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  expect(pages).toBeGreaterThan(0)
  expect(pages).toBeLessThanOrEqual(2)
}
