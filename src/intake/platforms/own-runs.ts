// Our own small schema, for everything that can send JSON. It alone is read strictly: who writes to it can write it right.
import { errorKinds, runStatuses } from '../../domain/run.ts'
import { at, instant, link, message, text, whole } from './payload.ts'
import { type Adapter, type Reading, refused, run, runsRead } from './reading.ts'

const known = [
  'run_id',
  'flow',
  'status',
  'started_at',
  'ended_at',
  'case_ref',
  'error_message',
  'error_kind',
  'handled_by_hand',
  'link',
  'attempt',
]

export const ownRuns: Adapter = (payload) => {
  const told = Array.isArray(payload) ? payload : [payload]
  const readings = told.map(oneRun)
  const wrong = readings.find((reading) => reading.is !== 'runs')
  if (wrong) return wrong
  return runsRead(readings.flatMap((reading) => (reading.is === 'runs' ? reading.runs : [])))
}

function oneRun(payload: unknown): Reading {
  const id = text(payload, 'run_id')
  const flow = text(payload, 'flow')
  const status = runStatuses.find((one) => one === at(payload, 'status'))
  const kind = errorKinds.find((one) => one === (at(payload, 'error_kind') ?? 'unknown'))
  if (id === null) return refused('run_id is missing.')
  if (flow === null) return refused('flow is missing.')
  if (!status) return refused(`status is one of ${runStatuses.join(', ')}.`)
  if (!kind) return refused(`error_kind is one of ${errorKinds.join(', ')}.`)
  for (const name of ['started_at', 'ended_at'])
    if (at(payload, name) != null && instant(payload, name) === null) return refused(`${name} is not a date and time.`)
  return runsRead([
    run(unknownFields(payload), {
      run: id,
      attempt: Math.max(whole(payload, 'attempt') ?? 1, 1),
      flow,
      status,
      startedAt: instant(payload, 'started_at'),
      endedAt: instant(payload, 'ended_at'),
      case: text(payload, 'case_ref'),
      errorMessage: message(payload, 'error_message'),
      errorKind: kind,
      handledByHand: at(payload, 'handled_by_hand') === true,
      link: link(payload, 'link'),
    }),
  ])
}

function unknownFields(payload: unknown): object {
  return Object.fromEntries(Object.entries(payload as object).filter(([name]) => !known.includes(name))) // a run_id was read from it
}
