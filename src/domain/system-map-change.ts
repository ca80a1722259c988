// A change of the system: proposed on the map in force, and in force itself once the keys that it needs are on it. Whatever
// else moved the map meanwhile makes it stale.
import { fact, type Act, type Fact } from './fact.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { keyedMap, mapInForce, mapInForceSince, type MapVersion } from './system-map.ts'
import { turnKey } from './turn-key.ts'

export type MapChangeStage = 'proposed' | 'in effect' | 'stale'

/** Where a proposed change of the system stands. */
export function mapChangeStage({ maps, keys }: PilotFile, map: MapVersion): MapChangeStage {
  if (mapInForceSince(map, keys) !== null) return 'in effect'
  return (mapInForce(maps, keys)?.version ?? 0) === map.base ? 'proposed' : 'stale'
}

/** The changes of the system that wait for a key, oldest first. */
export function openMapChanges(file: PilotFile): readonly MapVersion[] {
  if (hasEnded(file.pilot)) return []
  return file.maps.filter((map) => map.kind === 'change' && mapChangeStage(file, map) === 'proposed')
}

/** The proposed change of this version; null where there is none. */
export function findMapChange({ maps }: Pick<PilotFile, 'maps'>, version: number): MapVersion | null {
  return maps.find((map) => map.kind === 'change' && map.version === version) ?? null
}

export type MapSigning = {
  readonly file: PilotFile
  readonly version: number
  /** Hash of the content on the page. */
  readonly seen: string
  readonly keysHeldUntil: number
}

/** A key on a change of the system. Without policy in it the CTO's own makes it hold, otherwise the second of the two. */
export function signMapChange({ file, version, seen, keysHeldUntil }: MapSigning, act: Act): Fact | Refused {
  const { pilot, keys } = file
  const map = findMapChange(file, version)
  if (!map) return refuse('There is no such change of the system.')
  if (hasEnded(pilot)) return refuse('This pilot has ended. Its map stays as it is.')
  if (seen !== map.hash) return overtaken('The change of the system')
  const stage = mapChangeStage(file, map)
  if (stage === 'in effect') return refuse('This change is in effect already.')
  if (stage === 'stale')
    return refuse('The map has moved since this was proposed. Propose it again on the map as it is now.')
  if (!map.touchesPolicy && act.by.seat === 'coo')
    return refuse('This change touches no approval, no human point and no routing: the CTO’s key is enough.')
  const turning = turnKey({ pilot, keys, keysHeldUntil }, keyedMap(pilot.id, map), act)
  if (isRefused(turning)) return turning

  const object = { type: 'map', id: pilot.id, version, hash: map.hash }
  return fact('sign map change', pilot.id, object, { content: map.content, data: { ...turning } })
}

/** The CTO says that the map as it stands is how things are; `seen` is its hash on the page. */
export function confirmMap(file: PilotFile, seen: string): Fact | Refused {
  const map = mapInForce(file.maps, file.keys)
  if (lastStage(file.pilot) === null)
    return refuse('Before the launch nothing is confirmed: both keys of it cover the map.')
  if (!map) return refuse('There is no map yet that could be confirmed.')
  if (seen !== map.hash) return overtaken('The map')

  const object = { type: 'map', id: file.pilot.id, version: map.version }
  return fact('confirm map', file.pilot.id, object, { content: map.content })
}
