import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rollupsOf } from '../../src/store/scorecards.ts'
import { type Client, type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

const page = '/pilots/INV/cases'
const monday = '2026-08-03'
const slow = { path: 'outside', outsideReason: 'email', errors: 2, exception: true } as const

let house: House
let maya: Client
let ben: Client

beforeAll(async () => {
  house = await openHouse({ now: '2026-07-01T09:00Z' })
  await launchInv(house, '2026-W28')
  house.setClock('2026-08-17T09:00Z')
  const failures = [{ component: 'erp_sync', count: 2 }]
  await bringCases(house, [
    someCase('A-1', monday, 2),
    someCase('A-2', monday, 30, { ...slow, fieldsEdited: ['amount'], attributes: { supplier: 'Acme <b>&' } }),
    someCase('A-3', monday, 3, { rework: true, failures }),
    someCase('B-1', '2026-08-10', 5, { path: 'fallback' }),
    someCase('open/1', '2026-07-20', null),
    someCase('dup', monday, 90),
  ])
  maya = await house.as('maya')
  ben = await house.as('ben')
})
afterAll(() => house.close())

/** The references of the cases on a page, in their order. */
async function listed(query: string): Promise<readonly string[]> {
  const { body } = await ben.get(`${page}${query}`)
  const table = body.slice(body.indexOf('<tbody'), body.indexOf('</tbody>'))
  return [...table.matchAll(/scope="row"[^>]*><span><a [^>]*>([^<]*)<\/a>/g)].map((found) => found[1] ?? '')
}

describe('the list of cases', () => {
  test.each([
    ['', ['B-1', 'dup', 'A-2', 'A-3', 'A-1']],
    ['?week=2026-W32', ['dup', 'A-2', 'A-3', 'A-1']],
    ['?show=missed', ['dup', 'A-2', 'B-1']],
    ['?show=by-hand', ['B-1', 'A-2']],
    ['?show=errors', ['A-2']],
    ['?show=exceptions', ['A-2']],
    ['?show=rework', ['A-3']],
    ['?show=failures', ['A-3']],
    ['?component=erp_sync&week=2026-W32', ['A-3']],
    ['?component=routing', []],
    ['?show=open', ['open/1']],
    ['?show=excluded', []],
    ['?week=2026-W32&sort=cycle', ['A-1', 'A-3', 'A-2', 'dup']],
    ['?week=2026-W32&sort=case&down=yes', ['dup', 'A-3', 'A-2', 'A-1']],
  ])('%s', async (query, refs) => {
    expect(await listed(query)).toEqual(refs)
  })

  test('has the sums of all that fit on top', async () => {
    const { body } = await ben.get(`${page}?week=2026-W32`)

    expect(body).toMatch(/Cases<\/p>\s*<p class="now">4</)
    expect(body).toMatch(/Median cycle time<\/p>\s*<p class="now">16.5 h</)
    expect(body).toMatch(/With errors<\/p>\s*<p class="now">1</)
    expect(body).toMatch(/Moved by hand<\/p>\s*<p class="now">1</)
  })

  test('is sorted by links that keep everything else', async () => {
    const { body } = await ben.get(`${page}?week=2026-W32&component=erp_sync&sort=cycle`)

    expect(body).toMatch(/aria-sort="ascending"><a href="[^"]*sort=cycle&(amp;)?down=yes"/)
    expect(body).toMatch(/href="[^"]*week=2026-W32&(amp;)?component=erp_sync&(amp;)?sort=case"/)
  })

  test('leads straight to a case that somebody looks for', async () => {
    expect((await ben.get(`${page}?case=A-2`)).location).toBe(`${page}/A-2`)
    expect((await ben.get(`${page}?case=open%2F1`)).location).toBe(`${page}/open%2F1`)
    expect((await ben.get(`${page}?case=Z-9`)).body).toContain('There is no case “Z-9” on this pilot.')
  })

  test.each(['?show=everything', '?week=2026-W77', '?sort=attributes', '?after=%27%20or%201=1', '?batch=1'])(
    'refuses what does not exist: %s',
    async (query) => {
      expect((await ben.get(`${page}${query}`)).status).toBe(400)
    },
  )

  test('goes on behind the last case of a page', async () => {
    const many = Array.from({ length: 120 }, (_, number) =>
      someCase(`M-${String(number).padStart(3, '0')}`, '2026-06-01', (number % 7) + 1),
    )
    await bringCases(house, many)
    const seen: string[] = []
    let next: string | null = '?week=2026-W23&sort=cycle'
    while (next !== null) {
      seen.push(...(await listed(next)))
      const { body } = await ben.get(`${page}${next}`)
      const href: string | undefined = /href="\/pilots\/INV\/cases(\?[^"]*)" rel="next"/.exec(body)?.[1]
      next = href === undefined ? null : href.replaceAll('&amp;', '&')
    }

    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })
})

describe('a case', () => {
  test('tells its story, and what the log says beside that', async () => {
    const { body } = await ben.get(`${page}/A-2`)

    expect(body).toContain('Received on Monday 3 August, 14:00.')
    expect(body).toContain('Completed on Tuesday 4 August, 20:00.')
    expect(body).toContain('Told by the log that Maya (team lead) brought on Monday 17 August, 11:00.')
    expect(body).toContain('outside, email')
    expect(body).toContain('Acme &lt;b&gt;&amp;')
    expect(body).not.toMatch(/undefined|NaN|\[object/)
  })

  test('has a reference of any shape', async () => {
    expect((await ben.get(`${page}/open%2F1`)).body).toContain('Not completed: open for 27 days.')
    expect((await ben.get(`${page}/not-there`)).status).toBe(404)
    expect((await ben.get('/pilots/OTH/cases/A-2')).status).toBe(404)
  })
})

describe('leaving a case out', () => {
  const week = async () =>
    (await rollupsOf(house.services.store.reader, 'INV')).find((row) => row.week === '2026-W32')?.figures

  test('needs a reason of the list and a sentence', async () => {
    const answer = await maya.post(`${page}/dup/exclusion`, { reason: 'because', why: '' })

    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Choose why this case is left out.')
    expect(answer.body).toContain('Say in a sentence what is special about it.')
    expect(await week()).toMatchObject({ completed: 4, excluded: 0 })
  })

  test('takes it out of the figures at once, keeps who, when and why, and can be undone', async () => {
    const answer = await maya.post(`${page}/dup/exclusion`, { reason: 'duplicate', why: 'Entered twice.' })

    expect(answer.location).toBe(`${page}/dup?done=excluded`)
    expect(await week()).toMatchObject({ completed: 3, excluded: 1, medianHours: 3, medianHoursWithExcluded: 16.5 })
    expect(await listed('?show=excluded')).toEqual(['dup'])
    expect(await listed('?show=missed&week=2026-W32')).toEqual(['A-2'])
    const { body } = await ben.get(`${page}/dup`)
    expect(body).toContain('This case is left out of the figures.')
    expect(body).toContain('Maya (team lead) left it out of the figures (duplicate)')
    expect(body).toContain('Entered twice.')
    expect((await maya.post(`${page}/dup/exclusion`, { reason: 'duplicate', why: 'x' })).body).toContain(
      'already left out',
    )

    await maya.post(`${page}/dup/inclusion`, { why: 'It was another invoice.' })
    expect(await week()).toMatchObject({ completed: 4, excluded: 0 })
    expect((await ben.get(`${page}/dup`)).body).toContain('It was another invoice.')
  })

  test('is not for everybody', async () => {
    expect((await ben.get(`${page}/dup`)).body).not.toContain('Leave this case out')
    expect((await ben.post(`${page}/dup/exclusion`, { reason: 'duplicate', why: 'x' })).status).toBe(403)
    expect((await maya.post(`${page}/not-there/exclusion`, { reason: 'duplicate', why: 'x' })).status).toBe(404)
  })
})

test('a pilot without cases says what to do next', async () => {
  const empty = await openHouse()
  const who = await empty.as('maya')
  const { body } = await who.get(page)
  await empty.close()

  expect(body).toContain('No cases yet.')
  expect(body).toContain('href="/pilots/INV/cases/import"')
})
