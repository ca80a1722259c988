// What is wrong at this moment stands above everything else: on Home, on the pilot's page and on its scorecard.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHook, tell } from '../support/hook.ts'
import { type House, type Name, openHouse } from '../support/house.ts'
import { drawMap, feed } from '../support/quiet-feed.ts'
import { launchInv } from '../support/running-pilot.ts'
import { limitRule } from '../support/limit-rule.ts'
import { writeRule } from '../support/running-rules.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

let house: House

beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const pages = ['/', '/pilots/INV', '/pilots/INV/scorecard'] as const

async function pagesOf(name: Name): Promise<readonly string[]> {
  const client = await house.as(name)
  const answers = await Promise.all(pages.map((path) => client.get(path)))
  return answers.map(({ body }) => body)
}

describe('A feed that goes quiet', () => {
  beforeEach(async () => {
    await openHook(house)
    await drawMap(house, [feed()])
    await launchInv(house, '2026-W37')
    await tell(house, 'runs', { run_id: 'r1', flow: 'erp-flow', status: 'success' })
    await house.doJobs()
  })

  it('is an alarm on Home, the pilot’s page and the scorecard, until something comes again', async () => {
    for (const body of await pagesOf('tariq')) expect(body).not.toMatch(/silent|Nothing has come/)

    house.setClock('2026-09-07T10:01Z')
    const [home, pilot, scorecard] = await pagesOf('tariq')
    expect(home).toContain('! silent: ERP sync')
    for (const body of [pilot, scorecard])
      expect(body).toContain('Nothing has come from ERP sync since Monday 7 September, 11:00 (1 hour).')

    await tell(house, 'runs', { run_id: 'r2', flow: 'erp-flow', status: 'success' })
    await house.doJobs()
    for (const body of await pagesOf('tariq')) expect(body).not.toMatch(/silent|Nothing has come/)
  })
})

describe('A case that is open for longer than its rule allows', () => {
  beforeEach(async () => {
    await writeRule(house, 1, limitRule(240))
    await launchInv(house, '2026-W37')
    const open = { receivedAt: Date.parse('2026-09-08T09:00Z') }
    const before = { receivedAt: Date.parse('2026-09-01T09:00Z') }
    await bringCases(house, [
      someCase('done', '2026-09-08', 2),
      someCase('late', '2026-09-08', null, open),
      someCase('older than the pilot', '2026-09-01', null, before),
    ])
  })

  it('has stalled from then on; what came before the launch ran by no rule of ours', async () => {
    house.setClock('2026-09-08T13:00Z')
    for (const body of await pagesOf('maya')) expect(body).not.toContain('stalled')

    house.setClock('2026-09-08T13:01Z')
    const [home, pilot, scorecard] = await pagesOf('maya')
    expect(home).toContain('! stalled: 1 case')
    for (const body of [pilot, scorecard]) expect(body).toContain('1 case is open for longer than the rules allow.')
  })
})

describe('A share of failed runs that leaps within a week', () => {
  it('stands on the pilot’s page and the scorecard before any review', async () => {
    await openHook(house)
    await launchInv(house, '2026-W37')
    const ended = async (week: string, day: string, failed: number) => {
      for (let nth = 0; nth < 20; nth += 1) {
        const status = nth < failed ? 'failed' : 'success'
        await tell(house, 'runs', { run_id: `${week} ${nth}`, flow: 'erp-flow', status, ended_at: `${day}T08:00:00Z` })
      }
      await house.doJobs()
    }
    house.setClock('2026-09-15T09:00Z')
    await ended('W37', '2026-09-08', 1)
    await ended('W38', '2026-09-15', 1)
    for (const body of await pagesOf('tariq')) expect(body).not.toContain('Failed runs: ')

    await ended('W38 again', '2026-09-15', 5)
    const [, pilot, scorecard] = await pagesOf('tariq')
    for (const body of [pilot, scorecard])
      expect(body).toContain('Failed runs: 6 of 40 so far this week, after 1 of 20 in the week before.')
  })
})

describe('A working day with fewer runs than the map expects', () => {
  it('is an alarm on the next day, on Home, the pilot’s page and the scorecard', async () => {
    await openHook(house)
    await drawMap(house, [feed({ everyMinutes: null, fewestADay: 3 })])
    await launchInv(house, '2026-W37')
    house.setClock('2026-09-08T09:00Z')
    for (const run of ['r1', 'r2']) await tell(house, 'runs', { run_id: run, flow: 'erp-flow', status: 'success' })
    await house.doJobs()
    for (const body of await pagesOf('tariq')) expect(body).not.toMatch(/too few|arrived on/)

    house.setClock('2026-09-09T09:00Z')
    const [home, pilot, scorecard] = await pagesOf('tariq')
    expect(home).toContain('! too few runs: ERP sync')
    const said = '2 runs of ERP sync arrived on Tuesday 8 September 2026; at least 3 are expected on a working day.'
    for (const body of [pilot, scorecard]) expect(body).toContain(said)
  })
})
