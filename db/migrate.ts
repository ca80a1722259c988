// Brings a database to the shape this version needs. A rebuild of a table can wipe rows or drop triggers without a word,
// so every step is guarded: a backup first, foreign keys off outside the transaction, rows counted before and after,
// and the triggers put back and checked before anything is committed. Whoever is killed midway has changed nothing.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { createTriggers, triggerFaults } from './governed.ts'
import type { Store } from './store.ts'

export type Migration = { readonly name: string; readonly sql: string; readonly hash: string }

/** The migrations in this folder, oldest first. */
export function readMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.sort().map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8')
    return { name: file.replace(/\.sql$/, ''), sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Runs what has not run yet and answers the migrations that are new. Refuses with an error when one that already ran
 * was changed since, when the file was made by a later version, or when rows would be lost.
 */
export function migrate(store: Store, folder: string, backups: string, at: number): readonly Migration[] {
  const database = store.connection.writer
  const all = readMigrations(folder)
  if (notRunYet(database, all).length === 0) return []

  if (isUsed(database)) backUp(database, backups, at)
  return runGuarded(database, all, at)
}

/** Refuses a database whose append-only triggers are not exactly the ones of this version. */
export function assertTriggers(database: Database.Database): void {
  const faults = triggerFaults(database)
  if (faults.length > 0) throw new Error(`the database was altered: ${faults.join('; ')}`)
}

function notRunYet(database: Database.Database, all: readonly Migration[]): readonly Migration[] {
  const done = doneSoFar(database)
  assertSameHistory(done, all)
  return all.filter((migration) => !done.has(migration.name))
}

function isUsed(database: Database.Database): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get() !== undefined
}

function doneSoFar(database: Database.Database): Map<string, string> {
  if (!isUsed(database)) return new Map()
  const rows = database.prepare('SELECT name, hash FROM migrations').all() as { name: string; hash: string }[] // rows come as unknown
  return new Map(rows.map((row) => [row.name, row.hash]))
}

function assertSameHistory(done: ReadonlyMap<string, string>, all: readonly Migration[]): void {
  const known = new Map(all.map((migration) => [migration.name, migration.hash]))
  for (const [name, hash] of done) {
    if (!known.has(name)) throw new Error(`this database was made by a later version: it has the migration ${name}`)
    if (known.get(name) !== hash) throw new Error(`the migration ${name} was changed after it ran`)
  }
}

function backUp(database: Database.Database, folder: string, at: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = freeName(folder, at)
  database.prepare('VACUUM INTO ?').run(file)
  chmodSync(file, 0o600)
}

function freeName(folder: string, at: number, again = 0): string {
  const file = join(folder, `before-migration-${at}${again === 0 ? '' : `-${again}`}.db`)
  return existsSync(file) ? freeName(folder, at, again + 1) : file
}

/** All of them or none, and asked again inside: two programs may start at the same moment. */
function runGuarded(database: Database.Database, all: readonly Migration[], at: number): readonly Migration[] {
  const run = database.transaction(() => {
    const open = notRunYet(database, all)
    for (const migration of open) runOne(database, migration, at)
    createTriggers(database)
    assertTriggers(database)
    return open
  })
  database.pragma('foreign_keys = OFF')
  try {
    return run.immediate()
  } finally {
    database.pragma('foreign_keys = ON')
  }
}

function runOne(database: Database.Database, migration: Migration, at: number): void {
  const before = rowCounts(database)
  database.exec(migration.sql)
  assertNothingLost(before, rowCounts(database), migration.name)
  assertForeignKeys(database)
  database.prepare('INSERT INTO migrations (name, hash, at) VALUES (?, ?, ?)').run(migration.name, migration.hash, at)
}

function rowCounts(database: Database.Database): Map<string, number> {
  const names = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[] // plucked names come as unknown
  return new Map(
    names.map((name) => [name, database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  )
}

function assertNothingLost(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  name: string,
): void {
  for (const [table, rows] of before) {
    const left = after.get(table) ?? 0
    if (left < rows)
      throw new Error(`the migration ${name} would lose ${rows - left} rows of ${table}; nothing was changed`)
  }
}

function assertForeignKeys(database: Database.Database): void {
  const broken = database.pragma('foreign_key_check') as unknown[] // the pragma's rows come as unknown
  if (broken.length > 0) throw new Error(`${broken.length} rows would refer to nothing; nothing was changed`)
}
