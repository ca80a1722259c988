// SQLite's own temporary database, for what must be put in order without being held in memory.
import Database from 'better-sqlite3'

/** On disk once it outgrows its small cache, readable by nobody else, gone when closed. */
export function temporaryFile(): Database.Database {
  const file = new Database('')
  file.pragma('journal_mode = OFF')
  file.pragma('synchronous = OFF')
  file.pragma('temp_store = FILE')
  file.pragma('cache_size = -8000')
  return file
}
