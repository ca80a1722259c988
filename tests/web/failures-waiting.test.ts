// A failure is seen where people look first: on Home, on the pilot's page, at the gates.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHook, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House

beforeEach(async () => {
  house = await openHouse()
  await launchInv(house, '2026-W37')
  await openHook(house)
})
afterEach(() => house.close())

async function pageOf(name: 'tariq' | 'olivia' | 'ines' | 'ben', url = '/'): Promise<string> {
  return (await (await house.as(name)).get(url)).body
}

describe('A failed run', () => {
  beforeEach(async () => {
    const run = { run_id: 'r1', flow: 'ERP sync', status: 'failed', error_message: 'Timeout', error_kind: 'unknown' }
    await tell(house, 'runs', run)
    await house.doJobs()
  })

  it('stands on Home for the CTO and the engineers, its side for both leaders', async () => {
    expect(await pageOf('tariq')).toMatch(/Acknowledge: failure 1, ERP sync[\s\S]*“Timeout”/)
    expect(await pageOf('ines')).toContain('Acknowledge: failure 1, ERP sync')
    expect(await pageOf('olivia')).toContain('Say the side: failure 1, ERP sync')
    expect(await pageOf('ben')).not.toContain('failure 1')
  })

  it('asks each leader for its side once, and the team lead reads who is to say it', async () => {
    for (const leader of ['olivia', 'tariq'] as const)
      expect((await pageOf(leader)).match(/Say the side: failure 1/g), leader).toHaveLength(1)
    expect((await (await house.as('maya')).get('/')).body).toMatch(/Say the side: failure 1[\s\S]*Olivia \(COO\)/)
  })

  it('is what the CTO does next on the pilot’s page', async () => {
    expect(await pageOf('tariq', '/pilots/INV')).toMatch(/class="button first" href="\/pilots\/INV\/failures\/1"/)
  })
})

describe('A failure that nobody can work around', () => {
  beforeEach(async () => {
    const ben = await house.as('ben')
    const worst = { component: 'unknown', severity: '1', stopsWork: 'yes', words: 'Nothing can be booked.' }
    await ben.post('/pilots/INV/failures', worst)
  })

  it('asks on Home and on the pilot’s page for the pause', async () => {
    expect(await pageOf('olivia')).toContain('INV: Work cannot be finished since failure 1')
    expect(await pageOf('olivia', '/pilots/INV')).toMatch(/since failure 1[\s\S]*\/pilots\/INV\/pause/)
  })

  it('holds up the expansion, and nobody can vouch for it', async () => {
    const gates = await pageOf('tariq', '/pilots/INV/gates')
    expect(gates).toContain('Failure 1 (not known what) stops work.')
    expect(gates).toContain('No integration is on the map, so no alert could be tested.')
    expect(gates).not.toContain('attestations/new?check=failure_detection')
  })
})
