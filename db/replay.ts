// An empty database in memory, built by the same migrations, that takes the rows which facts imply. What stands in it is
// what must stand in the file.
import Database from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import {
  createTriggers,
  expectedTriggers,
  governed,
  type GovernedTable,
  type ImpliedRows,
  tableName,
} from './governed.ts'
import type { Migration } from './migrate.ts'
import { rowReader, type RowReader, schemaOf } from './raw-rows.ts'

export type Replay = {
  /** Lets the rows of one entry follow. Throws when they do not fit their tables. */
  readonly add: (seq: number, rows: ImpliedRows) => void
  readonly rows: RowReader
  /** Empties every table again, so that a replay of any length needs the same memory. */
  readonly forget: () => void
  /** What a database of this version is built of, triggers included. */
  readonly schema: ReadonlyMap<string, string>
  /** The columns of every governed table, its number first. */
  readonly columns: ReadonlyMap<string, readonly string[]>
  readonly close: () => void
}

/** Opens a replay for databases that went through these migrations. */
export function openReplay(migrations: readonly Migration[]): Replay {
  const connection = new Database(':memory:')
  for (const { sql } of migrations) connection.exec(sql)
  createTriggers(connection)
  const schema = schemaOf(connection)
  for (const name of expectedTriggers().keys()) connection.exec(`DROP TRIGGER ${name}`)
  const columns = columnsOfGoverned()
  const read = rowReader(connection, columns)
  const inserts = new Map(Object.keys(governed).map((name) => [name, insertInto(connection, name as GovernedTable)])) // its keys are these names
  const filled = new Set<string>()
  return {
    add: (seq, rows) => {
      for (const [name, row] of Object.entries(rows)) filled.add(inserts.get(name)?.({ ...row, seq }) ?? name)
    },
    rows: (table, from, to) => (filled.has(table) ? read(table, from, to) : []),
    forget: () => {
      for (const table of filled) connection.exec(`DELETE FROM "${table}"`)
      filled.clear()
    },
    schema,
    columns,
    close: () => void connection.close(),
  }
}

function columnsOfGoverned(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.values(governed).map((table) => [
      getTableName(table),
      Object.values(getTableColumns(table)).map((column) => column.name),
    ]),
  )
}

/** Prepared once and bound by hand: ten times faster than building each insert anew. Answers the table's name. */
function insertInto(connection: Database.Database, name: GovernedTable) {
  const table = tableName(name)
  const columns = Object.entries(getTableColumns(governed[name]))
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const marks = columns.map(() => '?').join(', ')
  const insert = connection.prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`)
  return (row: Readonly<Record<string, unknown>>) => {
    insert.run(columns.map(([key, column]) => (row[key] == null ? null : column.mapToDriverValue(row[key]))))
    return table
  }
}
