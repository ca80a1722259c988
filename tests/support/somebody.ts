// People in a browser: each with a profile of their own, so that everybody has their own session.
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import type { OpenPage, Visit } from './browser.ts'

export type Somebody = {
  readonly name: string
  readonly password: string
  readonly page: Page
  readonly visit: Visit
}

const homes = new WeakMap<Page, string>()

/** Opens a browser for somebody, at the front door of `url`. */
export function somebodies(open: OpenPage, url: string, javaScript: boolean): (name: string) => Promise<Somebody> {
  return async (name) => {
    const visit = await open({ javaScript, width: 360 })
    visit.page.setDefaultTimeout(20_000)
    homes.set(visit.page, url)
    return { name, password: `a long password of ${name}`, page: visit.page, visit }
  }
}

/** The whole address of a path for this page. */
export function at(page: Page, path: string): string {
  return `${homes.get(page) ?? ''}${path}`
}

/** Presses a button and waits for the page that answers. A server's fault fails the test at once. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303),
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click(),
  ])
  expect(answer.status(), `${String(name)} on ${page.url()}`).toBeLessThan(500)
  await page.waitForLoadState('load')
}

/** Chooses the option whose text begins with the words. */
export async function pick(page: Page, label: string, words: string): Promise<void> {
  const select = page.getByLabel(label, { exact: true })
  const option = select.locator('option', { hasText: new RegExp(`^${words}`) }).first()
  await select.selectOption((await option.getAttribute('value')) ?? '')
}

/** Waits until a page that is worked on elsewhere says so: by itself with scripts, by being opened again without. */
export async function seen(page: Page, words: string): Promise<void> {
  await vi.waitFor(
    async () => {
      await page.reload()
      expect(await page.content()).toContain(words)
    },
    { timeout: 60_000, interval: 500 },
  )
}
