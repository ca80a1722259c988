// A failed run opens a failure, and the same thing that breaks again joins it: nobody reads the same news forty times.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fact } from '../../src/domain/fact.ts'
import { emptyMap, type Integration } from '../../src/domain/system-map.ts'
import { reportedFailuresOf } from '../../src/store/failures.ts'
import { entriesOfAct } from '../../src/store/ledger.ts'
import { newestRuns } from '../../src/store/runs.ts'
import { openHook, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House

beforeEach(async () => {
  house = await openHouse()
  await openHook(house)
})
afterEach(() => house.close())

const broken = { flow: 'ERP sync', status: 'failed', error_message: 'Timeout after 30 s', error_kind: 'system' }

describe('Failed runs', () => {
  it('of the same kind are one failure, with its runs and its cases counted once', async () => {
    await told('r1', { case_ref: 'INV-1', ended_at: '2026-09-07T08:00:00Z' })
    await told('r2', { case_ref: 'INV-1', error_message: 'Timeout after 45 s', ended_at: '2026-09-07T08:20:00Z' })
    await told('r2', { case_ref: 'INV-1', attempt: 2, ended_at: '2026-09-07T08:30:00Z' })
    expect(await failures()).toMatchObject([
      {
        failure: 1,
        component: 'ERP sync',
        side: 'system',
        runs: 2,
        cases: 1,
        firstAt: Date.parse('2026-09-07T08:00Z'),
        lastAt: Date.parse('2026-09-07T08:30Z'),
      },
    ])
  })

  it('of another kind, or of another flow, are another failure', async () => {
    await told('r1')
    await told('r2', { error_message: 'The number is missing', error_kind: 'business' })
    await told('r3', { flow: 'Mail intake' })
    expect((await failures()).map(({ component, side }) => [component, side])).toEqual([
      ['ERP sync', 'system'],
      ['ERP sync', 'policy'],
      ['Mail intake', 'system'],
    ])
  })

  it('that come after the repair open a new failure', async () => {
    await told('r1', { ended_at: '2026-09-07T08:00:00Z' })
    await resolve(1)
    await told('r2', { ended_at: '2026-09-07T08:30:00Z' })
    expect(await failures()).toMatchObject([{ failure: 1, runs: 2 }])
    await told('r3', { ended_at: '2026-09-07T10:00:00Z' })
    expect(await failures()).toMatchObject([{ failure: 1 }, { failure: 2, runs: 1 }])
  })

  it('belong to the integration of the map that names their flow', async () => {
    const integration: Partial<Integration> = { id: 'erp', name: 'Booking', flows: ['ERP sync'] }
    const content = { ...emptyMap, integrations: [integration as Integration] } // the rest of it is of no matter here
    const map = fact(
      'write map',
      'INV',
      { type: 'map', id: 'INV', version: 1 },
      { content: JSON.parse(JSON.stringify(content)) },
    )
    await house.play(map, 'tariq', 'cto')
    await told('r1')
    expect(await failures()).toMatchObject([{ component: 'erp' }])
  })

  it('that were corrected by a late event count no more than once', async () => {
    await told('r1', { ended_at: '2026-09-07T08:00:00Z' })
    await told('r1', { ended_at: '2026-09-07T08:05:00Z', case_ref: 'INV-9' })
    expect(await failures()).toMatchObject([{ runs: 1, cases: 1, lastAt: Date.parse('2026-09-07T08:05Z') }])
  })
})

it('Runs are evidence that the ledger knows, a batch at a time', async () => {
  await tell(house, 'runs', { ...broken, run_id: 'r1' })
  await tell(house, 'runs', { ...broken, run_id: 'r2', status: 'success' })
  await tell(house, 'runs', { ...broken, run_id: 'r3', status: 'waiting' })
  await house.doJobs()
  const page = await (await house.as('tariq')).get('/ledger')
  expect(page.body).toContain('told of 2 runs on INV; 1 had failed.')
  const runs = await newestRuns(house.services.store.reader, 'INV', 5)
  expect(
    runs
      .filter(({ batch }) => batch !== null)
      .map(({ run }) => run)
      .toSorted(),
  ).toEqual(['r1', 'r2'])
})

it('More runs than one fact takes are all evidence in the end, each once', async () => {
  const many = Array.from({ length: 600 }, (_, nth) => ({ ...broken, run_id: `r${nth}` }))
  await tell(house, 'runs', many)
  await house.doJobs()
  const facts = await entriesOfAct(house.services.store.reader, 'bring runs')
  const taken = facts.map(({ data }) => Number(data['runs']))
  expect(taken.length).toBeGreaterThan(1)
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(600)
  expect(await failures()).toMatchObject([{ failure: 1, runs: 600 }])
})

async function told(run: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  expect((await tell(house, 'runs', { ...broken, run_id: run, ...more })).status).toBe(202)
  await house.doJobs()
}

function failures() {
  return reportedFailuresOf(house.services.store.reader, 'INV')
}

async function resolve(failure: number): Promise<void> {
  const object = { type: 'failure', id: String(failure), version: 1 }
  const more = { data: { what: 'resolved', said: {} }, texts: { words: 'A longer timeout.' } }
  await house.play(fact('handle failure', 'INV', object, more), 'tariq', 'cto')
}
