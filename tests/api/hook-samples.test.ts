// Payloads as the platforms themselves publish them, sent over HTTP: each is taken or refused as its platform is documented, and
// lands as the right run and the right failure. Told again in any way, it changes nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Platform } from '../../src/domain/run.ts'
import { reportedFailuresOf } from '../../src/store/failures.ts'
import { newestRuns } from '../../src/store/runs.ts'
import { openHook, standardHeaders, tell } from '../support/hook.ts'
import { type House, openHouse } from '../support/house.ts'

const folder = new URL('../../../shared/data/payloads/', import.meta.url)
const isHere = existsSync(folder)
let house: House

beforeEach(async () => {
  house = await openHouse()
  await openHook(house)
})
afterEach(() => house.close())

type Sample = readonly [Platform, string]

/** Runs that are fine, under way or stopped by somebody: they are kept and open nothing. */
const fine: readonly Sample[] = [
  ['uipath', 'uipath_job.started.json'],
  ['uipath', 'uipath_job.completed.json'],
  ['uipath', 'uipath_job.stopped.json'],
  ['uipath', 'uipath_queueItem.transactionCompleted.json'],
  ['github', 'github_workflow_run_requested.payload.json'],
  ['github', 'github_workflow_run_completed.payload.json'],
  ['camunda', 'zeebe_exporter_process_instance_completed.json'],
]

type Opens = { readonly component: string; readonly side: 'policy' | 'system' | 'unknown'; readonly message: string }

/** Failed runs, and the failure that each of them opens. */
const failed: readonly (readonly [...Sample, Opens])[] = [
  ['n8n', 'n8n_error_trigger.json', { component: 'Example Workflow', side: 'unknown', message: 'Example Error Message' }],
  ['n8n', 'n8n_error_trigger_triggernode.json', { component: 'n8n', side: 'unknown', message: 'WorkflowActivationError' }],
  ['uipath', 'uipath_job.faulted.json', { component: 'FailingJob', side: 'system', message: 'This workflow always fails' }],
  ['uipath', 'uipath_queueItem.transactionFailed.json', { component: 'temp', side: 'policy', message: 'Error during Heartbeat Status' }],
  ['camunda', 'camunda7_incident.json', { component: 'aProcDefId', side: 'system', message: 'anIncidentMessage' }],
  ['camunda', 'camunda8_webhook_alert.json', { component: 'process-name', side: 'system', message: 'something went wrong' }],
] // prettier-ignore

const ignored: readonly Sample[] = [
  ['github', 'github_workflow_job_completed.success.with-organization.payload.json'],
  ['github', 'github_workflow_job_completed.failure.with-organization.payload.json'],
]

const refused: readonly (readonly [...Sample, string])[] = [
  ['camunda', 'camunda7_history_process_instance.json', 'REST listing'],
  ['camunda', 'camunda8_incidents_search.json', 'REST listing'],
  ['power-automate', 'logicapps_workflowruns_list.json', 'REST listing'],
  ['power-automate', 'logicapps_workflowrunactions_list.json', 'REST listing'],
  ['runs', 'temporal_history_cancel_fake_progress.json', 'Temporal'],
  ['runs', 'zapier_zap_runs.json', 'Zapier'],
]

const taken: readonly Sample[] = [...fine, ...failed.map(([platform, name]): Sample => [platform, name])]

describe.skipIf(!isHere)('A published payload', () => {
  it('has its line in this file', () => {
    const told = [...taken, ...ignored, ...refused].map(([, name]) => name)
    const all = readdirSync(folder).filter((name) => name.endsWith('.json'))
    expect(told.toSorted()).toEqual(all.toSorted())
  })

  it.each(fine)('of %s, %s, is taken and opens no failure', async (platform, name) => {
    expect(await tell(house, platform, sample(name))).toEqual({ status: 202, says: 'Taken.' })
    expect(await landed()).toMatchObject({ runs: [{ platform }], failures: [] })
  })

  it.each(failed)('of %s, %s, opens the failure that it tells of', async (platform, name, { message, ...opens }) => {
    expect((await tell(house, platform, sample(name))).status).toBe(202)
    const { runs, failures } = await landed()
    expect(runs).toMatchObject([{ platform, status: 'failed', failure: 1 }])
    expect(failures).toMatchObject([{ ...opens, platform, failure: 1, runs: 1, message: containing(message) }])
  })

  it('of a queue’s items is a case’s run in the week in which the item ended', async () => {
    await tell(house, 'uipath', sample('uipath_queueItem.transactionFailed.json'))
    const { runs, failures } = await landed()
    expect(runs).toMatchObject([{ flow: 'temp', week: '2018-W48', errorKind: 'business' }])
    expect(failures).toMatchObject([{ firstAt: Date.parse('2018-11-26T14:16:31.794Z') }])
  })

  it.each(ignored)('of %s, %s, is acknowledged and kept nowhere', async (platform, name) => {
    expect((await tell(house, platform, sample(name))).status).toBe(202)
    expect(await landed()).toEqual({ runs: [], failures: [] })
  })

  it.each(refused)('sent to %s, %s, is refused by its name and kept nowhere', async (platform, name, says) => {
    expect(await tell(house, platform, sample(name))).toEqual({ status: 422, says: containing(says) })
    expect(await landed()).toEqual({ runs: [], failures: [] })
  })
})

describe.skipIf(!isHere)('Published payloads that were taken', () => {
  it('change nothing when they come again, however late and however written', async () => {
    for (const [platform, name] of taken) await tell(house, platform, sample(name))
    const before = await landed()
    expect(before.runs).toHaveLength(taken.length - 1) // one tells how the run of another ended
    house.setClock('2026-09-14T09:00:00Z')
    for (const [platform, name] of taken) {
      expect((await tell(house, platform, sample(name))).status, name).toBe(200)
      expect((await tell(house, platform, rewritten(sample(name)))).status, name).toBe(200)
    }
    expect(await landed()).toEqual(before)
  })

  it('are refused with a signature that is forged or stale, and change nothing', async () => {
    for (const [platform, name] of taken) {
      const body = sample(name)
      for (const headers of wrongHeaders(body))
        expect((await tell(house, platform, body, { headers })).status).toBe(401)
    }
    expect(await landed()).toEqual({ runs: [], failures: [] })
  })

  it.each([
    ['github', 'github_workflow_run_requested.payload.json', 'github_workflow_run_completed.payload.json'],
    ['uipath', 'uipath_job.started.json', 'uipath_job.completed.json'],
    ['uipath', 'uipath_job.started.json', 'uipath_job.faulted.json'],
  ] as const)('of %s is one run with one ending, in whatever order it comes: %s, %s', async (platform, first, last) => {
    const beginning = sample(first).replaceAll(jobOf(first), jobOf(last))
    for (const body of [sample(last), beginning]) await tell(house, platform, body)
    const reordered = await landed()
    await house.close()
    house = await openHouse()
    await openHook(house)
    for (const body of [beginning, sample(last)]) await tell(house, platform, body)
    expect(await landed()).toEqual(reordered)
    expect(reordered.runs).toMatchObject([{ endedAt: expect.any(Number) as number }])
  })
})

function sample(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

function wrongHeaders(body: string): readonly Readonly<Record<string, string>>[] {
  return [
    { 'x-uipath-signature': 'AAAA' },
    { 'x-hub-signature-256': 'sha256=00' },
    standardHeaders('e1', house.at(), body, 'another secret'),
    standardHeaders('e1', house.at() - 301_000, body),
  ]
}

/** The key of a UiPath job; what every text holds for the others, so that nothing is replaced. */
function jobOf(name: string): string {
  return /"Key": "([\da-f-]{36})"/.exec(sample(name))?.[1] ?? '"'
}

/** The same payload, its fields the other way round and without a blank. */
function rewritten(body: string): string {
  return JSON.stringify(JSON.parse(body), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  )
}

/** What is known of the pilot's runs, but for the ledger entry that took them in, and the failures that they opened. */
async function landed() {
  await house.doJobs()
  const { reader } = house.services.store
  const runs = (await newestRuns(reader, 'INV', 20)).map((run) => ({ ...run, batch: null }))
  return { runs, failures: await reportedFailuresOf(reader, 'INV') }
}

function containing(words: string): string {
  return expect.stringContaining(words) as string
}
