// Opens pages as people see them: on a phone, on a projector, light, dark, without scripts; and says what is wrong with them.
import { AxeBuilder } from '@axe-core/playwright'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  type Page,
  type Response,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { chromiumPath } from './chromium.ts'

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A phone and a projector. */
export type Width = 360 | 1280

/** How a page is looked at; what is left out is a light projector with scripts. */
export type Look = { width?: Width; scheme?: 'light' | 'dark'; javaScript?: boolean }

/** An open page, and whatever the browser complains of from now on: script errors, refusals by the CSP, files that did not load. */
export type Visit = { page: Page; context: BrowserContext; complaints: string[] }

/** Opens a blank page in a browser profile of its own, signed in nowhere. */
export type OpenPage = (look?: Look) => Promise<Visit>

/**
 * Tests that need a browser. Without Chromium they are skipped and the last lines of the run name them; with CI=true
 * the file fails. One browser serves the whole group, and every test's pages are closed when it ends.
 */
export function describeInBrowser(name: string, tests: (open: OpenPage) => void): void {
  if (mustSkip()) {
    describe.skip(`${name} (no Chromium here)`, () => tests(() => Promise.reject(new Error('No Chromium here.'))))
    return
  }

  describe(name, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launch()
    })
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
    afterAll(() => browser.close())

    tests((look) => openPage(browser, look))
  })
}

function mustSkip(): boolean {
  if (chromiumPath() !== null) return false
  if (process.env.CI === 'true') throw new Error('CI=true needs a browser: install Chromium or name one in CHROMIUM.')
  return true
}

/** Starts Chromium, in an empty profile that is deleted with it. Throws where there is none. */
export async function launch(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('No Chromium here: install it or name one in CHROMIUM.')

  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath, args: flags, chromiumSandbox: !isRoot })
}

/** A blank page with the given look, in a profile of its own. */
export async function openPage(browser: Browser, look: Look = {}): Promise<Visit> {
  const { width = 1280, scheme = 'light', javaScript = true } = look
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 740 : 800 },
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  return { page, context, complaints: complaintsOf(page) }
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (isComplaint(message)) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('response', (response) => {
    if (didNotLoad(response)) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}

/** The browser reports every refused form as a failed resource too; which of those matter is told from the response. */
function isComplaint(message: ConsoleMessage): boolean {
  return ['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')
}

/** A server's fault always, a missing file too; but a refusal in words is an answer, not a fault. */
function didNotLoad(response: Response): boolean {
  const isFile = !['document', 'fetch', 'xhr'].includes(response.request().resourceType())
  return response.status() >= (isFile ? 400 : 500)
}

/** What stands in the way of people with assistive technology (WCAG 2.2 A and AA), a line each. Needs a page with scripts on. */
export async function barriersOn(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ])
  const { violations } = await axe.analyze()
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => node.target.join(' ')).join(', ')
    return `${id}: ${help} (${places})`
  })
}

/** Whether the page itself, rather than a table within it, has to be pushed sideways to be read. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}
