// Every main page of the example, as the people who read it: on a phone and a projector, in light and dark, with nothing
// in the way, nothing to push sideways, nothing the browser complains of, and no word that only a program understands.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { barriersOn, describeInBrowser, type Look, scrollsSideways, type Visit } from '../support/browser.ts'
import { keptFolder } from '../support/scratch.ts'
import { startOn, weekInReview } from '../support/served-example.ts'
import { visitorOf } from '../support/visitor.ts'

const inv = '/pilots/INV'
const ofPilot = [
  '',
  '/charter',
  '/rules',
  '/rule-changes',
  '/rule-changes/1',
  '/rule-changes/2',
  '/cases',
  '/scorecard',
  '/scorecard/error_rate_pct',
  '/gates',
  '/reviews',
  '/process',
  '/messy-cases',
  '/drills',
  '/requests',
].map((page) => inv + page)
const ofAnybody = ['/', '/search?q=invoice', '/pilots', '/ledger', '/decision-rights']

const pagesOf = {
  Olivia: [...ofAnybody, ...ofPilot],
  Tariq: [
    `${inv}/reviews/${weekInReview}`,
    `${inv}/reviews/2026-W43/decision`,
    `${inv}/what-if?target.cycle_time_hours=3&ahead=2`,
    `${inv}/charter/amendments/new`,
    `${inv}/gates/attestations/new?check=manual_fallback`,
    `${inv}/pause`,
    `${inv}/deputies`,
    `${inv}/system-map`,
    `${inv}/system-map/difference`,
    `${inv}/system-map/integrations/erp_sync`,
    `${inv}/system-map/integrations/erp_sync/edit`,
    `${inv}/system-map/failure-paths/erp_sync/edit`,
    `${inv}/system-map/grants/new`,
    `${inv}/system-map/fallback`,
  ],
  Maya: [
    '/me',
    '/verify',
    `${inv}/cases/import`,
    `${inv}/weeks/${weekInReview}`,
    `${inv}/gates/repairs/new`,
    `${inv}/rule-changes/new`,
    `${inv}/rule-changes/new?kind=replace&rule=2`,
    `${inv}/messy-cases/1`,
    `${inv}/know`,
    `${inv}/group`,
    `${inv}/questions`,
    `${inv}/questions/2`,
    `${inv}/questions/8`,
    `${inv}/questions/new?rule=2`,
  ],
  Ada: ['/people', '/people/new', '/settings', '/tokens', '/pilots/new', `${inv}/seats`],
}

/** Width and scheme do not depend on each other, so two looks see all four. */
const looks: readonly Look[] = [
  { width: 360, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
]

const readers = (['Olivia', 'Tariq', 'Maya', 'Ada'] as const).flatMap((name) =>
  looks.map((look) => ({ name, ...look })),
)

describeInBrowser('The pages of the example', (open) => {
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

  it.each(readers)('have nothing in the way of $name at $width px, $scheme', async ({ name, ...look }) => {
    const visit = await open(look)
    await become(visit, address.baseUrl, name)
    for (const path of pagesOf[name]) expect(await faultsOf(visit, address.baseUrl + path), path).toEqual([])

    expect(visit.complaints).toEqual([])
  })

  it.each(['Olivia', 'Tariq', 'Maya', 'Ada'] as const)('lead %s nowhere that is not there', async (name) => {
    const visit = await open()
    await become(visit, address.baseUrl, name)
    const found = new Set<string>()
    for (const path of pagesOf[name]) for (const link of await linksOn(visit, address.baseUrl + path)) found.add(link)

    expect(found.size).toBeGreaterThan(10)
    expect(await deadAmong(visit, [...found])).toEqual([])
  })
})

async function become({ page }: Visit, baseUrl: string, name: string): Promise<void> {
  await page.goto(`${baseUrl}/example`)
  await page.click(`text=Be ${name}`)
  await page.waitForURL(`${baseUrl}/`)
}

/** What is wrong with a page, a line each: it is not there, it is in somebody’s way, too wide, or speaks like a program. */
async function faultsOf({ page }: Visit, url: string): Promise<string[]> {
  const answer = await page.goto(url)
  const text = await page.locator('main').innerText()
  return [
    ...(answer?.status() === 200 ? [] : [`answered ${answer?.status()}`]),
    ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
    ...(text.match(/\bundefined\b|\bNaN\b|\bnull\b|\[object|(?<![\d.,])1\s(entries|weeks|cases|days)\b/g) ?? []),
    ...(await barriersOn(page)),
  ]
}

/** Where the links of a page lead within Twokeys. */
async function linksOn({ page }: Visit, url: string): Promise<string[]> {
  await page.goto(url)
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return links.map((link) => link.replace(/#.*/, ''))
}

/** Those of the addresses that this person cannot open. */
async function deadAmong({ page, context }: Visit, addresses: readonly string[]): Promise<string[]> {
  const dead: string[] = []
  for (const address of addresses) {
    const answer = await context.request.get(new URL(address, page.url()).href)
    if (!answer.ok()) dead.push(`${answer.status()} ${address}`)
  }
  return dead
}
