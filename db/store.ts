// One writer, one after the other; readers on a connection of their own that cannot write. What is decided is decided
// on facts read in the very transaction that records it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

type Drizzled = BetterSQLite3Database

/** Reads only. */
export type Reader = Pick<Drizzled, 'select' | 'selectDistinct'>

/** Reads and writes, and is dead once its transaction has ended. */
export type Tx = Pick<Drizzled, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>

export type Store = {
  readonly reader: Reader
  /** Runs `work` alone, all of it or none of it. Refuses to nest; ends after `timeLimitMs`. */
  readonly transaction: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
  /** A number that is another one after every commit, whoever made it. */
  readonly version: () => number
  readonly connection: Connection
  readonly close: () => void
}

/** The driver's own connections, for migrations, bulk inserts and verification only. */
export type Connection = {
  readonly writer: Database.Database
  readonly reading: Database.Database
  readonly file: string
}

const timeLimitMs = 10_000

/** How long a transaction waits for one of another process. */
const lockLimitMs = 5_000

/** Whether the transaction that a piece of work belongs to still runs. */
type Life = { alive: boolean }

/** Opens the database file, creating it where it is missing.  */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600)) // a new one is its owner's alone, and so are the files that SQLite puts beside it
  const writer = connect(file, false)
  const reading = connect(file, true)
  const queue = oneAfterTheOther()
  const inside = new AsyncLocalStorage<Life>()
  return {
    reader: drizzle(reading),
    version: versionOf(reading),
    transaction: async (work) => {
      if (inside.getStore()?.alive) throw new Error('a transaction cannot be opened inside another one')
      return queue(() => runAlone(writer, (tx, life) => inside.run(life, () => work(tx))))
    },
    connection: { writer, reading, file },
    close: () => {
      reading.close()
      writer.close()
    },
  }
}

function versionOf(reading: Database.Database): () => number {
  const version = reading.prepare('PRAGMA data_version').pluck()
  return () => version.get() as number // the pragma is one whole number
}

function connect(file: string, readonly: boolean): Database.Database {
  const connection = new Database(file, { readonly, timeout: lockLimitMs })
  if (!readonly) connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('recursive_triggers = ON')
  connection.pragma('cache_size = -8000')
  return connection
}

/** Prepares a query once for each reader; an unprepared query costs almost half as much again. */
export function prepared<Query>(build: (reader: Reader) => Query): (reader: Reader) => Query {
  const kept = new WeakMap<Reader, Query>()
  return (reader) => {
    const known = kept.get(reader) ?? build(reader)
    kept.set(reader, known)
    return known
  }
}

/** Fails unless commits reach the disk. The setting reads right on a fresh file and is only honest after a write. */
export function assertDurable(store: Store): void {
  for (const connection of [store.connection.writer, store.connection.reading]) {
    const level = connection.pragma('synchronous', { simple: true })
    if (level !== 2)
      throw new Error(`the database would not wait for the disk (synchronous is ${String(level)}, must be 2)`)
  }
}

function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

async function runAlone<Result>(
  writer: Database.Database,
  work: (tx: Tx, life: Life) => Promise<Result>,
): Promise<Result> {
  const life = { alive: true }
  await begin(writer)
  try {
    const result = await withinTime(work(drizzle(mortal(writer, life)), life))
    life.alive = false
    writer.exec('COMMIT')
    return result
  } catch (error) {
    life.alive = false
    if (writer.inTransaction) writer.exec('ROLLBACK')
    throw error
  }
}

/** Waits for the transaction of another process without holding up everything else in this one. */
async function begin(writer: Database.Database): Promise<void> {
  const giveUpAt = performance.now() + lockLimitMs
  while (!began(writer)) {
    if (performance.now() > giveUpAt)
      throw new Database.SqliteError('another program holds the database', 'SQLITE_BUSY')
    await pause(10)
  }
}

function began(writer: Database.Database): boolean {
  writer.pragma('busy_timeout = 0')
  try {
    writer.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  } finally {
    writer.pragma(`busy_timeout = ${lockLimitMs}`)
  }
}

/** The connection as one transaction sees it: it refuses to work after the end, also through what was prepared before. */
function mortal(writer: Database.Database, life: Life): Database.Database {
  const alive = <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Answer) => {
    return (...asked: Asked) => {
      if (!life.alive) throw new Error('this transaction has already ended')
      return ask(...asked)
    }
  }
  const prepare = (text: string) => {
    const statement = writer.prepare(text)
    const asked = {
      run: alive((...values: unknown[]) => statement.run(...values)),
      get: alive((...values: unknown[]) => statement.get(...values)),
      all: alive((...values: unknown[]) => statement.all(...values)),
      raw: () => {
        statement.raw()
        return asked
      },
    }
    return asked
  }
  return { prepare } as unknown as Database.Database // drizzle asks a connection for nothing else
}

async function withinTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`a transaction took longer than ${timeLimitMs} ms`)), timeLimitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
