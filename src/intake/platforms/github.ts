// GitHub Actions: the `workflow_run` event. Jobs of a run are told by the run itself.
import type { RunStatus } from '../../domain/run.ts'
import { at, instant, link, text, whole } from './payload.ts'
import { type Adapter, ignored, refused, run, runsRead } from './reading.ts'

const conclusions: Readonly<Record<string, RunStatus>> = {
  success: 'success',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  action_required: 'failed',
  cancelled: 'cancelled',
  skipped: 'cancelled',
  stale: 'cancelled',
}

export const github: Adapter = (payload) => {
  if (at(payload, 'workflow_job') !== undefined) return ignored('A workflow_job is told by its workflow_run.')
  if (at(payload, 'zen') !== undefined) return ignored('A ping: the webhook is connected.')
  const told = at(payload, 'workflow_run')
  const id = text(told, 'id')
  if (id === null) return refused('workflow_run.id is missing: send the workflow_run event.')
  const conclusion = text(told, 'conclusion')
  if (conclusion === 'neutral') return ignored('A neutral conclusion is neither a success nor a failure.')
  const status = conclusion === null ? 'waiting' : conclusions[conclusion]
  if (!status) return refused(`“${conclusion}” is not a conclusion that is known.`)
  return runsRead([
    run(summary(told), {
      run: id,
      attempt: Math.max(whole(told, 'run_attempt') ?? 1, 1),
      flow: text(payload, 'workflow', 'name') ?? text(told, 'name') ?? text(told, 'path') ?? 'workflow',
      status,
      startedAt: instant(told, 'run_started_at'),
      endedAt: conclusion === null ? null : instant(told, 'updated_at'),
      errorMessage: status === 'failed' ? `The workflow ended with ${conclusion}.` : null,
      errorKind: status === 'failed' ? 'system' : 'unknown',
      link: link(told, 'html_url'),
    }),
  ])
}

/** Of a run's many fields those that somebody would look for. */
function summary(told: unknown): object {
  const names = ['run_number', 'event', 'head_branch', 'head_sha', 'display_title', 'path']
  return Object.fromEntries(names.map((name) => [name, at(told, name)]))
}
