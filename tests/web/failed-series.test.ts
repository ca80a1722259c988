// Runs that fail in a row call somebody, or ask whoever may pause: on Home, the pilot's page, among the failures, and by mail.
// Nobody pauses a pilot but a person.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doByTheClock } from '../../src/jobs.ts'
import type { InARow } from '../../src/domain/system-map.ts'
import { nobodyWantsDigests } from '../support/digest.ts'
import { openHook, tell } from '../support/hook.ts'
import { type House, type Name, openHouse } from '../support/house.ts'
import { drawMap, feed } from '../support/quiet-feed.ts'
import { type MailServer, openMailServer } from '../support/receiver.ts'
import { launchInv } from '../support/running-pilot.ts'

let house: House
let mailServer: MailServer

beforeEach(async () => {
  mailServer = await openMailServer()
  house = await openHouse({ outside: { smtp: mailServer.url, allow: ['127.0.0.1'] } })
  await nobodyWantsDigests(house)
  await openHook(house)
})
afterEach(async () => {
  await house.close()
  await mailServer.close()
})

/** INV runs, and its map says what so many failed runs in a row lead to. */
async function watched(next: InARow): Promise<void> {
  await drawMap(house, [feed({ inARow: { runs: 3, next } })])
  await launchInv(house, '2026-W37')
}

async function runEnds(run: string, status: 'failed' | 'success', more: object = {}): Promise<void> {
  await tell(house, 'runs', { run_id: run, flow: 'erp-flow', status, error_kind: 'system', ...more })
  await house.doJobs()
}

async function failsThreeTimes(): Promise<void> {
  for (const run of ['a', 'b', 'c']) await runEnds(run, 'failed')
}

const pageOf = async (name: Name, path = '/') => (await (await house.as(name)).get(path)).body
const mails = () => mailServer.mails.filter(({ said }) => said.includes('in a row'))
const told = () => mails().map(({ to, said }) => `${to[0]}: ${/^Subject: (.*)$/m.exec(said)?.[1]?.trim()}`)

describe('Three failed runs in a row, where the map asks for a pause then', () => {
  beforeEach(async () => {
    await watched('ask for a pause')
    await failsThreeTimes()
  })

  it('ask whoever may pause on Home, one press away from the form, and pause nothing', async () => {
    for (const name of ['olivia', 'tariq', 'maya'] as const)
      expect(await pageOf(name)).toMatch(/href="\/pilots\/INV\/pause">INV: ERP sync failed 3 times in a row: pause\?/)
    expect(await pageOf('ben')).not.toContain('pause?')
    const form = await pageOf('olivia', '/pilots/INV/pause')
    expect(form).toMatch(/ERP sync failed 3 times in a row since Monday 7 September, 11:00[\s\S]*Pause now/)
    await doByTheClock(house.services)
    expect(await pageOf('olivia', '/pilots/INV')).not.toContain('Paused by')
  })

  it('are an alarm on Home, the pilot’s page, the scorecard and among the failures', async () => {
    expect(await pageOf('ben')).toContain('! failing: ERP sync, 3 times in a row')
    for (const page of ['', '/scorecard', '/failures'])
      expect(await pageOf('tariq', `/pilots/INV${page}`)).toContain('ERP sync failed 3 times in a row since')
  })

  it('are told once by mail to the leaders, the engineers and whom the charter names', async () => {
    await doByTheClock(house.services)
    await doByTheClock(house.services)
    const subject = 'INV: ERP sync failed 3 times in a row: pause?'
    expect(told().toSorted()).toEqual(
      ['ines', 'maya', 'olivia', 'tariq'].map((name) => `${name}@example.com: ${subject}`),
    )
    expect(mails()[0]?.said).toContain('/pilots/INV/pause')
  })

  it('are over with the pause', async () => {
    const olivia = await house.as('olivia')
    await olivia.post('/pilots/INV/pause', { why: 'Nothing reaches the ERP.' })
    expect(await pageOf('olivia')).not.toContain('pause?')
    expect(await pageOf('tariq', '/pilots/INV/failures')).not.toContain('in a row')
  })
})

describe('Failed runs', () => {
  it('call the CTO and the engineers only, where the map wants an alarm', async () => {
    await watched('alert')
    await failsThreeTimes()
    expect(await pageOf('olivia')).not.toContain('pause?')
    expect(await pageOf('tariq', '/pilots/INV')).toMatch(/failed 3 times in a row[\s\S]*See the failures/)
    await doByTheClock(house.services)
    const subject = 'INV: ERP sync failed 3 times in a row'
    expect(told().toSorted()).toEqual(['ines', 'tariq'].map((name) => `${name}@example.com: ${subject}`))
  })

  it('are no row with a success between, however late it is told', async () => {
    await watched('alert')
    for (const [nth, run] of ['a', 'b', 'c'].entries())
      await runEnds(run, 'failed', { ended_at: `2026-09-07T09:0${nth}:00Z` })
    house.setClock('2026-09-07T09:10Z')
    expect(await pageOf('tariq')).toContain('! failing')
    await runEnds('between', 'success', { ended_at: '2026-09-07T09:01:30Z' })
    expect(await pageOf('tariq')).not.toContain('! failing')
  })

  it('that are told again are attempts at one run, and a test by hand is no success', async () => {
    await watched('alert')
    const n8n = (attempt: number) => ({ attempt, ended_at: `2026-09-07T09:0${attempt}:00Z` })
    for (const attempt of [1, 2, 3]) await runEnds('a', 'failed', n8n(attempt))
    expect(await pageOf('tariq')).not.toContain('! failing')

    await failsThreeTimes()
    const tariq = await house.as('tariq')
    await tariq.post('/pilots/INV/runs/tests', {})
    await house.doJobs()
    expect(await pageOf('tariq')).toContain('! failing: ERP sync, 3 times in a row')
  })
})
