// Payloads as the platforms themselves publish them: each is read as the run that it is, or refused by name.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Platform, Run } from '../../../src/domain/run.ts'
import { at, readJson } from '../../../src/intake/platforms/payload.ts'
import { readPayload } from '../../../src/intake/platforms/platforms.ts'
import type { Reading } from '../../../src/intake/platforms/reading.ts'

const folder = new URL('../../../../shared/data/payloads/', import.meta.url)
const arrived = Date.parse('2026-09-07T09:00Z')

type Told = Partial<Run>
const understood: readonly (readonly [Platform, string, Told])[] = [
  ['n8n', 'n8n_error_trigger.json', { run: '34', attempt: 2, flow: 'Example Workflow', status: 'failed', endedAt: arrived, step: 'Node With Error', errorMessage: 'Example Error Message' }],
  ['uipath', 'uipath_job.started.json', { status: 'waiting' }],
  ['uipath', 'uipath_job.completed.json', { flow: 'Args_AddNumbers', status: 'success', errorMessage: null }],
  ['uipath', 'uipath_job.faulted.json', { run: '9cc6c2e4-237d-42f6-8cb8-43010652fb22', flow: 'FailingJob', status: 'failed', errorKind: 'system' }],
  ['uipath', 'uipath_job.stopped.json', { run: '154ae99a-695d-43bb-90ea-0af53b8b8232', status: 'cancelled' }],
  ['uipath', 'uipath_queueItem.transactionCompleted.json', { flow: 'temp', status: 'success', attempt: 1 }],
  ['uipath', 'uipath_queueItem.transactionFailed.json', { flow: 'temp', status: 'failed', errorKind: 'business' }],
  ['github', 'github_workflow_run_requested.payload.json', { run: '289782451', attempt: 1, status: 'waiting', endedAt: null }],
  ['github', 'github_workflow_run_completed.payload.json', { run: '289782451', attempt: 1, status: 'success' }],
  ['camunda', 'camunda7_incident.json', { run: 'aProcInstId', status: 'failed', step: 'serviceTask', errorKind: 'system', endedAt: Date.parse('2014-03-01T06:00Z') }],
  ['camunda', 'camunda8_webhook_alert.json', { run: '1234567890123456', flow: 'process-name', status: 'failed', step: 'node-id' }],
  ['camunda', 'zeebe_exporter_process_instance_completed.json', { run: '2251799815328692', flow: 'Process_0jbjknh', status: 'success', endedAt: 1_708_605_849_008 }],
] // prettier-ignore

const strange: readonly (readonly [Platform, string, string])[] = [
  ['camunda', 'camunda7_history_process_instance.json', 'REST listing'],
  ['camunda', 'camunda8_incidents_search.json', 'REST listing'],
  ['power-automate', 'logicapps_workflowruns_list.json', 'REST listing'],
  ['power-automate', 'logicapps_workflowrunactions_list.json', 'REST listing'],
  ['runs', 'temporal_history_cancel_fake_progress.json', 'Temporal'],
  ['runs', 'zapier_zap_runs.json', 'Zapier'],
]

describe.skipIf(!existsSync(folder))('A published payload', () => {
  it.each(understood)('of %s, %s, is the run that it tells', (platform, name, told) => {
    expect(onlyRun(read(platform, name))).toMatchObject(told)
  })

  it.each(strange)('sent to %s, %s, is refused by its name', (platform, name, says) => {
    expect(read(platform, name)).toMatchObject({ is: 'refused', why: expect.stringContaining(says) as string })
  })

  it.each(['success', 'failure'])('of a %s workflow job is told by its run, and ignored', (conclusion) => {
    const name = `github_workflow_job_completed.${conclusion}.with-organization.payload.json`
    expect(read('github', name).is).toBe('ignored')
  })

  it('of one run of a list is read by itself', () => {
    const item = at(sample('logicapps_workflowruns_list.json'), 'value', 0)
    expect(onlyRun(readPayload('power-automate', item, arrived))).toMatchObject({
      run: '08586676746934337772206998657CU22',
      flow: 'test-workflow',
      status: 'success',
      startedAt: Date.parse('2018-08-10T20:16:32.044Z'),
    })
  })

  it('never keeps what a queue item holds of a customer', () => {
    const { more } = onlyRun(read('uipath', 'uipath_queueItem.transactionCompleted.json'))
    expect(JSON.stringify(more)).not.toContain('janedoe')
  })
})

function sample(name: string): unknown {
  return readJson(readFileSync(new URL(name, folder), 'utf8'))
}

function read(platform: Platform, name: string): Reading {
  return readPayload(platform, sample(name), arrived)
}

function onlyRun(reading: Reading): Run {
  if (reading.is !== 'runs') throw new Error(reading.why)
  return reading.runs[0]
}
