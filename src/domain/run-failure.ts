// Which failure a failed run belongs to: the same thing that broke again is the same failure, while nobody has resolved it.
import type { FailureEvent, ReportedFailure } from './failure.ts'
import type { Run } from './run.ts'
import type { MapContent } from './system-map.ts'

/** The part of the map that a flow belongs to: the integration that names it, else the flow itself. */
export function componentOf(map: MapContent | null, flow: string): string {
  return map?.integrations.find(({ flows, name }) => flows.includes(flow) || name === flow)?.id ?? flow
}

const longestFingerprint = 160

/** What broke, in words that are the same every time: numbers, ids and quoted values are left out. */
export function fingerprintOf(component: string, { step, errorMessage }: Pick<Run, 'step' | 'errorMessage'>): string {
  const said = (errorMessage ?? '')
    .split('\n', 1)[0]
    ?.toLowerCase()
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}|[\da-f]{16,}/g, '#')
    .replaceAll(/“[^”]*”|"[^"]*"|'[^']*'/g, '…')
    .replaceAll(/\d+/g, '#')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [component, step ?? '', said ?? ''].join(' | ').slice(0, longestFingerprint)
}

/** On whose side a failed run is: a business exception is the policy's, a system error the system's. */
export function sideOfRun({ errorKind }: Pick<Run, 'errorKind'>): ReportedFailure['side'] {
  if (errorKind === 'business') return 'policy'
  return errorKind === 'system' ? 'system' : 'unknown'
}

/** When (ms) a failure was resolved last; null while it is open. */
export function resolvedAt(events: readonly FailureEvent[], failure: number): number | null {
  return events.findLast((event) => event.failure === failure && event.what === 'resolved')?.at ?? null
}
