// Stop the sender, and let the clock go on minute by minute as the server's does: within the cadence and a minute the silence
// stands on Home, the pilot's page and the scorecard, and has arrived by mail.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { doByTheClock } from '../../src/jobs.ts'
import { openHook, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'
import { drawMap, feed } from '../support/quiet-feed.ts'
import { type MailServer, openMailServer } from '../support/receiver.ts'
import { launchInv } from '../support/running-pilot.ts'

const everyMinutes = 30
const started = Date.parse('2026-09-07T09:00Z')
const pages = ['/', '/pilots/INV', '/pilots/INV/scorecard'] as const

let house: House
let mailServer: MailServer

beforeEach(async () => {
  mailServer = await openMailServer()
  house = await openHouse({ outside: { smtp: mailServer.url, allow: ['127.0.0.1'] } })
  await openHook(house)
  await drawMap(house, [feed({ everyMinutes })])
  await launchInv(house, '2026-W37')
})
afterEach(async () => {
  await house.close()
  await mailServer.close()
})

async function clockShows(minute: number): Promise<void> {
  house.setClock(new Date(started + minute * 60_000).toISOString())
  await doByTheClock(house.services)
}

async function runArrives(run: string): Promise<void> {
  await tell(house, 'runs', { run_id: run, flow: 'erp-flow', status: 'success' })
  await house.doJobs()
}

async function saysSilent(): Promise<readonly boolean[]> {
  const tariq = await house.as('tariq')
  const bodies = await Promise.all(pages.map(async (page) => (await tariq.get(page)).body))
  return bodies.map((body) => /! silent: ERP sync|Nothing has come from ERP sync/.test(body))
}

const mailed = () => mailServer.mails.filter(({ said }) => said.includes('INV: ERP sync is silent')).length

it('A sender that stops is an alarm on three pages and in the mail within its cadence and a minute', async () => {
  const lastMinute = 40
  for (let minute = 0; minute <= lastMinute; minute += 10) {
    await clockShows(minute)
    await runArrives(`r${minute}`)
  }
  for (let minute = lastMinute + 1; minute <= lastMinute + everyMinutes; minute += 1) await clockShows(minute)
  expect(await saysSilent()).toEqual([false, false, false])
  expect(mailed()).toBe(0)

  await clockShows(lastMinute + everyMinutes + 1)
  expect(await saysSilent()).toEqual([true, true, true])
  expect(mailed()).toBe(2)

  const tariq = await house.as('tariq')
  await tariq.post('/pilots/INV/runs/tests', {})
  await house.doJobs()
  expect(await saysSilent()).toEqual([true, true, true])
  await runArrives('again')
  expect(await saysSilent()).toEqual([false, false, false])
})
