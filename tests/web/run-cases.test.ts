// A green run is not a finished case: what ran and what was completed stand side by side on the runs page.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHook, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'
import { drawMap, feed } from '../support/quiet-feed.ts'
import { launchInv } from '../support/running-pilot.ts'
import { bringCases, someCase } from '../support/some-cases.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ now: '2026-09-08T09:00Z' })
  await openHook(house)
})
afterEach(() => house.close())

const pageOf = async (path: string) => (await (await house.as('tariq')).get(`/pilots/INV${path}`)).body

async function succeed(many: number, more: (nth: number) => object = () => ({})): Promise<void> {
  for (let nth = 0; nth < many; nth += 1)
    await tell(house, 'runs', { run_id: `r${nth}`, flow: 'erp-flow', status: 'success', ...more(nth) })
  await house.doJobs()
}

const completed = (many: number) => Array.from({ length: many }, (_, nth) => someCase(String(nth), '2026-09-08', 1))

describe('Where the map says that a run handles a case', () => {
  beforeEach(async () => {
    await drawMap(house, [feed({ handlesCases: true })])
    await launchInv(house, '2026-W37')
    await succeed(12)
  })

  it('runs without a case are counted, and are an alarm once their week is over', async () => {
    house.setClock('2026-09-14T09:00Z')
    await bringCases(house, completed(5))
    const said = '12 runs succeeded, 5 cases were completed: 7 runs have no case.'
    expect(await pageOf('/runs')).toMatch(new RegExp(`ERP sync[\\s\\S]*/cases\\?week=2026-W37[\\s\\S]*${said}`))
    for (const page of ['', '/scorecard'])
      expect(await pageOf(page)).toContain(`ERP sync in the week of Monday 7 September 2026: ${said}`)
  })

  it('it is said when no case has come in yet, and nobody is alarmed', async () => {
    expect(await pageOf('/runs')).toContain('12 runs succeeded; the case log does not reach the end of the week')
    expect(await pageOf('')).not.toContain('runs succeeded')
  })
})

describe('Where runs name their cases', () => {
  it('each is looked up among the completed ones', async () => {
    await launchInv(house, '2026-W37')
    await succeed(6, (nth) => ({ case_ref: String(nth) }))
    house.setClock('2026-09-14T09:00Z')
    await bringCases(house, [...completed(4), someCase('5', '2026-09-08', null)])
    expect(await pageOf('/runs')).toContain('6 runs succeeded, 4 cases were completed: 2 runs have no case.')
    expect(await pageOf('')).not.toContain('have no case')
  })
})

it('Where nothing can be compared the page says why', async () => {
  await launchInv(house, '2026-W37')
  await succeed(2)
  expect(await pageOf('/runs')).toContain('so the two cannot be compared')
})
