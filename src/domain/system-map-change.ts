// A change of the system: proposed on the map in force, and in force itself once the keys that it needs are on it. Whatever
// else moved the map meanwhile makes it stale; while the scope is frozen it waits.
import type { Calendar } from './calendar.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { breakFreeze, type Breaking, type Exempt, isFrozen } from './freeze.ts'
import type { Seat } from './person.ts'
import { hasEnded, lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { isRefused, overtaken, refuse, type Refused } from './refusal.ts'
import { keyedMap, mapInForce, mapInForceSince, type MapVersion } from './system-map.ts'
import { turnKey } from './turn-key.ts'

export const mapChangeActs = ['proposed', 'withdrawn', 'broke the freeze'] as const
export type MapChangeAct = (typeof mapChangeActs)[number]

/** One thing that happened to a proposed change beside its keys, oldest first. `why` is the id of a free text. */
export type MapChangeEvent = {
  /** The version of the map that was proposed. */
  readonly version: number
  readonly what: MapChangeAct
  /** `parks`: the freeze makes it wait. `frees`: with this key both have broken the freeze for it. */
  readonly effect: 'parks' | 'frees' | null
  readonly why: string | null
  readonly by: string
  readonly seat: Seat | null
  /** The holder for whom a deputy acted; null where one acted for oneself. */
  readonly for: string | null
  readonly at: number
  readonly seq: number
}

export type MapChangeStage = 'parked' | 'proposed' | 'in effect' | 'stale' | 'withdrawn'

/** Where a proposed change of the system stands. What the freeze parked waits for its keys once the first cycle has ended. */
export function mapChangeStage({ maps, keys, mapChanges }: PilotFile, map: MapVersion): MapChangeStage {
  if (mapInForceSince(map, keys) !== null) return 'in effect'
  const events = mapChanges.filter(({ version }) => version === map.version)
  if (events.some(({ what }) => what === 'withdrawn')) return 'withdrawn'
  if ((mapInForce(maps, keys)?.version ?? 0) !== map.base) return 'stale'
  return events.findLast(({ effect }) => effect !== null)?.effect === 'parks' ? 'parked' : 'proposed'
}

/** The changes of the system that are not settled, oldest first. */
export function openMapChanges(file: PilotFile): readonly MapVersion[] {
  if (hasEnded(file.pilot)) return []
  return file.maps.filter((map) => map.kind === 'change' && isUnsettled(mapChangeStage(file, map)))
}

function isUnsettled(stage: MapChangeStage): boolean {
  return stage === 'proposed' || stage === 'parked'
}

/** The scope is frozen, and the freeze was not broken for this change. */
export function isHeldByFreeze(file: PilotFile, map: MapVersion, now: number, calendar: Calendar): boolean {
  return mapChangeStage(file, map) === 'parked' && isFrozen(file, now, calendar)
}

/** The proposed change of this version; null where there is none. */
export function findMapChange({ maps }: Pick<PilotFile, 'maps'>, version: number): MapVersion | null {
  return maps.find((map) => map.kind === 'change' && map.version === version) ?? null
}

/** What the freeze would be broken for. */
export function exemptMapChange({ version, hash }: Pick<MapVersion, 'version' | 'hash'>): Exempt {
  return { thing: `system-map/changes/${version}`, round: version, hash }
}

/** A decision on a proposed change: everything of the pilot, its version, and the hash of its content on the page. */
export type MapDeciding = { readonly file: PilotFile; readonly version: number; readonly seen: string }

export type MapSigning = MapDeciding & { readonly keysHeldUntil: number; readonly calendar: Calendar }

/** A key on a change of the system. Without policy in it the CTO's own makes it hold, otherwise the second of the two. */
export function signMapChange(signing: MapSigning, act: Act): Fact | Refused {
  const { file, keysHeldUntil, calendar } = signing
  const { pilot, keys } = file
  const map = unsettled(signing)
  if (isRefused(map)) return map
  const stage = mapChangeStage(file, map)
  if (stage === 'stale') return refuse(staleText)
  if (isHeldByFreeze(file, map, act.at, calendar))
    return refuse('The scope is frozen until the first cycle ends. Breaking the freeze takes both keys and a reason.')
  if (!map.touchesPolicy && act.by.seat === 'coo')
    return refuse('This change touches no approval, no human point and no routing: the CTO’s key is enough.')
  const turning = turnKey({ pilot, keys, keysHeldUntil }, keyedMap(pilot.id, map), act)
  if (isRefused(turning)) return turning

  const object = { type: 'map', id: pilot.id, version: map.version, hash: map.hash }
  return fact('sign map change', pilot.id, object, { content: map.content, data: { ...turning } })
}

const staleText = 'The map has moved since this was proposed. Propose it again on the map as it is now.'

/** Whoever proposed it takes it back, also where the map has moved beneath it. */
export function withdrawMapChange(deciding: MapDeciding, why: string, act: Act): Fact | Refused {
  const { pilot } = deciding.file
  const map = unsettled(deciding)
  if (isRefused(map)) return map
  if (map.by !== act.by.person)
    return { ...refuse('Only who proposed a change of the system withdraws it.'), kind: 'not yours' }

  const object = { type: 'map', id: pilot.id, version: map.version, hash: map.hash }
  const texts: Fact['texts'] = why === '' ? {} : { why }
  return fact('withdraw map change', pilot.id, object, { data: { what: 'withdrawn' }, texts })
}

/** `freezeHash` is that of what is broken, as it is now. */
export type MapFreezing = Omit<Breaking, 'exempt' | 'hash'> &
  Pick<MapDeciding, 'version'> & { readonly freezeHash: string }

/** A key on breaking the freeze for a parked change. With the second one it waits for its own keys. */
export function breakFreezeFor(freezing: MapFreezing, act: Act): Fact | Refused {
  const { file, version, freezeHash, ...breaking } = freezing
  const map = findMapChange(file, version)
  if (!map) return refuse('There is no such change of the system.')
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Its map stays as it is.')
  const stage = mapChangeStage(file, map)
  if (stage === 'stale') return refuse(staleText)
  if (stage !== 'parked') return refuse('This change is not parked: the freeze does not hold it up.')

  return breakFreeze({ ...breaking, file, exempt: exemptMapChange(map), hash: freezeHash }, act)
}

/** The change as long as something can still be decided on it, with the content that was seen. */
function unsettled({ file, version, seen }: MapDeciding): MapVersion | Refused {
  const map = findMapChange(file, version)
  if (!map) return refuse('There is no such change of the system.')
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Its map stays as it is.')
  if (seen !== map.hash) return overtaken('The change of the system')
  const stage = mapChangeStage(file, map)
  return stage === 'in effect' || stage === 'withdrawn' ? refuse(`This change is ${stage} already.`) : map
}

/** The CTO says that the map as it stands is how things are; `seen` is its hash on the page. */
export function confirmMap(file: PilotFile, seen: string): Fact | Refused {
  const map = mapInForce(file.maps, file.keys)
  if (lastStage(file.pilot) === null && file.pilot.from === null)
    return refuse('Before the launch nothing is confirmed: both keys of it cover the map.')
  if (!map) return refuse('There is no map yet that could be confirmed.')
  if (seen !== map.hash) return overtaken('The map')

  const object = { type: 'map', id: file.pilot.id, version: map.version }
  return fact('confirm map', file.pilot.id, object, { content: map.content })
}
