// Platforms tell of their runs: each event once and for ever, whatever comes twice, late, forged or in another order.
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOfAct } from '../../src/store/ledger.ts'
import { newestRuns, usesOf } from '../../src/store/runs.ts'
import { hookSecret, openHook, standardHeaders, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
let token: string

beforeEach(async () => {
  house = await openHouse()
  token = await openHook(house)
})
afterEach(() => house.close())

const failed = { run_id: 'r1', flow: 'ERP sync', status: 'failed', ended_at: '2026-09-07T08:59:00Z' }

describe('An event', () => {
  it('is taken once, and only acknowledged when it comes again', async () => {
    expect(await tell(house, 'runs', failed)).toEqual({ status: 202, says: 'Taken.' })
    expect(await tell(house, 'runs', failed)).toEqual({ status: 200, says: 'This was here before.' })
    expect(await runs()).toHaveLength(1)
  })

  it('is the same one when it was only written otherwise', async () => {
    await tell(house, 'runs', failed)
    const rewritten = `{ "status":"failed",\n"ended_at":"2026-09-07T08:59:00Z", "flow":"ERP sync","run_id":"r1"}`
    expect(await tell(house, 'runs', rewritten)).toMatchObject({ status: 200 })
  })

  it('that comes late does not undo how the run ended', async () => {
    await tell(house, 'runs', { ...failed, status: 'success' })
    await tell(house, 'runs', { run_id: 'r1', flow: 'ERP sync', status: 'waiting', started_at: '2026-09-07T08:50:00Z' })
    const [run] = await runs()
    expect(run).toMatchObject({ status: 'success', startedAt: Date.parse('2026-09-07T08:50Z') })
  })

  it('of another attempt is another line of the same run', async () => {
    await tell(house, 'runs', failed)
    await tell(house, 'runs', { ...failed, attempt: 2, status: 'success' })
    expect((await runs()).map(({ run, attempt }) => `${run} ${attempt}`).toSorted()).toEqual(['r1 1', 'r1 2'])
  })

  it('counts for the week in which the run ended, not in which it was told', async () => {
    await tell(house, 'runs', { ...failed, ended_at: '2026-08-31T01:00:00+02:00' })
    expect((await runs())[0]).toMatchObject({ week: '2026-W36' })
    await tell(house, 'runs', { ...failed, run_id: 'r2', ended_at: '2026-08-30T23:00:00+02:00' })
    expect((await runs()).map(({ week }) => week).toSorted()).toEqual(['2026-W35', '2026-W36'])
  })
})

describe('Many events at once', () => {
  it('are each answered for themselves: the same one is taken once, whoever else came meanwhile', async () => {
    const told = ['r1', 'r2', 'r1', 'r3', 'r1', 'r2'].map((run_id) => tell(house, 'runs', { ...failed, run_id }))
    const statuses = (await Promise.all(told)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 202)).toHaveLength(3)
    expect(statuses.filter((status) => status === 200)).toHaveLength(3)
    expect(await runs()).toHaveLength(3)
    expect((await usesOf(house.services.store.reader)).get(token)).toMatchObject({ accepted: 6, refused: 0 })
  })

  it('say how far the feed reaches, but never further than to now, whatever a platform’s clock says', async () => {
    await tell(house, 'runs', { ...failed, ended_at: '2026-12-24T18:00:00Z' })
    await house.doJobs()
    const [brought] = await entriesOfAct(house.services.store.reader, 'bring runs')
    expect(brought?.data).toMatchObject({ runs: 1, newestAt: house.at() })
  })
})

describe('An address', () => {
  it.each(['no-such-token-is-known-here', 'x'])('that was never given out takes nothing: %s', async (secret) => {
    expect((await tell(house, 'runs', failed, { secret })).status).toBe(401)
  })

  it('takes nothing once its token was ended', async () => {
    const tariq = await house.as('tariq')
    await tariq.post(`/pilots/INV/tokens/${token}/end`)
    expect((await tell(house, 'runs', failed)).status).toBe(401)
    expect(await runs()).toEqual([])
  })

  it('of no known platform is not there', async () => {
    expect((await tell(house, 'zapier', failed)).status).toBe(404)
  })

  it('knows when it was used last, and how often in vain', async () => {
    await tell(house, 'runs', failed)
    await tell(house, 'runs', { flow: 'x' })
    await tell(house, 'runs', failed)
    const use = (await usesOf(house.services.store.reader)).get(token)
    expect(use).toMatchObject({ accepted: 2, refused: 1, lastStatus: 200, lastAt: house.at() })
  })
})

describe('A signature', () => {
  const body = JSON.stringify(failed)
  const hmac = (as: 'hex' | 'base64', secret = hookSecret) => createHmac('sha256', secret).update(body).digest(as)

  it.each([
    ['UiPath’s', () => ({ 'x-uipath-signature': hmac('base64') })],
    ['GitHub’s', () => ({ 'x-hub-signature-256': `sha256=${hmac('hex')}` })],
    ['one of Standard Webhooks', () => standardHeaders('e1', house.at(), body)],
  ])('that is right is taken: %s', async (_whose, headers) => {
    expect((await tell(house, 'runs', body, { headers: headers() })).status).toBe(202)
  })

  it.each([
    ['UiPath’s', () => ({ 'x-uipath-signature': hmac('base64', 'another') })],
    ['GitHub’s', () => ({ 'x-hub-signature-256': `sha256=${hmac('hex', 'another')}` })],
    ['one of Standard Webhooks', () => standardHeaders('e1', house.at(), body, 'another')],
    ['one of another body', () => standardHeaders('e1', house.at(), `${body} `)],
    ['one without its time', () => ({ ...standardHeaders('e1', house.at(), body), 'webhook-timestamp': '' })],
  ])('that is forged is refused, and nothing is kept: %s', async (_whose, headers) => {
    expect((await tell(house, 'runs', body, { headers: headers() })).status).toBe(401)
    expect(await runs()).toEqual([])
  })

  it('that is more than five minutes old is refused', async () => {
    const headers = standardHeaders('e1', house.at() - 301_000, body)
    expect((await tell(house, 'runs', body, { headers })).status).toBe(401)
    expect((await tell(house, 'runs', body, { headers: standardHeaders('e1', house.at(), body) })).status).toBe(202)
  })

  it('gives the event its id: signed again it is still the same', async () => {
    await tell(house, 'runs', body, { headers: standardHeaders('e1', house.at(), body) })
    const later = standardHeaders('e1', house.at() + 60_000, body)
    expect((await tell(house, 'runs', body, { headers: later })).status).toBe(200)
  })
})

describe('What cannot be taken', () => {
  it.each([
    ['no JSON', '{"run_id":', 422, 'The body is not JSON.'],
    ['a run without an id', '{"flow":"x","status":"failed"}', 422, 'run_id is missing.'],
    ['nothing', '', 422, 'The body is not JSON.'],
    [
      'a pit',
      `{"run_id":"r","flow":"f","status":"failed","x":${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
      422,
      'The body is nested too deeply.',
    ],
  ])('is told so: %s', async (_what, body, status, says) => {
    expect(await tell(house, 'runs', body)).toEqual({ status, says })
  })

  it('is another type than JSON', async () => {
    expect((await tell(house, 'runs', 'a=b', { headers: { 'content-type': 'text/plain' } })).status).toBe(415)
  })

  it('is larger than a megabyte', async () => {
    const large = JSON.stringify({ ...failed, error_message: 'x'.repeat(1_100_000) })
    expect((await tell(house, 'runs', large)).status).toBe(413)
  })
})

function runs() {
  return newestRuns(house.services.store.reader, 'INV', 10)
}
