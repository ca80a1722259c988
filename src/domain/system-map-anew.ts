// Proposing a change of the system anew: the map moved beneath it, or it was withdrawn. What it would have changed is put on
// the map as it is now, part by part; where somebody else changed the same part meanwhile it is written by hand.
import type { Calendar } from './calendar.ts'
import type { Act, Fact } from './fact.ts'
import { canonical } from './ledger-entry.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { overtaken, refuse, type Refused } from './refusal.ts'
import { emptyMap, type MapContent, mapInForce, type MapVersion } from './system-map.ts'
import { findMapChange, mapChangeStage } from './system-map-change.ts'
import { type PartKind, partLists, partsOf } from './system-map-edit.ts'
import { proposeMap } from './system-map-writing.ts'

export type ProposingAnew = {
  readonly file: PilotFile
  /** The change that is proposed anew. */
  readonly version: number
  /** Hash of the map in force on the page. */
  readonly seen: string
  readonly why: string
  readonly calendar: Calendar
}

/** Proposes a stale or withdrawn change once more, on the map as it is now. */
export function proposeMapAnew(proposing: ProposingAnew, act: Act): Fact | Refused {
  const { file, version, seen } = proposing
  const map = findMapChange(file, version)
  if (!map) return refuse('There is no such change of the system.')
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Its map stays as it is.')
  const stage = mapChangeStage(file, map)
  if (stage === 'in effect') return refuse('This change is in effect already.')
  if (stage !== 'stale' && stage !== 'withdrawn') return refuse('This change still stands as it was proposed.')
  if (seen !== (mapInForce(file.maps, file.keys)?.hash ?? '')) return overtaken('The map')
  const content = carriedOver(file, map)
  if (content === null) return refuse(changedMeanwhile)

  return proposeMap({ ...proposing, content }, act)
}

const changedMeanwhile =
  'Somebody changed the same part of the map meanwhile, or one that it leans on. Write the change on the map as it is now.'

/** The map in force with what the change would have changed; null where that no longer fits on it. */
export function carriedOver({ maps, keys }: Pick<PilotFile, 'maps' | 'keys'>, change: MapVersion): MapContent | null {
  const base = maps.find(({ version }) => version === change.base)?.content ?? emptyMap
  const now = mapInForce(maps, keys)?.content ?? emptyMap
  const wanted = movedParts(base, change.content)
  const meanwhile = movedParts(base, now)
  if (meanwhile.some((part) => wanted.includes(part))) return null
  const carried = carriedOn(now, change.content, wanted)
  return isWhole(carried) ? carried : null
}

const kinds = Object.keys(partLists) as readonly PartKind[] // the keys of the table are the kinds

/** What reads differently on two maps, each by a name of its own: "integration erp_sync", "estimate". */
function movedParts(before: MapContent, after: MapContent): readonly string[] {
  const [was, is] = [saidOf(before), saidOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name))
}

function saidOf(map: MapContent): ReadonlyMap<string, string> {
  const parts = kinds.flatMap((kind) =>
    partsOf(map, kind).map((part) => [`${kind} ${part.id}`, canonical(part)] as const),
  )
  return new Map([
    ...parts,
    ['estimate', canonical([map.buildDays, map.supportMinutes])],
    ['grants review', canonical(map.grantsReviewedOn)],
  ])
}

function carriedOn(now: MapContent, wanted: MapContent, moved: readonly string[]): MapContent {
  const on = <Part extends { readonly id: string }>(kind: PartKind, is: readonly Part[], to: readonly Part[]) => {
    const isMoved = ({ id }: Part) => moved.includes(`${kind} ${id}`)
    return [...is.filter((part) => !isMoved(part)), ...to.filter(isMoved)]
  }
  const { buildDays, supportMinutes } = moved.includes('estimate') ? wanted : now
  return {
    systems: on('system', now.systems, wanted.systems),
    records: on('record', now.records, wanted.records),
    integrations: on('integration', now.integrations, wanted.integrations),
    grants: on('grant', now.grants, wanted.grants),
    humanPoints: on('human point', now.humanPoints, wanted.humanPoints),
    grantsReviewedOn: (moved.includes('grants review') ? wanted : now).grantsReviewedOn,
    buildDays,
    supportMinutes,
  }
}

/** Every part that another one names is there. */
function isWhole({ systems, records, integrations, grants }: MapContent): boolean {
  const isSystem = (id: string) => systems.some((one) => one.id === id)
  const isRecord = (id: string) => records.some((one) => one.id === id)
  return (
    records.every(({ truth, writers }) => (truth === null || isSystem(truth)) && writers.every(isSystem)) &&
    integrations.every(({ from, to, records: carries }) => isSystem(from) && isSystem(to) && carries.every(isRecord)) &&
    grants.every(({ system }) => isSystem(system))
  )
}
