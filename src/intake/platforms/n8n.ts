// n8n: what an Error Trigger node receives (a list of one), and an execution as its public interface gives it.
import type { RunStatus } from '../../domain/run.ts'
import { at, instant, link, message, text } from './payload.ts'
import { type Adapter, type Reading, refused, run, runsRead } from './reading.ts'

export const n8n: Adapter = (payload, receivedAt) => {
  const [first = payload] = Array.isArray(payload) ? payload : []
  if (at(first, 'execution') !== undefined || at(first, 'trigger') !== undefined) return errorTrigger(first, receivedAt)
  if (at(first, 'workflowId') !== undefined && at(first, 'mode') !== undefined) return execution(first)
  if (at(payload, 'data', 0, 'workflowId') !== undefined)
    return refused('This is a REST listing of executions. Send them one by one.')
  return refused('This is neither what an n8n Error Trigger sends nor an n8n execution.')
}

/** An error says when it happened, or the time of arrival counts. One in the trigger itself has no execution. */
function errorTrigger(payload: unknown, receivedAt: number): Reading {
  const inTrigger = at(payload, 'execution') === undefined
  const part = inTrigger ? 'trigger' : 'execution'
  const id = text(payload, 'execution', 'id')
  const original = text(payload, 'execution', 'retryOf')
  const flow = text(payload, 'workflow', 'name') ?? text(payload, 'workflow', 'id') ?? 'n8n'
  const endedAt = instant(payload, part, 'error', 'timestamp') ?? receivedAt
  const node = text(payload, 'execution', 'lastNodeExecuted') ?? text(payload, 'trigger', 'error', 'node', 'name')
  return runsRead([
    run(payload, {
      run: original ?? id ?? `trigger ${flow} ${endedAt}`,
      attempt: original === null ? 1 : 2,
      flow,
      status: 'failed',
      endedAt,
      case: text(payload, 'case_ref'),
      errorMessage: message(payload, part, 'error', 'message') ?? text(payload, part, 'error', 'name'),
      step: node ?? (inTrigger ? 'trigger' : null),
      link: link(payload, 'execution', 'url'),
    }),
  ])
}

const statuses: Readonly<Record<string, RunStatus>> = {
  success: 'success',
  error: 'failed',
  crashed: 'failed',
  canceled: 'cancelled',
  new: 'waiting',
  running: 'waiting',
  waiting: 'waiting',
}

function execution(payload: unknown): Reading {
  const id = text(payload, 'id')
  const status = statuses[text(payload, 'status') ?? '']
  if (id === null) return refused('id is missing.')
  if (!status) return refused(`“${text(payload, 'status') ?? ''}” is not a status of an n8n execution.`)
  const original = text(payload, 'retryOf')
  return runsRead([
    run(payload, {
      run: original ?? id,
      attempt: original === null ? 1 : 2,
      flow: text(payload, 'workflowData', 'name') ?? text(payload, 'workflowId') ?? 'n8n',
      status,
      startedAt: instant(payload, 'startedAt'),
      endedAt: instant(payload, 'stoppedAt'),
      case: text(payload, 'case_ref'),
      errorMessage: message(payload, 'data', 'resultData', 'error', 'message'),
      step: text(payload, 'data', 'resultData', 'lastNodeExecuted'),
    }),
  ])
}
