// UiPath Orchestrator: jobs, and the queue items that are one business case each.
import type { ErrorKind, Run, RunStatus } from '../../domain/run.ts'
import { at, instant, items, message, text, whole } from './payload.ts'
import { type Adapter, ignored, refused, run, runsRead } from './reading.ts'

export const uipath: Adapter = (payload) => {
  const type = text(payload, 'Type')
  const event = text(payload, 'EventId')
  if (type === null) return refused('Type is missing: this is not an event of UiPath Orchestrator.')
  if (type.startsWith('job.')) return jobs(payload, type, event)
  if (type.startsWith('queueItem.transaction')) return queueItems(payload, type, event)
  return ignored(`${type} says nothing of a run.`)
}

const jobStatuses: Readonly<Record<string, RunStatus>> = {
  'job.created': 'waiting',
  'job.started': 'waiting',
  'job.suspended': 'waiting',
  'job.resumed': 'waiting',
  'job.completed': 'success',
  'job.faulted': 'failed',
  'job.stopped': 'cancelled',
  'job.killed': 'cancelled',
}

function jobs(payload: unknown, type: string, event: string | null) {
  const status = jobStatuses[type]
  if (!status) return ignored(`${type} says nothing of a run.`)
  const told = at(payload, 'Job') === undefined ? items(payload, 'Jobs') : [at(payload, 'Job')]
  const runs = told.flatMap((job) => jobRun(job, status))
  return runs.length === 0 ? refused('Job.Key is missing.') : runsRead(runs, event)
}

function jobRun(job: unknown, status: RunStatus): readonly Run[] {
  const key = text(job, 'Key')
  if (key === null) return []
  const failed = status === 'failed'
  const info = message(job, 'Info')
  return [
    run(job, {
      run: key,
      flow: text(job, 'Release', 'ProcessKey') ?? text(job, 'Release', 'Name') ?? 'job',
      status,
      startedAt: instant(job, 'StartTime'),
      endedAt: instant(job, 'EndTime'),
      errorMessage: failed ? info : null,
      errorKind: failed ? kindOfJob(info) : 'unknown',
    }),
  ]
}

/** A job breaks on the system, unless the robot itself says that a business rule was not met. */
function kindOfJob(info: string | null): ErrorKind {
  return /BusinessRuleException|BusinessException/.test(info ?? '') ? 'business' : 'system'
}

const itemStatuses: Readonly<Record<string, RunStatus>> = {
  Successful: 'success',
  Failed: 'failed',
  Abandoned: 'cancelled',
  Deleted: 'cancelled',
  InProgress: 'waiting',
  New: 'waiting',
  Retried: 'failed',
}

const exceptionKinds: Readonly<Record<string, ErrorKind>> = {
  BusinessException: 'business',
  ApplicationException: 'system',
}

function queueItems(payload: unknown, type: string, event: string | null) {
  const told = at(payload, 'QueueItem') === undefined ? items(payload, 'QueueItems') : [at(payload, 'QueueItem')]
  const queue = text(payload, 'Queue', 'Name') ?? 'queue'
  const runs = told.flatMap((item) => itemRun(item, queue))
  return runs.length === 0 ? refused(`QueueItem.Key or its Status is missing in ${type}.`) : runsRead(runs, event)
}

/** A retried item has a key of its own; it is an attempt at the first one, which the platform names in the ancestor id. */
function itemRun(item: unknown, queue: string): readonly Run[] {
  const key = text(item, 'Key')
  const status = itemStatuses[text(item, 'Status') ?? '']
  if (key === null || !status) return []
  const reference = text(item, 'Reference')
  return [
    run(
      { ...(item as object), SpecificContent: undefined, Output: undefined },
      {
        run: text(item, 'AncestorUniqueKey') ?? key,
        attempt: (whole(item, 'RetryNumber') ?? 0) + 1,
        flow: queue,
        status,
        startedAt: instant(item, 'StartProcessing'),
        endedAt: instant(item, 'EndProcessing'),
        case: reference,
        errorMessage: message(item, 'ProcessingException', 'Details') ?? message(item, 'ProcessingException', 'Reason'),
        errorKind: exceptionKinds[text(item, 'ProcessingException', 'Type') ?? ''] ?? 'unknown',
      },
    ),
  ]
}
