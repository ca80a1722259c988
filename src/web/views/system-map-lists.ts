// The lists of the map: everything that the drawing shows, and more, in words.
import { listed } from '../../domain/advice/wording.ts'
import { isPlanned } from '../../domain/map-findings.ts'
import type { Grant, HumanPoint, Integration, MapContent, RecordPart, SystemPart } from '../../domain/system-map.ts'
import { dayName } from '../../words/dates.ts'
import { cadenceInWords, doesWords, holderWords, rightsInWords, systemName } from '../../words/map.ts'
import type { Link } from './page.ts'
import { type Cell, type Empty, row, table, type Table, words } from './table.ts'

export type MapListsOf = {
  readonly map: MapContent
  readonly address: string
  /** Whether this person may write the map now. */
  readonly mayWrite: boolean
}

export type MapList = {
  readonly id: string
  readonly heading: string
  readonly table: Table
  readonly add: Link | null
}

/** The five lists, each with the way to add to it. */
export function mapLists(given: MapListsOf): readonly MapList[] {
  return [systemList(given), recordList(given), integrationList(given), grantList(given), humanPointList(given)]
}

function systemList(given: MapListsOf): MapList {
  const rows = given.map.systems.map((part) => row(named(given, 'systems', part), part.what, part.owner))
  const columns = [words('System'), words('What it does here'), words('Who answers for it')]
  const empty = emptyWith(given, 'systems', 'No system is on the map yet.', 'Add the first system')
  return list(given, 'systems', 'Systems', table({ id: 'systems-table', caption: 'Systems', columns, rows, empty }))
}

function recordList(given: MapListsOf): MapList {
  const rows = given.map.records.map((part) =>
    row(named(given, 'records', part), truthCell(given, part), writersCell(given, part)),
  )
  const columns = [words('Record'), words('Source of truth'), words('Written by')]
  const empty = { text: 'No record is on the map yet.' }
  return list(given, 'records', 'Records', table({ id: 'records-table', caption: 'Records', columns, rows, empty }))
}

function truthCell({ map }: MapListsOf, { truth }: RecordPart): Cell {
  return truth === null ? { text: '! none', mark: 'bad' } : { text: systemName(map, truth) }
}

function writersCell({ map }: MapListsOf, { writers }: RecordPart): Cell {
  const names = listed(writers.map((id) => systemName(map, id)))
  if (writers.length === 0) return { text: 'not said yet' }
  return writers.length === 1 ? { text: names } : { text: `! ${names}`, mark: 'bad' }
}

function integrationList(given: MapListsOf): MapList {
  const rows = given.map.integrations.map((part) =>
    row(integrationCell(given, part), flowCell(given, part), timeCell(part), credentialCell(part), failureCell(part)),
  )
  const columns = ['Integration', 'Flow', 'When', 'Credentials', 'When it fails'].map((heading) => words(heading))
  const empty = { text: 'No integration is on the map yet.' }
  const lists = table({ id: 'integrations-table', caption: 'Integrations', columns, rows, empty })
  return list(given, 'integrations', 'Integrations', lists)
}

function integrationCell({ address }: MapListsOf, { id, name, mode, routes }: Integration): Cell {
  const note = routes ? `${mode}, decides where a case goes` : mode
  return { text: name, href: `${address}/integrations/${encodeURIComponent(id)}`, note }
}

function flowCell({ map }: MapListsOf, { from, to, records }: Integration): Cell {
  const carried = records.map((id) => map.records.find((record) => record.id === id)?.name ?? id)
  return {
    text: `${systemName(map, from)} → ${systemName(map, to)}`,
    note: carried.length === 0 ? undefined : listed(carried),
  }
}

function timeCell(part: Integration): Cell {
  return { text: part.trigger, note: cadenceInWords(part) }
}

function credentialCell({ credentials }: Integration): Cell {
  if (!credentials) return { text: 'none' }
  const note = credentials.expiresOn === null ? 'no expiry given' : `until ${dayName(credentials.expiresOn)}`
  return { text: credentials.owner, note }
}

function failureCell({ paths, repairedBy }: Integration): Cell {
  const note = repairedBy === '' ? undefined : `repaired by ${repairedBy}`
  return { text: `${paths.filter(isPlanned).length} of 6 ways planned`, note }
}

function grantList(given: MapListsOf): MapList {
  const rows = given.map.grants.map((part) => grantRow(given, part))
  const columns = [words('Who or what'), words('In'), words('May')]
  const empty = { text: 'No access grant is on the map yet.' }
  const grants = table({ id: 'grants-table', caption: 'Access grants', columns, rows, empty })
  return list(given, 'grants', 'Access grants', grants)
}

function grantRow(given: MapListsOf, { id, holder, kind, system, rights }: Grant) {
  const cell = { ...named(given, 'grants', { id, name: holder }), note: holderWords[kind] }
  return row(cell, systemName(given.map, system), rightsInWords(rights))
}

function humanPointList(given: MapListsOf): MapList {
  const rows = given.map.humanPoints.map((part) => humanPointRow(given, part))
  const columns = [words('Where'), words('Who'), words('What they do')]
  const empty = { text: 'Nobody is said to stand in the flow.' }
  const points = table({ id: 'human-points-table', caption: 'Human points', columns, rows, empty })
  return list(given, 'human-points', 'Human points', points)
}

function humanPointRow(given: MapListsOf, { id, where, who, does }: HumanPoint) {
  return row(named(given, 'human-points', { id, name: where }), who, doesWords[does])
}

/** The name of a part, leading to its form for those who may write. */
function named({ address, mayWrite }: MapListsOf, sheet: string, part: Pick<SystemPart, 'id' | 'name'>): Cell {
  const { id, name } = part
  return mayWrite ? { text: name, href: `${address}/${sheet}/${encodeURIComponent(id)}/edit` } : { text: name }
}

function emptyWith({ address, mayWrite }: MapListsOf, sheet: string, text: string, first: string): Empty {
  return mayWrite ? { text, link: { text: first, href: `${address}/${sheet}/new` } } : { text }
}

const addWords: Readonly<Record<string, string>> = {
  systems: 'Add a system',
  records: 'Add a record',
  integrations: 'Add an integration',
  grants: 'Add an access grant',
  'human-points': 'Add a human point',
}

/** Records and all the rest can be added once there is a system to name. */
function list({ map, address, mayWrite }: MapListsOf, id: string, heading: string, shown: Table): MapList {
  const isOffered = mayWrite && map.systems.length > 0
  return {
    id,
    heading,
    table: shown,
    add: isOffered ? { text: addWords[id] ?? 'Add', href: `${address}/${id}/new` } : null,
  }
}
