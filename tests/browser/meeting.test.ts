// Olivia drives the review; Tariq's screen and the wall follow. Neither leader sees what the other chose
// before both have chosen: not on a page, not in the stream, not over the interface.
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { barriersOn, describeInBrowser, type OpenPage, scrollsSideways } from '../support/browser.ts'
import { hearStream } from '../support/heard-stream.ts'
import type { Name } from '../support/house.ts'
import { closeFirstWeek, reviewDue as review } from '../support/review-due.ts'
import { serveHouse, type ServedHouse } from '../support/served-house.ts'
import { at, press, type Somebody, somebodies } from '../support/somebody.ts'
import { issueToken } from '../support/token.ts'

const secret = 'The finance team cannot carry this.'

for (const javaScript of [true, false]) {
  describeInBrowser(`A review in a room, ${javaScript ? 'with' : 'without'} scripts`, (open) => {
    let house: ServedHouse
    beforeEach(async () => {
      house = await serveHouse({ now: '2026-07-01T09:00Z' })
      await closeFirstWeek(house)
    })
    afterEach(() => house.close())

    test('is driven by one and followed by all, to an answer signed by both', { timeout: 300_000 }, async () => {
      const [olivia, tariq, wall] = await signedIn(house, open, javaScript)
      await begin(olivia)
      await tariq.page.goto(at(tariq.page, review))
      await wall.page.goto(at(wall.page, `${review}/wall`))
      await turnPages(olivia, [tariq, wall], javaScript)
      await lookAround(tariq)
      await note(olivia)
      await chooseInPrivate(house, [olivia, tariq, wall], javaScript)
      await sign(olivia, tariq)
      for (const { visit } of [olivia, tariq, wall]) expect(visit.complaints).toEqual([])
    })
  })
}

describeInBrowser('A screen on which somebody types', (open) => {
  let house: ServedHouse
  beforeEach(async () => {
    house = await serveHouse({ now: '2026-07-01T09:00Z' })
    await closeFirstWeek(house)
  })
  afterEach(() => house.close())

  test('stays where it is and says that the review has moved on', async () => {
    const [olivia, tariq] = await signedIn(house, open, true)
    await begin(olivia)
    await tariq.page.goto(at(tariq.page, `${review}?step=4`))
    await tariq.page.getByLabel('Where did people get stuck?').fill('At the price match.')
    await press(olivia.page, /^On to step 2/)
    await tariq.page.getByText('The review has moved on; what you typed is still here.').waitFor()

    expect(await tariq.page.getByLabel('Where did people get stuck?').inputValue()).toBe('At the price match.')
  })

  test('turns with the arrow keys, and lists them', async () => {
    const [olivia] = await signedIn(house, open, true)
    await begin(olivia)
    await olivia.page.keyboard.press('ArrowRight')
    await olivia.page.getByRole('heading', { name: '2. What changed this week' }).waitFor()
    await olivia.page.keyboard.press('ArrowLeft')
    await olivia.page.getByRole('heading', { name: '1. What last week’s review changed' }).waitFor()
    await olivia.page.keyboard.press('?')

    expect(await olivia.page.getByRole('dialog').innerText()).toContain('step of a review, back and on')
  })
})

/** Olivia and Tariq on their phones, and Sam's screen on the wall. */
async function signedIn(house: ServedHouse, open: OpenPage, javaScript: boolean) {
  const somebody = somebodies(open, house.url, javaScript)
  const enter = async (name: Name): Promise<Somebody> => {
    const person = await somebody(name)
    const [cookie = '', value = ''] = (await house.as(name)).cookie.split('=')
    await person.visit.context.addCookies([{ name: cookie, value, url: house.url }])
    return person
  }
  return [await enter('olivia'), await enter('tariq'), await enter('sam')] as const
}

async function begin({ page }: Somebody): Promise<void> {
  await page.goto(at(page, review))
  await press(page, 'Begin the review')
}

const titles = ['This week', 'Scorecard', 'Five questions', 'Failures and open changes', 'Expansion gate', 'The answer']

/** Every screen of the review comes to the step by itself; without scripts when it is looked at again. */
async function turnPages(olivia: Somebody, [tariq, wall]: readonly [Somebody, Somebody], javaScript: boolean) {
  for (const [nth, title] of titles.entries()) {
    await press(olivia.page, new RegExp(`^On to step ${nth + 2}`))
    for (const { page } of [tariq, wall]) {
      await lookAgain(page, javaScript)
      await page.getByRole('heading', { name: new RegExp(`^${nth + 2}\\..*${title}`, 'i') }).waitFor()
      expect(await scrollsSideways(page), title).toBe(false)
    }
    if (javaScript) expect(await barriersOn(tariq.page), title).toEqual([])
  }
  if (javaScript) expect(await barriersOn(wall.page)).toEqual([])
}

async function lookAgain(page: Page, javaScript: boolean): Promise<void> {
  if (!javaScript) await page.getByRole('link', { name: 'Look again' }).click()
}

async function lookAround({ page }: Somebody): Promise<void> {
  await page.getByRole('link', { name: '3 Scorecard' }).click()
  await page.getByRole('heading', { name: '3. Scorecard' }).waitFor()
  await page.getByRole('link', { name: 'Back to the meeting: step 7, The answer' }).click()
  await page.getByRole('heading', { name: '7. The answer' }).waitFor()
}

async function note({ page }: Somebody): Promise<void> {
  await page.getByText('Note what is to be done').click()
  await page.getByLabel('What is to be done').fill('Ask the vendor for a sandbox.')
  await page.getByLabel('By whom').selectOption('ines')
  await page.locator('#action-form').getByRole('button', { name: 'Note it' }).click()
  await page.getByText('Noted. The next review asks after it.').waitFor()
}

async function choose({ page }: Somebody, reason: string): Promise<void> {
  await page.goto(at(page, `${review}?step=7`))
  await page.getByLabel('◆ Fix').check()
  await page.getByLabel('Reason').fill(reason)
  await press(page, 'Choose')
}

async function chooseInPrivate(
  house: ServedHouse,
  [olivia, tariq, wall]: readonly [Somebody, Somebody, Somebody],
  javaScript: boolean,
): Promise<void> {
  const heard = await hearStream(house, await house.as('tariq'), `${review}/stream`)
  await heard.next()
  await choose(olivia, secret)
  await heard.next()
  for (const { page } of [tariq, wall]) {
    await lookAgain(page, javaScript)
    await page.getByText('Olivia (COO) has chosen.').waitFor()
    expect(await page.content()).not.toContain(secret)
  }
  expect(heard.raw()).not.toContain(secret)
  expect(await overTheInterface(house)).not.toContain(secret)

  await choose(tariq, 'I want to see it hold.')
  for (const { page } of [tariq, wall]) {
    await lookAgain(page, javaScript)
    await page.getByText('Olivia (COO) chose fix.').waitFor()
  }
  expect(await wall.page.content()).toContain(secret)
  expect(await overTheInterface(house)).not.toContain(secret)
  heard.hangUp()
}

async function overTheInterface(house: ServedHouse): Promise<string> {
  const authorization = `Bearer ${await issueToken(house, 'INV', ['read'])}`
  const places = ['/pilots/INV/reviews', '/pilots/INV', '/pilots/INV/advice', '/ledger']
  const answers = places.map((place) => house.app.inject({ url: `/api/v1${place}`, headers: { authorization } }))
  return (await Promise.all(answers)).map(({ body }) => body).join('\n')
}

async function sign(olivia: Somebody, tariq: Somebody): Promise<void> {
  await olivia.page.goto(at(olivia.page, review))
  await olivia.page.getByLabel('Who does it').selectOption('ines')
  await press(olivia.page, 'Turn my key')
  await tariq.page.goto(at(tariq.page, review))
  await tariq.page.locator('#key-form').getByRole('button', { name: 'Turn my key' }).click()
  await tariq.page.waitForURL(/decision/)
  expect(await tariq.page.content()).toContain('Ask the vendor for a sandbox.')
}
