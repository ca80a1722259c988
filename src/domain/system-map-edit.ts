// One step of writing the map: a part is put in or removed, the effort is estimated, or the grants are reviewed. The map is
// always written one part at a time, so that two people who write different parts see each other's.
import type { Grant, HumanPoint, Integration, MapContent, RecordPart, SystemPart } from './system-map.ts'

/** The kinds of parts, each with the list in which it stands. */
export const partLists = {
  system: 'systems',
  record: 'records',
  integration: 'integrations',
  grant: 'grants',
  'human point': 'humanPoints',
} as const
export type PartKind = keyof typeof partLists

/** A part that is put has an empty id when it is new; the id is then made of its name once and stays. */
export type MapEdit =
  | { readonly what: 'system'; readonly part: SystemPart }
  | { readonly what: 'record'; readonly part: RecordPart }
  | { readonly what: 'integration'; readonly part: Integration }
  | { readonly what: 'grant'; readonly part: Grant }
  | { readonly what: 'human point'; readonly part: HumanPoint }
  | { readonly what: 'removal'; readonly kind: PartKind; readonly id: string }
  | { readonly what: 'estimate'; readonly buildDays: string | null; readonly supportMinutes: number | null }
  | { readonly what: 'grants review'; readonly on: string }

/** The map with one thing changed. */
export function edited(map: MapContent, edit: MapEdit): MapContent {
  switch (edit.what) {
    case 'system':
      return { ...map, systems: put(map.systems, edit.part, edit.part.name) }
    case 'record':
      return { ...map, records: put(map.records, edit.part, edit.part.name) }
    case 'integration':
      return { ...map, integrations: put(map.integrations, edit.part, edit.part.name) }
    case 'grant':
      return { ...map, grants: put(map.grants, edit.part, `${edit.part.holder} ${edit.part.system}`) }
    case 'human point':
      return { ...map, humanPoints: put(map.humanPoints, edit.part, edit.part.where) }
    case 'removal':
      return without(map, edit.kind, edit.id)
    case 'estimate':
      return { ...map, buildDays: edit.buildDays, supportMinutes: edit.supportMinutes }
    default:
      return { ...map, grantsReviewedOn: edit.on }
  }
}

type Named = { readonly id: string }

function put<Part extends Named>(parts: readonly Part[], part: Part, name: string): readonly Part[] {
  if (part.id === '') return [...parts, { ...part, id: freshId(name, parts) }]
  return parts.map((one) => (one.id === part.id ? part : one))
}

function without(map: MapContent, kind: PartKind, id: string): MapContent {
  const list: keyof MapContent = partLists[kind]
  const kept = (parts: readonly Named[]) => parts.filter((part) => part.id !== id)
  return { ...map, [list]: kept(map[list]) }
}

const longestId = 40

/** "ERP sync" becomes "erp_sync"; a second one "erp_sync_2". */
function freshId(name: string, parts: readonly Named[]): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  const words = plain.replace(/[^a-z0-9]+/g, '_').slice(0, longestId)
  const id = words.replace(/^_+|_+$/g, '') || 'part'
  const isTaken = (one: string) => parts.some((part) => part.id === one)
  if (!isTaken(id)) return id
  for (let nth = 2; ; nth += 1) if (!isTaken(`${id}_${nth}`)) return `${id}_${nth}`
}

/** Every part of a kind by its id. */
export function partsOf(map: MapContent, kind: PartKind): readonly Named[] {
  return map[partLists[kind]]
}
