// Rows and tables exactly as SQLite has them, past every conversion of ours: what a verifier compares.
import type Database from 'better-sqlite3'

/** A value as it is stored. */
export type RawValue = number | string | Buffer | null

/** A row as it is stored, its number first. */
export type RawRow = readonly [seq: number, ...values: RawValue[]]

/** The rows of a governed table by their number, from one number to another, both included. */
export type RowReader = (table: string, from: number, to: number) => readonly RawRow[]

/** Reads the rows of `connection`, with the columns that this version's tables have. */
export function rowReader(connection: Database.Database, columns: ReadonlyMap<string, readonly string[]>): RowReader {
  const queries = new Map<string, Database.Statement>()
  return (table, from, to) => {
    const query = queries.get(table) ?? connection.prepare(queryFor(table, columns.get(table) ?? []))
    queries.set(table, query)
    return query.raw().all(from, to) as RawRow[] // the driver types rows as unknown
  }
}

function queryFor(table: string, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name}"`).join(', ')
  return `SELECT ${names} FROM "${table}" WHERE seq BETWEEN ? AND ? ORDER BY seq`
}

/** Whether two rows hold exactly the same. */
export function isSameRow(one: RawRow, other: RawRow | undefined): boolean {
  return one.length === other?.length && one.every((value, index) => isSame(value, other[index]))
}

function isSame(one: RawValue, other: RawValue | undefined): boolean {
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other
}

/** Everything that a database is built of, by kind and name: tables, indexes, triggers, views. */
export function schemaOf(connection: Database.Database): ReadonlyMap<string, string> {
  const rows = connection
    .prepare(
      `SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'`,
    )
    .raw()
    .all() as [string, string][] // the driver types rows as unknown
  return new Map(rows)
}
