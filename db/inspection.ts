// Looks at a database file as it lies there: beside whatever else uses it, trusting nothing in it and changing nothing.
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { rowReader, type RowReader, schemaOf } from './raw-rows.ts'

/** A line of the ledger as it is stored; what stands in it may be anything. */
export type StoredLine = {
  readonly seq: number
  readonly entry: unknown
  readonly prev: unknown
  readonly hash: unknown
}

/** A free text as it is stored; its words are null once they were erased. */
export type StoredText = { readonly salt: string; readonly body: string | null; readonly erasedAt: number | null }

export type Inspection = {
  /** What SQLite finds broken in the pages of the file, or in the tables named; null when nothing is. */
  readonly damage: (tables: readonly string[]) => string | null
  readonly schema: () => ReadonlyMap<string, string>
  readonly migrations: () => readonly { readonly name: string; readonly hash: string }[]
  /** Lines of the ledger after a number, in order, at most `limit`. */
  readonly lines: (after: number, limit: number) => readonly StoredLine[]
  readonly lastLine: () => StoredLine | null
  /** Both keys have turned on something. */
  readonly isSignedByBoth: () => boolean
  readonly rows: (columns: ReadonlyMap<string, readonly string[]>) => RowReader
  /** The number of a row that has no place between 1 and `last`; null when every row has. */
  readonly outside: (table: string, last: number) => number | null
  readonly count: (table: 'ledger' | 'texts') => number
  readonly text: (id: string) => StoredText | null
  readonly accounts: () => readonly { readonly person: string; readonly name: string; readonly email: string }[]
  readonly tokenSecrets: () => readonly { readonly hash: string; readonly token: string }[]
  readonly close: () => void
}

/** Opens a file for looking at, all of it as of this moment. Throws one sentence when it is no database that can be read. */
export function inspect(file: string): Inspection {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const isUsed = existsSync(`${file}-wal`)
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  const close = () => {
    connection.close()
    if (!isUsed) tidyUp(file)
  }
  try {
    connection.pragma('cell_size_check = ON')
    connection.pragma('trusted_schema = OFF')
    connection.exec('BEGIN')
    return { ...inspectionOf(connection), close }
  } catch (error) {
    close()
    throw error
  }
}

/** Even a reader leaves two empty files behind; whoever closes last and may write takes them away again, and nothing else. */
function tidyUp(file: string): void {
  try {
    const connection = new Database(file, { fileMustExist: true, timeout: 0 })
    connection.pragma('schema_version')
    connection.close()
  } catch {
    // no database, in use by now, or on a disk that cannot be written: then they stay
  }
}

function inspectionOf(connection: Database.Database): Omit<Inspection, 'close'> {
  const lines = once(() =>
    connection.prepare<[number, number], StoredLine>(
      'SELECT seq, entry, prev, hash FROM ledger WHERE seq > ? ORDER BY seq LIMIT ?',
    ),
  )
  const text = once(() =>
    connection.prepare<[string], StoredText>('SELECT salt, body, erased_at AS erasedAt FROM texts WHERE id = ?'),
  )
  const all = <Row>(query: string) => connection.prepare<[], Row>(query).all()
  return {
    damage: (tables) => damageIn(connection, tables),
    schema: () => schemaOf(connection),
    migrations: () => all('SELECT name, hash FROM migrations ORDER BY name'),
    lines: (after, limit) => lines().all(after, limit),
    lastLine: () => all<StoredLine>('SELECT seq, entry, prev, hash FROM ledger ORDER BY seq DESC LIMIT 1')[0] ?? null,
    isSignedByBoth: () => all('SELECT seq FROM keys WHERE completes = 1 LIMIT 1').length > 0,
    rows: (columns) => rowReader(connection, columns),
    outside: (table, last) => {
      const query = `SELECT seq FROM "${table}" WHERE seq < 1 OR seq > ? LIMIT 1`
      return connection.prepare<[number], { seq: number }>(query).get(last)?.seq ?? null
    },
    count: (table) => all<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`)[0]?.rows ?? 0,
    text: (id) => text().get(id) ?? null,
    accounts: () => all('SELECT person, name, email FROM accounts'),
    tokenSecrets: () => all('SELECT hash, token FROM token_secrets'),
  }
}

/** Prepared when it is first asked for: the table may not even be there. */
function once<Query>(prepare: () => Query): () => Query {
  let prepared: Query | undefined
  return () => (prepared ??= prepare())
}

function damageIn(connection: Database.Database, tables: readonly string[]): string | null {
  const checks = ['quick_check(1)', ...tables.map((table) => `integrity_check(${table})`)]
  const answers = checks.map((check) => String(connection.pragma(check, { simple: true })))
  return answers.find((answer) => answer !== 'ok') ?? null
}
