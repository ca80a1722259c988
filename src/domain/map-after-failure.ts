// What is repaired on an integration belongs on the map: a failure that was called corrected while the map says what it said
// before will surprise the next one who reads it.
import { integrationOf } from './component.ts'
import { type Failure, failuresIn } from './failure.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Integration, mapInForceSince } from './system-map.ts'

/** Whether another version of the map holds since an instant (ms). */
export function hasNewMap({ maps, keys }: Pick<PilotFile, 'maps' | 'keys'>, since: number): boolean {
  return maps.some((map) => (mapInForceSince(map, keys) ?? 0) >= since)
}

/** A failure that was resolved by a change of the system or the map, on an integration of the map in force. */
export type UnmappedRepair = { readonly failure: Failure; readonly integration: Integration }

/**
 * The newest repair of each integration after which the map stayed as it was before the failure. Confirming afterwards that
 * the map is current settles it as well: then somebody has looked.
 */
export function unmappedRepairs(file: PilotFile): readonly UnmappedRepair[] {
  const repaired = failuresIn(file).flatMap((failure) => {
    const integration = integrationOf(file, failure.component)
    return integration !== null && isUnmapped(file, failure) ? [{ failure, integration }] : []
  })
  return repaired.filter(
    ({ integration }, nth) => repaired.findLastIndex((one) => one.integration === integration) === nth,
  )
}

function isUnmapped(file: PilotFile, { resolvedAt, changed, occurredAt }: Failure): boolean {
  if (resolvedAt === null || (changed !== 'system' && changed !== 'map') || hasNewMap(file, occurredAt)) return false
  return !file.confirmations.some(({ document, at }) => document === 'map' && at >= resolvedAt)
}
