// A folder of its own for one test, gone when the test ends, and a raw connection beside our code.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, onTestFinished } from 'vitest'

/** An empty folder that vanishes when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'twokeys-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Does something to a database file on a connection of its own, as somebody with a SQL shell would. */
export function withRawSql<Result>(file: string, does: (database: Database.Database) => Result): Result {
  const database = new Database(file)
  try {
    return does(database)
  } finally {
    database.close()
  }
}

/** An empty folder that vanishes when the tests of the file end. */
export function keptFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'twokeys-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
