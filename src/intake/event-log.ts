// How an event log, be it a table or XES, becomes cases.
import { openAttributeBook, type AttributeBook } from './attributes.ts'
import { eventRoles, findEventColumns, type Mapping } from './columns.ts'
import { csvEvents, eventColumns } from './csv-events.ts'
import { dayFirstNote } from './instant.ts'
import type { EventColumns, RawEvent } from './raw-event.ts'
import { stageEvents, type StagedEvents } from './staged-events.ts'
import type { Table } from './table.ts'
import { tellCases, toCase } from './tell-cases.ts'
import { readText } from './text.ts'
import type { LogReading, ToldLog } from './told-log.ts'
import { unreadable } from './unreadable.ts'
import { xesEvents } from './xes.ts'

/** Reads a table with one row per event. Throws unreadable when a column is missing. */
export async function readEventTable(table: Table, reading: LogReading): Promise<ToldLog> {
  const places = findEventColumns(table.header, reading.mapping)
  const columns = eventColumns(table.header, places)
  const book = openAttributeBook(Object.values(columns))
  return tellEvents({ format: 'csv', columns, book, batches: csvEvents(table, places, book) }, reading)
}

/** Reads XES. Throws unreadable when it is no sound log, or a mapped attribute does not occur in it. */
export async function readXes(chunks: AsyncIterable<Buffer>, reading: LogReading): Promise<ToldLog> {
  const columns = xesColumns(reading.mapping)
  const book = openAttributeBook([columns.activity, columns.time, columns.resource])
  return tellEvents({ format: 'xes', columns, book, batches: xesEvents(chunks, columns, book) }, reading)
}

/** The standard attributes, unless somebody said otherwise. */
export function xesColumns(mapping: Mapping = {}): EventColumns & { readonly resource: string } {
  return {
    case: mapping.case ?? 'concept:name',
    activity: mapping.activity ?? 'concept:name',
    time: mapping.time ?? 'time:timestamp',
    resource: mapping.resource ?? 'org:resource',
  }
}

type Source = {
  readonly format: 'csv' | 'xes'
  readonly columns: EventColumns
  readonly book: AttributeBook
  readonly batches: AsyncIterable<readonly RawEvent[]>
}

async function tellEvents({ format, columns, book, batches }: Source, reading: LogReading): Promise<ToldLog> {
  const events = await stageEvents(batches, columns, reading)
  try {
    if (format === 'xes') refuseUnseen(events, columns, reading)
    const { zone, onGroup, cases, waits } = reading
    const terminal = numberOf(reading.terminal, events.activities)
    const components = componentsOf(events.activities, reading.failures)
    const knowsResources = format === 'csv' ? columns.resource !== null : events.seen.resource
    const failures = await tellCases(events, {
      zone,
      terminal,
      components,
      knowsResources,
      book,
      onGroup,
      cases,
      waits,
    })
    return {
      kind: 'events',
      format,
      columns,
      events: events.count,
      activities: events.activities.size,
      activityNames: [...events.activities.keys()],
      failures: reading.failures === undefined ? null : failures,
      notes: notesOn(events, terminal, components, reading),
      toCase: (body) => toCase(body, book),
    }
  } finally {
    events.stage.close()
  }
}

function numberOf(terminal: string | undefined, activities: ReadonlyMap<string, number>): number | null {
  return terminal === undefined ? null : (activities.get(readText(terminal) ?? '') ?? neverSeen)
}

/** The number of an activity that no event has. */
const neverSeen = -1

/** Somebody named an attribute that no event has: better no import than one that silently knows less. */
function refuseUnseen(events: StagedEvents, columns: EventColumns, { mapping }: LogReading): void {
  const unseen = eventRoles.find((role) => mapping?.[role] && !events.seen[role])
  if (unseen !== undefined) throw unreadable(`Nothing in the log has an attribute called “${columns[unseen]}”.`)
}

function componentsOf(
  activities: ReadonlyMap<string, number>,
  failures: LogReading['failures'],
): ReadonlyMap<number, string> {
  const components = new Map<number, string>()
  if (failures === undefined) return components
  const prefix = failures.prefix.normalize('NFC')
  for (const [name, number] of activities) {
    const component = name.slice(prefix.length).trim()
    const fails = name.startsWith(prefix) && component !== '' && !failures.except.includes(component)
    if (fails) components.set(number, component)
  }
  return components
}

function notesOn(
  events: StagedEvents,
  terminal: number | null,
  components: ReadonlyMap<number, string>,
  { terminal: name, failures, instants }: LogReading,
): readonly string[] {
  const notes = [
    events.count === 0 ? 'The log has no events.' : null,
    terminal === neverSeen ? `No event is called “${name}”, so every case is still open.` : null,
    failures !== undefined && components.size === 0
      ? `No activity begins with “${failures.prefix}”, so there are no failures.`
      : null,
    instants.sawDayFirst() ? dayFirstNote : null,
  ]
  return notes.filter((note) => note !== null)
}
