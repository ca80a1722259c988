// Camunda 7 incidents and process instances, Camunda 8 alerts and exported records. Keys have more digits than a number holds, so
// they stay text.
import type { Run, RunStatus } from '../../domain/run.ts'
import { at, instant, items, link, message, text } from './payload.ts'
import { type Adapter, ignored, type Reading, refused, run, runsRead } from './reading.ts'

export const camunda: Adapter = (payload) => {
  if (Array.isArray(at(payload, 'alerts'))) return alerts(payload)
  if (at(payload, 'items') !== undefined && at(payload, 'page') !== undefined)
    return refused('This is a REST listing of a search. Send the alert webhook, or the runs one by one.')
  if (text(payload, 'valueType') === 'PROCESS_INSTANCE') return exported(payload)
  const told = Array.isArray(payload) ? payload : [payload]
  if (told.length > 0 && told.every((one) => at(one, 'incidentType') !== undefined)) return incidents(told)
  if (Array.isArray(payload)) return refused('This is a REST listing of process instances. Send them one by one.')
  if (at(payload, 'processDefinitionId') !== undefined && at(payload, 'state') !== undefined) return instance(payload)
  return refused('This is no incident, process instance, alert or exported record of Camunda.')
}

function incidents(told: readonly unknown[]): Reading {
  return runsRead(
    told.flatMap((incident) => {
      const id = text(incident, 'processInstanceId')
      if (id === null) return []
      return [
        run(incident, {
          run: id,
          flow: text(incident, 'processDefinitionKey') ?? text(incident, 'processDefinitionId') ?? 'process',
          status: 'failed',
          endedAt: instant(incident, 'incidentTimestamp'),
          errorMessage: message(incident, 'incidentMessage') ?? text(incident, 'incidentType'),
          errorKind: 'system',
          step: text(incident, 'failedActivityId') ?? text(incident, 'activityId'),
        }),
      ]
    }),
    told.length === 1 ? text(told[0], 'id') : null,
  )
}

const states: Readonly<Record<string, RunStatus>> = {
  COMPLETED: 'success',
  EXTERNALLY_TERMINATED: 'cancelled',
  INTERNALLY_TERMINATED: 'cancelled',
  ACTIVE: 'waiting',
  SUSPENDED: 'waiting',
}

function instance(payload: unknown): Reading {
  const id = text(payload, 'id')
  const state = text(payload, 'state') ?? ''
  const status = states[state]
  if (id === null) return refused('id is missing.')
  if (!status) return refused(`“${state}” is not a state of a process instance.`)
  return runsRead([
    run(payload, {
      run: id,
      flow: text(payload, 'processDefinitionKey') ?? text(payload, 'processDefinitionId') ?? 'process',
      status,
      startedAt: instant(payload, 'startTime'),
      endedAt: instant(payload, 'endTime'),
      case: text(payload, 'businessKey'),
    }),
  ])
}

function alerts(payload: unknown): Reading {
  const runs = items(payload, 'alerts').flatMap((alert): readonly Run[] => {
    const id = text(alert, 'processInstanceId') ?? text(alert, 'processInstanceKey')
    if (id === null) return []
    return [
      run(alert, {
        run: id,
        flow: text(alert, 'processName') ?? text(alert, 'processDefinitionId') ?? 'process',
        status: 'failed',
        endedAt: instant(alert, 'creationTime'),
        errorMessage: message(alert, 'errorMessage') ?? text(alert, 'errorType'),
        errorKind: 'system',
        step: text(alert, 'flowNodeId') ?? text(alert, 'elementId'),
        link: link(alert, 'operateUrl'),
      }),
    ]
  })
  return runs.length === 0 ? refused('alerts[0].processInstanceId is missing.') : runsRead(runs)
}

const intents: Readonly<Record<string, RunStatus>> = {
  ELEMENT_ACTIVATED: 'waiting',
  ELEMENT_COMPLETED: 'success',
  ELEMENT_TERMINATED: 'cancelled',
}

function exported(payload: unknown): Reading {
  if (text(payload, 'value', 'bpmnElementType') !== 'PROCESS') return ignored('Only a process as a whole is a run.')
  const status = intents[text(payload, 'intent') ?? '']
  const id = text(payload, 'value', 'processInstanceKey') ?? text(payload, 'key')
  if (!status) return ignored('The process is between two states.')
  if (id === null) return refused('value.processInstanceKey is missing.')
  const stamp = instant(payload, 'timestamp')
  return runsRead(
    [
      run(payload, {
        run: id,
        flow: text(payload, 'value', 'bpmnProcessId') ?? 'process',
        status,
        startedAt: status === 'waiting' ? stamp : null,
        endedAt: status === 'waiting' ? null : stamp,
      }),
    ],
    positionOf(payload),
  )
}

/** A record's place in its partition is its id. */
function positionOf(payload: unknown): string | null {
  const [partition, position] = [text(payload, 'partitionId'), text(payload, 'position')]
  return partition === null || position === null ? null : `${partition} ${position}`
}
