// One writer, one after the other; readers on a connection of their own that cannot write. What is decided is decided
// on facts read in the very transaction that records it.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
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

/** Opens the database file, creating it where it is missing.  */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const writer = connect(file, false)
  const reading = connect(file, true)
  const write = drizzle(writer)
  const queue = oneAfterTheOther()
  return {
    reader: drizzle(reading),
    transaction: (work) => queue(() => runAlone(writer, write, work)),
    connection: { writer, reading, file },
    close: () => {
      reading.close()
      writer.close()
    },
  }
}

function connect(file: string, readonly: boolean): Database.Database {
  const connection = new Database(file, { readonly, timeout: 5_000 })
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
  write: Drizzled,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const life = { alive: true }
  writer.exec('BEGIN IMMEDIATE')
  try {
    const result = await withinTime(work(mortal(write, life)))
    life.alive = false
    writer.exec('COMMIT')
    return result
  } catch (error) {
    life.alive = false
    if (writer.inTransaction) writer.exec('ROLLBACK')
    throw error
  }
}

/** The same builders, refusing to work after the end of the transaction they belong to. */
function mortal(write: Drizzled, life: { alive: boolean }): Tx {
  const whileAlive = <Builder>(builder: Builder): Builder => {
    if (!life.alive) throw new Error('this transaction has already ended')
    return builder
  }
  return {
    get select() {
      return whileAlive(write.select.bind(write))
    },
    get selectDistinct() {
      return whileAlive(write.selectDistinct.bind(write))
    },
    get insert() {
      return whileAlive(write.insert.bind(write))
    },
    get update() {
      return whileAlive(write.update.bind(write))
    },
    get delete() {
      return whileAlive(write.delete.bind(write))
    },
  }
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
