// A table with one row per case becomes cases. A reference that comes twice is corrected by its later row, wherever the
// two stand in the file.
import { setImmediate as breathe } from 'node:timers/promises'
import { stageRows, type CaseStage, type RowStage, type StagedRow } from '../../db/staging.ts'
import { cycleTimeHours, type Case } from '../domain/case.ts'
import { attributeValue } from './attributes.ts'
import { readCase } from './case-row.ts'
import { caseRoles, findCaseColumns, type CaseRole, type Places } from './columns.ts'
import type { Row } from './csv.ts'
import { dayFirstNote } from './instant.ts'
import type { Table } from './table.ts'
import type { LogReading, ToldLog } from './told-log.ts'
import type { Zone } from './zone.ts'

const mostAttributes = 40

/** Reads a table with one row per case. Throws unreadable when a column is missing. */
export async function readCaseTable(table: Table, reading: LogReading): Promise<ToldLog> {
  const places = findCaseColumns(table.header, reading.mapping)
  const stage = stageRows()
  try {
    await stageCaseRows(table, places, reading, stage)
    const replaced = await keepLastRows(stage, reading)
    return {
      kind: 'cases',
      format: 'csv',
      columns: Object.fromEntries(caseRoles.map((role) => [role, table.header[places[role]] ?? null])),
      events: 0,
      activities: 0,
      failures: null,
      notes: notesOn(replaced, reading),
      toCase: (body) => JSON.parse(body) as Case, // staged below
    }
  } finally {
    stage.close()
  }
}

async function stageCaseRows(
  table: Table,
  places: Places<CaseRole>,
  reading: LogReading,
  stage: RowStage,
): Promise<void> {
  const others = otherColumns(table.header, places)
  for await (const rows of table.rows) {
    for (const row of rows) stageRow(row, { table, places, others, reading }, stage)
  }
}

type Reading = {
  readonly table: Table
  readonly places: Places<CaseRole>
  readonly others: readonly number[]
  readonly reading: LogReading
}

function stageRow(row: Row, { table, places, others, reading }: Reading, stage: RowStage): void {
  const outcome = readCase(
    (role) => row.cells[places[role]],
    attributesOf(row, table.header, others),
    reading.instants.read,
  )
  if ('problem' in outcome)
    return reading.reject(row.line, table.header[places[outcome.role]] ?? outcome.role, outcome.value, outcome.why)

  reading.span.see(outcome.receivedAt)
  if (outcome.completedAt !== null) reading.span.see(outcome.completedAt)
  stage.add({ ref: outcome.ref, at: 0, activity: 0, resource: null, rest: JSON.stringify(outcome) })
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
  const stated = others.flatMap((column) => {
    const value = attributeValue(row.cells[column])
    return value === null ? [] : [[header[column] ?? '', value] as const]
  })
  return Object.fromEntries(stated)
}

/** Hands each case's last row on, and answers how many earlier rows were replaced by it. */
async function keepLastRows(stage: RowStage, { zone, onGroup, cases }: LogReading): Promise<number> {
  let replaced = 0
  for (let group = 0; group < stage.groups; group += 1) {
    let last: StagedRow | null = null
    for (const row of stage.group(group)) {
      if (last?.ref === row.ref) replaced += 1
      else keep(last, zone, cases)
      last = row
    }
    keep(last, zone, cases)
    onGroup()
    await breathe()
  }
  return replaced
}

function keep(row: StagedRow | null, zone: Zone, cases: CaseStage): void {
  if (row === null || row.rest === null) return
  const piece = JSON.parse(row.rest) as Case // written above
  const week = piece.completedAt === null ? null : zone.weekOf(piece.completedAt)
  cases.add({ week, hours: cycleTimeHours(piece), handoffs: piece.handoffs, rework: piece.rework, body: row.rest })
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
