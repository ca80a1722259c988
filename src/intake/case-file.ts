// A table with one row per case becomes cases. A reference that comes twice is corrected by its later row, wherever the
// two stand in the file.
import { cycleTimeHours, type Case } from '../domain/case.ts'
import { attributeValue } from './attributes.ts'
import { readCase } from './case-row.ts'
import { caseRoles, findCaseColumns, type CaseRole, type Places } from './columns.ts'
import type { Row } from './csv.ts'
import { dayFirstNote } from './instant.ts'
import type { Table } from './table.ts'
import type { LogReading, ToldLog } from './told-log.ts'

const mostAttributes = 40

/** Reads a table with one row per case. Throws unreadable when a column is missing. */
export async function readCaseTable(table: Table, reading: LogReading): Promise<ToldLog> {
  const places = findCaseColumns(table.header, reading.mapping)
  await stageCaseRows(table, places, reading)
  const replaced = reading.cases.keepLast()
  return {
    kind: 'cases',
    format: 'csv',
    columns: Object.fromEntries(caseRoles.map((role) => [role, table.header[places[role]] ?? null])),
    events: 0,
    activities: 0,
    activityNames: [],
    failures: null,
    notes: notesOn(replaced, reading),
    toCase,
  }
}

async function stageCaseRows(table: Table, places: Places<CaseRole>, reading: LogReading): Promise<void> {
  const others = otherColumns(table.header, places)
  for await (const rows of table.rows) {
    for (const row of rows) stageRow(row, { table, places, others, reading })
  }
  reading.onGroup()
}

type Reading = {
  readonly table: Table
  readonly places: Places<CaseRole>
  readonly others: readonly number[]
  readonly reading: LogReading
}

function stageRow(row: Row, { table, places, others, reading }: Reading): void {
  const outcome = readCase(
    (role) => row.cells[places[role]],
    attributesOf(row, table.header, others),
    reading.instants.read,
  )
  if ('problem' in outcome)
    return reading.reject(row.line, table.header[places[outcome.role]] ?? outcome.role, outcome.value, outcome.why)

  stage(outcome, reading)
}

function stage(piece: Case, { zone, span, cases }: LogReading): void {
  const { ref, receivedAt, completedAt, handoffs, rework } = piece
  span.see(receivedAt)
  if (completedAt !== null) span.see(completedAt)
  const week = completedAt === null ? null : zone.weekOf(completedAt)
  cases.add({ ref, week, hours: cycleTimeHours(piece), handoffs, rework, body: toBody(piece) })
}

/** A case as a plain list: a million of them are written and read back in half the time that named figures take. */
type Body = [
  ref: string,
  receivedAt: number,
  completedAt: number | null,
  path: Case['path'],
  outsideReason: Case['outsideReason'],
  manualTouches: number | null,
  handoffs: number | null,
  errors: number | null,
  rework: boolean | null,
  exception: boolean | null,
  routedTo: string | null,
  fieldsEdited: readonly string[],
  attributes: Case['attributes'],
]

function toBody(piece: Case): string {
  const { ref, receivedAt, completedAt, path, outsideReason, manualTouches, handoffs, errors } = piece
  const { rework, exception, routedTo, fieldsEdited, attributes } = piece
  const time = [receivedAt, completedAt] as const
  const counts = [manualTouches, handoffs, errors, rework, exception] as const
  const body: Body = [ref, ...time, path, outsideReason, ...counts, routedTo, fieldsEdited, attributes]
  return JSON.stringify(body)
}

function toCase(text: string): Case {
  const [ref, receivedAt, completedAt, path, outsideReason, manualTouches, handoffs, errors, ...rest] = JSON.parse(
    text,
  ) as Body // written above
  const [rework, exception, routedTo, fieldsEdited, attributes] = rest
  const counts = { manualTouches, handoffs, errors, rework, exception }
  const beside = { routedTo, fieldsEdited, events: null, failures: [], attributes }
  return { ref, receivedAt, completedAt, path, outsideReason, ...counts, ...beside }
}

/** Every column that has no meaning of its own is an attribute: the first forty that have a name. */
function otherColumns(header: readonly string[], places: Places<CaseRole>): readonly number[] {
  const taken = new Set(caseRoles.map((role) => places[role]))
  const named = [...header.keys()].filter(
    (column) => header[column] !== '' && header.indexOf(header[column] ?? '') === column,
  )
  return named.filter((column) => !taken.has(column)).slice(0, mostAttributes)
}

function attributesOf(row: Row, header: readonly string[], others: readonly number[]): Record<string, string> {
  const stated: Record<string, string> = {}
  for (const column of others) {
    const value = attributeValue(row.cells[column])
    if (value !== null) stated[header[column] ?? ''] = value
  }
  return stated
}

function notesOn(replaced: number, { terminal, failures, instants }: LogReading): readonly string[] {
  const notes = [
    replaced > 0
      ? `${replaced} ${replaced === 1 ? 'row was' : 'rows were'} replaced by a later row with the same case.`
      : null,
    terminal !== undefined || failures !== undefined
      ? 'A case file has no events: terminal activity and failures are left aside.'
      : null,
    instants.sawDayFirst() ? dayFirstNote : null,
  ]
  return notes.filter((note) => note !== null)
}
