// A table with one row per case becomes cases.
import { attributeValue } from './attributes.ts'
import { readCase } from './case-row.ts'
import { caseRoles, findCaseColumns, type CaseRole, type Places } from './columns.ts'
import type { Row } from './csv.ts'
import { mostAttributes, stageCase, toldCases } from './staged-cases.ts'
import type { Table } from './table.ts'
import type { LogReading, ToldLog } from './told-log.ts'

/** Reads a table with one row per case. Throws unreadable when a column is missing. */
export async function readCaseTable(table: Table, reading: LogReading): Promise<ToldLog> {
  const places = findCaseColumns(table.header, reading.mapping)
  await stageCaseRows(table, places, reading)
  const columns = Object.fromEntries(caseRoles.map((role) => [role, table.header[places[role]] ?? null]))
  return toldCases({ format: 'csv', columns }, reading)
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

  stageCase(outcome, reading)
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
