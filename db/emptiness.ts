// Whether a database file may make way for another one: nobody has put anything into it yet. Asked of the file itself,
// because it may be anybody's.
import Database from 'better-sqlite3'

/** What a mere start leaves behind: which migrations ran, their entries, and visitors who have not signed in. */
const ofAStart = new Set(['migrations', 'ledger', 'entries', 'sessions'])

/** Whether no table of this file has a row but those that a start writes. Never of a file that is no database. */
export function holdsNothing(file: string): boolean {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all() as string[] // plucked names come as unknown
    const count = (table: string) => Number(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())
    const isJustStarted = !tables.includes('ledger') || count('ledger') === count('migrations')
    return isJustStarted && tables.every((table) => ofAStart.has(table) || count(table) === 0)
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') return false
    throw error
  } finally {
    database.close()
  }
}
