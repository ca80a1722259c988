// A hand on somebody's screen that counts: every tap, also the one that puts the cursor into a field, and every page that comes
// up because of it.
import type { Locator, Page } from 'playwright-core'

export type Hand = {
  readonly tap: (on: Locator) => Promise<void>
  /** Typing needs the cursor in the field: that is one tap more. */
  readonly type: (into: Locator, words: string) => Promise<void>
  readonly counted: () => { readonly taps: number; readonly pages: number }
}

/** Begins to count on a page; the page that is open counts as the first, another place on it counts as none. */
export function handOn(page: Page): Hand {
  let taps = 0
  let pages = 1
  page.on('domcontentloaded', () => (pages += 1))
  const tap = async (on: Locator) => {
    taps += 1
    await on.click()
    await page.waitForLoadState('load')
  }
  return {
    tap,
    type: async (into, words) => {
      await tap(into)
      await page.keyboard.type(words)
    },
    counted: () => ({ taps, pages }),
  }
}
