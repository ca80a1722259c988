// What platforms told, how old the feed is, and a test that says whether a run arrives.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportedFailuresOf } from '../../src/store/failures.ts'
import { newestRuns } from '../../src/store/runs.ts'
import { openHook, tell } from '../support/hook.ts'
import { type Client, type House, openHouse } from '../support/house.ts'

let house: House
let tariq: Client
let ben: Client

const page = '/pilots/INV/runs'

beforeEach(async () => {
  house = await openHouse()
  tariq = await house.as('tariq')
  ben = await house.as('ben')
})
afterEach(() => house.close())

describe('The page of runs', () => {
  it('teaches the next step while no platform has told of any', async () => {
    const { body } = await ben.get(page)
    expect(body).toContain('No platform has told of a run yet.')
    expect(body).toContain('No token may tell of runs yet.')
    expect(body).not.toContain('Send a test')
  })

  it('says how old the feed is, how each run ended, and what each token took', async () => {
    await openHook(house)
    await tell(house, 'runs', { run_id: 'r1', flow: 'ERP sync', status: 'success' })
    await tell(house, 'runs', { run_id: 'r2', flow: 'ERP sync', status: 'failed', case_ref: '4711' })
    await tell(house, 'runs', { flow: 'ERP sync' })
    await house.doJobs()
    house.setClock('2026-09-07T09:20Z')
    const { body } = await ben.get(page)
    expect(body).toContain('The newest run arrived 20 minutes ago')
    expect(body).toMatch(/Failed[\s\S]*4711[\s\S]*href="\/pilots\/INV\/failures\/1"/)
    expect(body).toMatch(/refused with 422[\s\S]*data-label="Accepted"><span>2<[\s\S]*data-label="Refused"><span>1</)
  })

  it('narrows to what failed', async () => {
    await openHook(house)
    await tell(house, 'runs', { run_id: 'r1', flow: 'ERP sync', status: 'success' })
    await tell(house, 'runs', { run_id: 'r2', flow: 'Mail intake', status: 'failed' })
    const { body } = await ben.get(`${page}?show=failed`)
    expect(body).toContain('Mail intake')
    expect(body).not.toContain('ERP sync')
    expect((await ben.get(`${page}?show=everything`)).status).toBe(400)
  })
})

describe('Sending a test', () => {
  it('puts a run that succeeded on top of the list, once for one press', async () => {
    const command = 'a'.repeat(32)
    const sent = await tariq.post(`${page}/tests`, { command })
    await tariq.post(`${page}/tests`, { command })
    await house.doJobs()
    expect(sent.location).toBe(`${page}?done=test-run`)
    expect(await newestRuns(house.services.store.reader, 'INV', 5)).toMatchObject([
      { status: 'success', week: '2026-W37' },
    ])
    expect(await reportedFailuresOf(house.services.store.reader, 'INV')).toEqual([])
    expect((await tariq.get(sent.location)).body).toMatch(/The test arrived[\s\S]*from a test by hand/)
  })

  it('is for whoever looks after the system', async () => {
    expect((await ben.post(`${page}/tests`)).status).toBe(403)
    expect((await tariq.post(`${page}/tests`, { more: 'than that' })).status).toBe(422)
  })
})

describe('A token that was issued', () => {
  it('is shown this once with the address for each platform, and takes runs there', async () => {
    await tariq.post('/pilots/INV/tokens', { scopes: 'runs' })
    const { body } = await tariq.get('/pilots/INV/tokens')
    const address = /value="http:\/\/localhost:3000(\/hooks\/n8n\/([^"]+))"/.exec(body)
    expect(address?.[1]).toBeDefined()
    const event = { run_id: 'r1', flow: 'ERP sync', status: 'success' }
    expect(await tell(house, 'runs', event, { secret: address?.[2] ?? '' })).toMatchObject({ status: 202 })
    expect((await ben.get(page)).body).toContain('just now')
  })

  it('has no such address where it may not tell of runs', async () => {
    await tariq.post('/pilots/INV/tokens', { scopes: 'read' })
    expect((await tariq.get('/pilots/INV/tokens')).body).not.toContain('/hooks/')
  })
})
