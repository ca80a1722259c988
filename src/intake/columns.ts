// Finds out which column of a table means what: by the usual spellings, or because somebody said so. A column that is
// needed and missing is named in the refusal, together with the columns that are there.
import { unreadable } from './unreadable.ts'

export const eventRoles = ['case', 'activity', 'time', 'resource'] as const
export type EventRole = (typeof eventRoles)[number]

export const caseRoles = [
  'case',
  'received_at',
  'completed_at',
  'path',
  'manual_touches',
  'handoffs',
  'errors',
  'rework',
  'exception',
  'routed_to',
  'fields_edited',
] as const
export type CaseRole = (typeof caseRoles)[number]

/** Which column of the file takes which role, as somebody said; empty where they said that none does. */
export type Mapping = Readonly<Partial<Record<EventRole | CaseRole, string>>>

/** Places of the columns in a row, by role; −1 where the file has no such column. */
export type Places<Role extends string> = Readonly<Record<Role, number>>

export type TableKind = 'cases' | 'events'

// In order of preference. Compared without case, spaces and punctuation. The time is the one of completion where there are two.
const spellings: Readonly<Record<EventRole | CaseRole, string>> = {
  case: 'case:concept:name, Case ID, case, Case Key, Case Number, Case No, Case Ref, Case Reference, (case)_id, Trace ID, trace',
  activity:
    'concept:name, event concept:name, Activity, Activity Name, Activity EN, Event Name, Event, Task, Task Name',
  time:
    'time:timestamp, event time:timestamp, Complete Timestamp, Completion Time, End Timestamp, End Time, ' +
    'Timestamp, Event Time, Event Timestamp, Date Time, Time, Date, Start Timestamp, Start Time',
  resource: 'org:resource, event org:resource, Resource, User, User Name, Performer',
  received_at: 'received_at, received, received on',
  completed_at: 'completed_at, completed, completed on',
  path: 'path',
  manual_touches: 'manual_touches, touches',
  handoffs: 'handoffs',
  errors: 'errors',
  rework: 'rework',
  exception: 'exception, exceptions',
  routed_to: 'routed_to',
  fields_edited: 'fields_edited',
}

const needed: Readonly<Record<TableKind, readonly (EventRole | CaseRole)[]>> = {
  cases: ['case', 'received_at', 'completed_at'],
  events: ['case', 'activity', 'time'],
}

/** The column that each role would take in this header, by name; null where none is found. */
export function proposeMapping<Role extends EventRole | CaseRole>(
  header: readonly string[],
  roles: readonly Role[],
  mapping: Mapping = {},
): Record<Role, string | null> {
  const pairs = roles.map((role) => [role, header[placeOf(header, role, mapping)] ?? null] as const)
  return Object.fromEntries(pairs) as Record<Role, string | null> // one pair for each role
}

/**
 * Whether a table is a case file or an event log: the one whose columns are all there, or else the one of which some are,
 * so that the missing one can be named. Null when it is like neither.
 */
export function kindOf(header: readonly string[], mapping: Mapping = {}): TableKind | null {
  const has = (role: EventRole | CaseRole) => Boolean(mapping[role]) || placeOf(header, role, mapping) !== -1
  if (needed.cases.every(has)) return 'cases'
  if (needed.events.every(has)) return 'events'
  if (has('received_at') || has('completed_at')) return 'cases'
  return has('case') || has('activity') ? 'events' : null
}

/** Places of an event log's columns. Throws unreadable when one that is needed is missing, doubtful or mapped to nothing. */
export function findEventColumns(header: readonly string[], mapping: Mapping = {}): Places<EventRole> {
  return find(header, eventRoles, needed.events, mapping)
}

/** Places of a case file's columns. Throws unreadable as for an event log. */
export function findCaseColumns(header: readonly string[], mapping: Mapping = {}): Places<CaseRole> {
  return find(header, caseRoles, needed.cases, mapping)
}

function find<Role extends EventRole | CaseRole>(
  header: readonly string[],
  roles: readonly Role[],
  mustHave: readonly (EventRole | CaseRole)[],
  mapping: Mapping,
): Places<Role> {
  const places = roles.map((role) => [role, placeOf(header, role, mapping)] as const)
  for (const [role, place] of places) {
    const said = mapping[role]
    if (place === -1 && said) throw unreadable(`There is no column called “${said}”. ${listed(header)}`)
    if (place === -1 && mustHave.includes(role))
      throw unreadable(`No column tells the ${meaning[role] ?? role}. ${listed(header)} Say which one it is.`)
    if (place !== -1) refuseTwice(header, place)
  }
  return Object.fromEntries(places) as Record<Role, number> // one pair for each role
}

const meaning: Readonly<Partial<Record<EventRole | CaseRole, string>>> = {
  case: 'case (such as case_id or case:concept:name)',
  activity: 'activity (such as Activity or concept:name)',
  time: 'time (such as time:timestamp or Complete Timestamp)',
}

function placeOf(header: readonly string[], role: EventRole | CaseRole, mapping: Mapping): number {
  const said = mapping[role]
  if (said === '') return -1
  if (said !== undefined) {
    const exact = header.indexOf(said)
    return exact === -1 ? header.findIndex((name) => bare(name) === bare(said)) : exact
  }
  const names = header.map(bare)
  for (const spelling of spellings[role].split(', ')) {
    const place = names.indexOf(bare(spelling))
    if (place !== -1) return place
  }
  return -1
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
}

function refuseTwice(header: readonly string[], place: number): void {
  const again = header.indexOf(header[place] ?? '', place + 1)
  if (again === -1) return
  throw unreadable(
    `Two columns are called “${header[place]}” (the ${place + 1}. and the ${again + 1}.). Rename one, so that it is clear which one counts.`,
  )
}

const mostListed = 60

function listed(header: readonly string[]): string {
  const names = header
    .filter((name) => name.trim() !== '')
    .map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name))
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : ''
  return names.length === 0
    ? 'The first line names no columns.'
    : `The file has: ${names.slice(0, mostListed).join(', ')}${more}.`
}

/**
 * Reads a mapping as it is written on the command line: `case=Ticket,time=Closed at`. A column name may hold a comma.
 * Throws unreadable when a part names no role.
 */
export function readMapping(text: string): Mapping {
  const roles = [...new Set<string>([...eventRoles, ...caseRoles])]
  const parts = text.split(new RegExp(`,(?=(?:${roles.join('|')})=)`))
  const pairs = parts.map((part) => {
    const role = part.slice(0, Math.max(part.indexOf('='), 0))
    const column = part.slice(role.length + 1)
    if (roles.includes(role) && column !== '') return [role, column] as const
    throw unreadable(`“${part}” is no mapping. Write ROLE=COLUMN, where ROLE is one of ${roles.join(', ')}.`)
  })
  return Object.fromEntries(pairs)
}
