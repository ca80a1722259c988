// Many rows in one go, and many rows gone. The query builder is a quarter as fast as the driver, so imports come here; and
// because one long transaction would keep everybody else waiting, they take a breath between short ones.
import { setTimeout as pause } from 'node:timers/promises'
import { and, Column, getTableColumns, getTableName, gt, inArray, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from './store.ts'

/** How many rows one short transaction takes. */
const rowsAtOnce = 1_000

const breathMs = 3

/** Leaves room for the writers of other processes, which ask every few milliseconds and stand in no queue. */
export function breathe(): Promise<void> {
  return pause(breathMs)
}

type Rows<Table extends SQLiteTable> = readonly Table['$inferInsert'][]

/** Prepares the quick way into `table`. What it answers is called inside a transaction of the same store. */
export function bulkInsert<Table extends SQLiteTable>(store: Store, table: Table): (rows: Rows<Table>) => void {
  const insert = inserting(store, table, '')
  return (rows) => {
    for (const row of rows) insert(row)
  }
}

/**
 * The same for a row that may be there already: answers whether it is new. One that is not, by any key of the table, stays as
 * it was.
 */
export function insertOnce<Table extends SQLiteTable>(
  store: Store,
  table: Table,
): (row: Rows<Table>[number]) => boolean {
  const insert = inserting(store, table, ' ON CONFLICT DO NOTHING')
  return (row) => insert(row).changes === 1
}

function inserting<Table extends SQLiteTable>(store: Store, table: Table, otherwise: string) {
  const columns = Object.entries<SQLiteColumn>(getTableColumns(table))
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  const statement = store.connection.writer.prepare(
    `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${places})${otherwise}`,
  )
  const readers = columns.map(([key, column]) => readerOf<Table>(key, column))
  return (row: Rows<Table>[number]) => statement.run(readers.map((read) => read(row)))
}

/** A value of a row as the driver takes it: kinds like booleans and JSON have their own way of being stored. */
function readerOf<Table extends SQLiteTable>(key: string, column: SQLiteColumn): (row: Rows<Table>[number]) => unknown {
  const isPlain = column.mapToDriverValue === Column.prototype.mapToDriverValue
  const valueOf = (row: Rows<Table>[number]): unknown => row[key as keyof typeof row] // the keys of the table's own columns
  if (isPlain) return (row) => valueOf(row) ?? null
  return (row) => {
    const value = valueOf(row)
    return value === null || value === undefined ? null : column.mapToDriverValue(value)
  }
}

/** Deletes every row that `which` names, piece by piece. For rows that nobody can see any more. */
export async function bulkDelete(store: Store, table: SQLiteTable, which: SQL): Promise<void> {
  const place = sql<number>`rowid`
  for (let last = 0; ;) {
    const places = await store.reader
      .select({ place })
      .from(table)
      .where(and(which, gt(place, last)))
      .orderBy(place)
      .limit(rowsAtOnce)
    const rowids = places.map((row) => row.place)
    if (rowids.length > 0) await store.transaction((tx) => tx.delete(table).where(inArray(place, rowids)))
    last = rowids.at(-1) ?? last
    if (rowids.length < rowsAtOnce) return
    await breathe()
  }
}
