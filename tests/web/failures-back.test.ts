// The failures of a past day, as they stood then: whatever runs tell, people do or seats change hands since.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHook, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'
import { writeMapOfInv } from '../support/written-map.ts'

let house: House

const failures = '/pilots/INV/failures'
const broken = { flow: 'erp-sync', status: 'failed', error_message: 'Timeout after 30 s', error_kind: 'system' }

/** On the Monday two runs fail, somebody logs a failure by hand, and Tariq acknowledges the first one. */
beforeEach(async () => {
  house = await openHouse()
  await writeMapOfInv(house)
  await launchInv(house, '2026-W37')
  await openHook(house)
  for (const run of ['r1', 'r2']) await tell(house, 'runs', { ...broken, run_id: run })
  await house.doJobs()
  const ben = await house.as('ben')
  await ben.post(failures, { component: 'unknown', severity: '3', stopsWork: 'no', words: 'No mail came.' })
  await acknowledge('1')
  house.setClock('2026-09-09T09:00Z')
})
afterEach(() => house.close())

async function acknowledge(number: string): Promise<void> {
  const tariq = await house.as('tariq')
  const { body } = await tariq.get(`${failures}/${number}`)
  const [, seen = ''] = /name="seen" value="(\d+)"/.exec(body) ?? []
  await tariq.post(`${failures}/${number}/acknowledgement`, { seen })
}

async function main(path: string): Promise<string> {
  const { body } = await (await house.as('olivia')).get(path)
  return /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
}

/** On the Wednesday a third run fails, one of the two turns out to have succeeded, and another thing breaks. */
async function lifeGoesOn(): Promise<void> {
  await tell(house, 'runs', { ...broken, run_id: 'r3' })
  await tell(house, 'runs', { ...broken, run_id: 'r4', error_message: 'No such order' })
  await tell(house, 'runs', { run_id: 'r2', flow: 'erp-sync', status: 'success', ended_at: '2026-09-09T08:00:00Z' })
  await house.doJobs()
  await acknowledge('2')
}

describe('The failures of a past day', () => {
  it('stay byte for byte as they were', async () => {
    const pages = [`${failures}?asof=2026-09-07`, `${failures}/1?asof=2026-09-07`, `${failures}/2?asof=2026-09-07`]
    const before = await Promise.all(pages.map(main))
    await lifeGoesOn()
    expect(await Promise.all(pages.map(main))).toEqual(before)
    expect(before[0]).toContain('As they stood at the end of Monday 7 September 2026.')
    expect(before[0]).toContain('2 runs')
    expect(await main(failures)).toContain('No such order')
  })

  it('are empty on a day before the first, and offer nothing to do', async () => {
    expect(await main(`${failures}?asof=2026-09-06`)).toContain('Nothing had failed that anybody knew of.')
    const page = await main(`${failures}/1?asof=2026-09-07`)
    expect(page).toContain('Tariq (CTO) acknowledged it')
    expect(page).not.toContain('<form')
  })

  it('are none of a failure that had not happened yet, of a day to come, or of no day', async () => {
    await lifeGoesOn()
    const olivia = await house.as('olivia')
    const status = async (path: string) => (await olivia.get(`${failures}${path}`)).status
    expect(await status('/3')).toBe(200)
    expect(await status('/3?asof=2026-09-07')).toBe(404)
    expect(await status('?asof=2026-09-10')).toBe(404)
    expect(await status('?asof=2026-02-30')).toBe(404)
  })
})
