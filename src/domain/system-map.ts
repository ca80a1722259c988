// The system map: which systems touch the process, which holds the truth about what, how data flow between them and who may
// do what there. One document, version by version; the drawing and the findings are read from it.
import type { Key } from './pilot.ts'

/** A tool that touches the process. `id` names it for good; `owner` answers for it. */
export type SystemPart = { readonly id: string; readonly name: string; readonly what: string; readonly owner: string }

/** A kind of data: the one system that holds the truth, and every system that writes it. */
export type RecordPart = {
  readonly id: string
  readonly name: string
  readonly truth: string | null
  readonly writers: readonly string[]
}

/** The ways in which an integration can fail that are thought through before launch. */
export const failureWays = [
  'timeout',
  'wrong format',
  'partial update',
  'expired credentials',
  'duplicates',
  'nothing arriving',
] as const
export type FailureWay = (typeof failureWays)[number]

/** What is planned for one way of failing: how it is seen, who acts, how work goes on, how it is taken back. */
export type FailurePath = {
  readonly way: FailureWay
  readonly seenHow: string
  readonly whoActs: string
  readonly fallback: string
  readonly rollback: string
  /** Why it cannot happen here; empty where it can, and then the four above say what is planned. */
  readonly cannotHappen: string
}

/** What runs that fail one after the other lead to. Nothing pauses a pilot by itself: somebody is asked to. */
export const inARow = ['alert', 'ask for a pause'] as const
export type InARow = (typeof inARow)[number]

/** Data flowing from one system to another. */
export type Integration = {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly records: readonly string[]
  readonly mode: 'direct' | 'buffered'
  readonly trigger: string
  /** How often something is expected at the least, in minutes; null where no cadence can be expected. */
  readonly everyMinutes: number | null
  /** The feed speaks only of failures, so its silence says nothing. */
  readonly onlyFailures: boolean
  /** How many runs are expected on a working day at the least; absent where no number can be expected. */
  readonly fewestADay?: number
  /** A run handles a case, so the runs of a week can be held against its cases; absent where that cannot be said. */
  readonly handlesCases?: true
  /** What happens when so many runs fail in a row; absent where nothing does. */
  readonly inARow?: { readonly runs: number; readonly next: InARow }
  /** It decides where a case goes. */
  readonly routes: boolean
  /** Names of the platform's flows whose runs are this integration's. */
  readonly flows: readonly string[]
  /** The tool or bot in whose name it works, as its grants name it. */
  readonly runsAs: string
  readonly credentials: { readonly owner: string; readonly expiresOn: string | null } | null
  readonly alert: string
  readonly rollback: string
  /** Who can repair a stuck job. */
  readonly repairedBy: string
  readonly paths: readonly FailurePath[]
}

export const rights = ['read', 'write', 'approve', 'administer'] as const
export type Right = (typeof rights)[number]

/** What a person, tool or bot may do in a system. */
export type Grant = {
  readonly id: string
  readonly holder: string
  readonly kind: 'person' | 'tool' | 'bot'
  readonly system: string
  readonly rights: readonly Right[]
}

/** Where a person stands in the flow. */
export type HumanPoint = {
  readonly id: string
  readonly where: string
  readonly who: string
  readonly does: 'approves' | 'routes' | 'checks' | 'steps in by hand'
}

export type MapContent = {
  readonly systems: readonly SystemPart[]
  readonly records: readonly RecordPart[]
  readonly integrations: readonly Integration[]
  readonly grants: readonly Grant[]
  readonly humanPoints: readonly HumanPoint[]
  /** The last day on which the grants were reviewed. */
  readonly grantsReviewedOn: string | null
  /** The estimate: days to build (decimal text), and support in minutes a week. */
  readonly buildDays: string | null
  readonly supportMinutes: number | null
}

export const emptyMap: MapContent = {
  systems: [],
  records: [],
  integrations: [],
  grants: [],
  humanPoints: [],
  grantsReviewedOn: null,
  buildDays: null,
  supportMinutes: null,
}

/**
 * One version. A draft's and a correction hold at once: they only say how things are. A change of the system holds once the
 * CTO's key is on it, and the COO's too where it touches policy.
 */
export type MapVersion = {
  readonly version: number
  /** The version in force that it was made from, 0 for the first. */
  readonly base: number
  readonly kind: 'draft' | 'correction' | 'change'
  readonly touchesPolicy: boolean
  readonly content: MapContent
  readonly hash: string
  readonly why: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** What a key on a change of the system is turned on. */
export function keyedMap(pilot: string, { version, hash }: Pick<MapVersion, 'version' | 'hash'>) {
  return { object: 'map change', objectId: pilot, version, hash } as const
}

/** Since when (ms) a version holds; null while a key is missing. */
export function mapInForceSince(map: MapVersion, keys: readonly Key[]): number | null {
  if (map.kind !== 'change') return map.at
  const on = keys.filter((key) => key.object === 'map change' && key.version === map.version && key.hash === map.hash)
  const holding = on.find((key) => (map.touchesPolicy ? key.completes : key.side === 'system'))
  return holding?.at ?? null
}

/** The map that holds now: the newest version in force; null before the first. */
export function mapInForce(maps: readonly MapVersion[], keys: readonly Key[]): MapVersion | null {
  return mapInForceAt(maps, keys, Number.POSITIVE_INFINITY)
}

/** The map that was in force at an instant (ms); null when there was none. A version made from an older one never holds. */
export function mapInForceAt(maps: readonly MapVersion[], keys: readonly Key[], at: number): MapVersion | null {
  const since = (map: MapVersion) => mapInForceSince(map, keys)
  const held = maps
    .flatMap((map) => {
      const from = since(map)
      return from !== null && from <= at ? [{ map, from }] : []
    })
    .toSorted((a, b) => a.from - b.from || a.map.seq - b.map.seq)
  return held.at(-1)?.map ?? null
}
