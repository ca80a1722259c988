import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FailuresSchema, ProblemSchema } from '../../src/api/schemas.ts'
import { openHook, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'
import { issueToken } from '../support/token.ts'

let house: House
let token: string

/** Two runs failed alike, and Ben logged something else. */
beforeAll(async () => {
  house = await openHouse()
  await openHook(house)
  for (const run_id of ['r1', 'r2'])
    await tell(house, 'runs', {
      run_id,
      flow: 'ERP sync',
      status: 'failed',
      error_message: 'Timeout',
      case_ref: '4711',
    })
  await house.doJobs()
  const ben = await house.as('ben')
  await ben.post('/pilots/INV/failures', { component: 'unknown', severity: '3', words: 'Ben saw something.' })
  token = await issueToken(house, 'INV', ['read'])
})
afterAll(() => house.close())

async function ask(path: string, secret = token) {
  const headers = { authorization: `Bearer ${secret}` }
  const { statusCode: status, body } = await house.app.inject({ url: `/api/v1${path}`, headers })
  return { status, body: JSON.parse(body) as unknown }
}

describe('The failures of a pilot', () => {
  it('come by their number, with how often each was seen and what is known of it', async () => {
    const { pilot, failures, next } = FailuresSchema.parse((await ask('/pilots/INV/failures')).body)
    expect([pilot, next]).toEqual(['INV', null])
    expect(failures).toMatchObject([
      { number: 1, component: { id: 'ERP sync' }, message: 'Timeout', runs: 2, cases: 1, times: 2, resolvedAt: null },
      { number: 2, component: { id: 'unknown' }, openedBy: 'person', message: null, severity: 3, times: 1 },
    ])
  })

  it('go on after a number', async () => {
    const { failures } = FailuresSchema.parse((await ask('/pilots/INV/failures?after=1')).body)
    expect(failures.map(({ number }) => number)).toEqual([2])
  })

  it('are given as they stood at the end of a day', async () => {
    const asked = async (day: string) => (await ask(`/pilots/INV/failures?asof=${day}`)).body
    expect(FailuresSchema.parse(await asked('2026-09-06'))).toMatchObject({ asOf: '2026-09-06', failures: [] })
    expect(FailuresSchema.parse(await asked('2026-09-07')).failures).toMatchObject([{ runs: 2 }, { number: 2 }])
    expect(ProblemSchema.parse(await asked('2026-09-08')).detail).toBe('2026-09-08 has not come yet.')
  })

  it('name nobody, and repeat nobody’s words', async () => {
    expect(JSON.stringify((await ask('/pilots/INV/failures')).body)).not.toMatch(/ben/i)
  })

  it.each([
    ['/pilots/INV/failures?after=first', 400],
    ['/pilots/OTH/failures', 404],
  ])('are refused at %s', async (path, status) => {
    expect(ProblemSchema.parse((await ask(path)).body)).toMatchObject({ status })
  })
})
