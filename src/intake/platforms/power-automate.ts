// Power Automate and Logic Apps: the `workflow()` object with its run, as a flow sends it, and one item of a list of runs.
import type { RunStatus } from '../../domain/run.ts'
import { at, instant, message, text } from './payload.ts'
import { type Adapter, type Reading, refused, run, runsRead } from './reading.ts'

const statuses: Readonly<Record<string, RunStatus>> = {
  succeeded: 'success',
  success: 'success',
  failed: 'failed',
  timedout: 'failed',
  aborted: 'failed',
  faulted: 'failed',
  cancelled: 'cancelled',
  skipped: 'cancelled',
  running: 'waiting',
  waiting: 'waiting',
  suspended: 'waiting',
}

export const powerAutomate: Adapter = (payload, receivedAt) => {
  if (at(payload, 'value') !== undefined)
    return refused('This is a REST listing of runs or actions. Send the runs one by one.')
  const type = text(payload, 'type') ?? ''
  if (type.endsWith('/actions')) return refused('This is an action of a run, not the run itself.')
  if (at(payload, 'run') !== undefined) return fromFlow(payload, receivedAt)
  if (at(payload, 'properties', 'status') !== undefined) return listItem(payload)
  return refused('This is neither the workflow() object with its run nor an item of a list of runs.')
}

/** A flow that tells of itself is not over yet when it does: it says in `status` how it ends, or failed where it says so. */
function fromFlow(payload: unknown, receivedAt: number): Reading {
  const id = text(payload, 'run', 'name') ?? text(payload, 'run', 'id')
  if (id === null) return refused('run.name is missing.')
  const said = text(payload, 'status') ?? text(payload, 'run', 'status') ?? text(payload, 'run', 'properties', 'status')
  const error = message(payload, 'error', 'message') ?? message(payload, 'run', 'error', 'message')
  const status = said === null ? (error === null ? 'waiting' : 'failed') : statuses[said.toLowerCase()]
  if (!status) return refused(`“${said}” is not a status of a flow run.`)
  return runsRead([
    run(payload, {
      run: id,
      flow: text(payload, 'tags', 'flowDisplayName') ?? text(payload, 'name') ?? text(payload, 'id') ?? 'flow',
      status,
      startedAt: instant(payload, 'run', 'startTime') ?? instant(payload, 'startTime'),
      endedAt: status === 'waiting' ? null : (instant(payload, 'run', 'endTime') ?? receivedAt),
      errorMessage: error,
      case: text(payload, 'case_ref') ?? text(payload, 'run', 'correlation', 'clientTrackingId'),
    }),
  ])
}

function listItem(payload: unknown): Reading {
  const id = text(payload, 'name')
  const said = text(payload, 'properties', 'status')
  const status = statuses[said?.toLowerCase() ?? '']
  if (id === null) return refused('name is missing.')
  if (!status) return refused(`“${said}” is not a status of a flow run.`)
  return runsRead([
    run(payload, {
      run: id,
      flow: flowIn(text(payload, 'id')) ?? text(payload, 'properties', 'workflow', 'name') ?? 'flow',
      status,
      startedAt: instant(payload, 'properties', 'startTime'),
      endedAt: status === 'waiting' ? null : instant(payload, 'properties', 'endTime'),
      errorMessage: message(payload, 'properties', 'error', 'message'),
    }),
  ])
}

/** "…/workflows/test-workflow/runs/…" */
function flowIn(id: string | null): string | null {
  return /\/workflows\/([^/]+)/.exec(id ?? '')?.[1] ?? null
}
