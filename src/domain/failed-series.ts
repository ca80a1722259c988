// One failed run may be bad luck. When the runs of an integration fail one after the other, whoever looks after it is called,
// or whoever may pause is asked to: the map says which, and after how many. Nobody pauses a pilot but a person.
import { charterInForce } from './charter.ts'
import { windowsHeld } from './maintenance.ts'
import type { Seat } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import type { Run } from './run.ts'
import { flowsOf, runsSince } from './silence.ts'
import { type InARow, type Integration, mapInForce } from './system-map.ts'

/** An attempt at a run that succeeded or failed. `endedAt` in ms. */
export type EndedAttempt = Pick<Run, 'run' | 'flow'> & {
  readonly platform: string
  readonly isFailed: boolean
  readonly endedAt: number
}

/** Runs of an integration that failed one after the other, up to now. */
export type FailedSeries = {
  readonly integration: string
  readonly name: string
  readonly runs: number
  readonly next: InARow
  /** When (ms) the first of them failed. */
  readonly since: number
  /** Who may pause beside the two leaders, by the charter. */
  readonly mayPause: readonly string[]
}

/** The series that are as long as the map allows, or longer. While the pilot does not run there is none. */
export function failedSeries(file: PilotFile, attempts: readonly EndedAttempt[]): readonly FailedSeries[] {
  const begun = runsSince(file)
  if (begun === null) return []
  const counting = attempts.filter(({ endedAt }) => endedAt >= begun && !isPlanned(file, endedAt))
  const mayPause = charterInForce(file.charters, file.keys)?.content.mayPause ?? []
  return integrationsWithRule(file).flatMap(({ id, name, flows, inARow }) => {
    const last = failedLast(counting.filter(({ flow }) => flowsOf({ flows, name }).includes(flow)))
    const runs = new Set(last.map(({ platform, run }) => `${platform} ${run}`)).size
    const [first] = last
    if (!first || runs < inARow.runs) return []
    return [{ integration: id, name, runs, next: inARow.next, since: first.endedAt, mayPause }]
  })
}

/** Whether a series asks this person for a pause: the leaders, whoever stands in for them, and whom the charter names. */
export function isAskedToPause(
  { next, mayPause }: FailedSeries,
  { person, seats }: { readonly person: string; readonly seats: readonly Seat[] },
): boolean {
  if (next !== 'ask for a pause') return false
  return mayPause.includes(person) || seats.some((seat) => seat === 'coo' || seat === 'cto')
}

/** The flows whose runs are counted. */
export function flowsCounted(file: Pick<PilotFile, 'maps' | 'keys'>): readonly string[] {
  return [...new Set(integrationsWithRule(file).flatMap(flowsOf))]
}

type WithRule = Integration & Required<Pick<Integration, 'inARow'>>

function integrationsWithRule({ maps, keys }: Pick<PilotFile, 'maps' | 'keys'>): readonly WithRule[] {
  const integrations = mapInForce(maps, keys)?.content.integrations ?? []
  return integrations.flatMap(({ inARow, ...one }) => (inARow ? [{ ...one, inARow }] : []))
}

/** What fails during planned work was to be expected. */
function isPlanned({ maintenances }: PilotFile, at: number): boolean {
  return windowsHeld(maintenances).some(({ from, to }) => from <= at && at < to)
}

/** The attempts that failed since the last success, the first one first, in whatever order they arrived. */
function failedLast(attempts: readonly EndedAttempt[]): readonly EndedAttempt[] {
  const inOrder = attempts.toSorted((a, b) => a.endedAt - b.endedAt)
  return inOrder.slice(inOrder.findLastIndex(({ isFailed }) => !isFailed) + 1)
}
