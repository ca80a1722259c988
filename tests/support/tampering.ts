// What somebody with a SQL shell, a hex editor and patience could do to a database file. Every kind says what it did, so
// that one which goes unnoticed can be repeated by hand.
import type Database from 'better-sqlite3'
import { createTriggers, expectedTriggers } from '../../db/governed.ts'
import { canonical, type LedgerEntry } from '../../src/domain/ledger-entry.ts'
import { entryHash, genesis } from '../../src/store/hash.ts'
import { withRawSql } from './scratch.ts'

/** A number from 0 to below the given one. */
export type Chance = (below: number) => number

export type Tampering = (database: Database.Database, chance: Chance) => string

/** Chance that falls the same way for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Does it to a file: past the triggers, which stand as they were afterwards. */
export function tamper(file: string, does: Tampering, chance: Chance): string {
  return withRawSql(file, (database) => {
    database.pragma('foreign_keys = OFF')
    for (const name of expectedTriggers().keys()) database.exec(`DROP TRIGGER ${name}`)
    const did = does(database, chance)
    if (!did.startsWith('trigger')) createTriggers(database)
    return did
  })
}

type Value = number | string | Buffer | null
type Stored = Readonly<Record<string, Value>>

/** Alters one value of a random row. */
export function alterRow(table: string): Tampering {
  return (database, chance) => {
    const row = anyRow(database, table, chance)
    const [column, value] = anyColumn(row, chance)
    const other = otherThan(value)
    database.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE seq = ?`).run(other, row.seq)
    return `${table} ${String(row.seq)}: ${column} from ${String(value)} to ${String(other)}`
  }
}

/** Puts an altered row in the place of a random one, which triggers for UPDATE and DELETE would not see. */
export function replaceRow(table: string): Tampering {
  return (database, chance) => {
    const row = anyRow(database, table, chance)
    const [column, value] = anyColumn(row, chance)
    insert(database, table, { ...row, [column]: otherThan(value) }, 'INSERT OR REPLACE')
    return `${table} ${String(row.seq)} replaced with another ${column}`
  }
}

export function deleteRow(table: string): Tampering {
  return (database, chance) => {
    const { seq } = anyRow(database, table, chance)
    database.prepare(`DELETE FROM "${table}" WHERE seq = ?`).run(seq)
    return `${table} ${String(seq)} deleted`
  }
}

/** Adds the copy of a row under a number that has none there: in between, before the first or after the last. */
export function addRow(table: string): Tampering {
  return (database, chance) => {
    const taken = new Set(database.prepare(`SELECT seq FROM "${table}"`).pluck().all())
    const free = Array.from({ length: 200 }, (_, index) => index - 50).filter((seq) => !taken.has(seq))
    const seq = free[chance(free.length)] ?? -1
    insert(database, table, { ...anyRow(database, table, chance), seq })
    return `${table} ${seq} added`
  }
}

/** Moves a row to another number, or swaps it with the row that has it. */
export function moveRow(table: string): Tampering {
  return (database, chance) => {
    const one = anyRow(database, table, chance)
    const other = anyRow(database, table, chance)
    const to = one.seq === other.seq ? Number(one.seq) + 1_000 : Number(other.seq)
    for (const { seq } of [one, other]) database.prepare(`DELETE FROM "${table}" WHERE seq = ?`).run(seq)
    insert(database, table, { ...one, seq: to })
    if (one.seq !== other.seq) insert(database, table, { ...other, seq: Number(one.seq) })
    return `${table} ${String(one.seq)} and ${to} swapped`
  }
}

/** Everything that can be done to one table row by row. */
export const rowTamperings = { alterRow, replaceRow, deleteRow, addRow, moveRow }

/** Rewrites an entry. Afterwards the hashes are right again for nothing, for this entry alone, or for all after it too. */
export function rewriteEntry(hashes: 'as they were' | 'of this entry' | 'of all'): Tampering {
  return (database, chance) => {
    const { seq } = anyRow(database, 'ledger', chance)
    const entry = entryAt(database, Number(seq))
    const actor = { ...entry.actor, person: `${entry.actor.person}x` }
    database.prepare('UPDATE ledger SET entry = ? WHERE seq = ?').run(canonical({ ...entry, actor }), seq)
    if (hashes !== 'as they were')
      rehash(database, Number(seq), hashes === 'of all' ? Number.MAX_SAFE_INTEGER : Number(seq))
    return `entry ${String(seq)} by someone else, hashes ${hashes}`
  }
}

/** Takes the last entries away with every row that followed from them, so that nothing is left of them in the file. */
export const cutTheEnd: Tampering = (database, chance) => {
  const last = Number(database.prepare('SELECT max(seq) FROM ledger').pluck().get())
  const from = last - chance(Math.floor(last / 2))
  const lost = database.prepare('SELECT entry FROM ledger WHERE seq >= ?').pluck().all(from) as string[] // plucked texts
  for (const { data } of lost.map((text) => JSON.parse(text) as LedgerEntry))
    for (const value of Object.values(data))
      if (value && typeof value === 'object' && 'text' in value)
        database.prepare('DELETE FROM texts WHERE id = ?').run(value.text)
  for (const table of tablesWithSeq(database)) database.prepare(`DELETE FROM "${table}" WHERE seq >= ?`).run(from)
  return `entries from ${from} on cut off with all that followed from them`
}

/** A new past: a correction is somebody else's, in its entry and in its row, and every hash after it is right. */
export const rewriteHistory: Tampering = (database) => {
  const { seq } = database.prepare('SELECT seq FROM corrections').get() as { seq: number } // the first one
  const entry = entryAt(database, seq)
  const text = canonical({ ...entry, data: { ...entry.data, author: 'ben' } })
  database.prepare('UPDATE ledger SET entry = ? WHERE seq = ?').run(text, seq)
  database.prepare(`UPDATE corrections SET author = 'ben' WHERE seq = ?`).run(seq)
  rehash(database, seq, Number.MAX_SAFE_INTEGER)
  return `history rewritten from entry ${seq} on`
}

/** The same history under another ledger id, so that no line of the heads file speaks of it. */
export const changeLedger: Tampering = (database) => {
  const rows = database.prepare('SELECT seq, entry FROM ledger').all() as { seq: number; entry: string }[] // as selected
  for (const { seq, entry } of rows) {
    const text = canonical({ ...(JSON.parse(entry) as LedgerEntry), ledger: 'ab'.repeat(32) })
    database.prepare('UPDATE ledger SET entry = ? WHERE seq = ?').run(text, seq)
  }
  rehash(database, 1, Number.MAX_SAFE_INTEGER)
  return 'the ledger under another id'
}

/** Makes prev and hash of the entries right again, from one to another. */
export function rehash(database: Database.Database, from: number, to: number): void {
  const rows = database
    .prepare('SELECT seq, entry, prev FROM ledger WHERE seq BETWEEN ? AND ? ORDER BY seq')
    .all(from, to)
  let before: Uint8Array | null = null
  for (const row of rows as { seq: number; entry: string; prev: Buffer }[]) {
    const isFirst = row.seq === 1 // and stands on the ledger's id
    const prev: Uint8Array = before ?? (isFirst ? genesis((JSON.parse(row.entry) as LedgerEntry).ledger) : row.prev)
    before = entryHash(prev, row.entry)
    database.prepare('UPDATE ledger SET prev = ?, hash = ? WHERE seq = ?').run(prev, before, row.seq)
  }
}

function sqlThat(did: string, sql: string): Tampering {
  return (database) => {
    database.exec(sql)
    return did
  }
}

/** What can be done beside the tables of rows: words, names, secrets, triggers and the build of the file. */
export const otherTamperings: Readonly<Record<string, Tampering>> = {
  reworded: sqlThat('a text reworded', `UPDATE texts SET body = body || '!' WHERE rowid = 3`),
  resalted: sqlThat('a text salted anew', `UPDATE texts SET salt = '00' WHERE rowid = 3`),
  'text gone': sqlThat('a text deleted', 'DELETE FROM texts WHERE rowid = 3'),
  'text added': sqlThat('a text added', `INSERT INTO texts (id, salt, body) VALUES ('x', '', 'words')`),
  'half erased': sqlThat(
    'a text without words and without a tombstone',
    'UPDATE texts SET body = NULL WHERE rowid = 3',
  ),
  renamed: sqlThat('names swapped', `UPDATE accounts SET name = 'Olivia' WHERE person = 'tariq'`),
  readdressed: sqlThat('an address changed', `UPDATE accounts SET email = 'evil@example.com' WHERE person = 'tariq'`),
  'account added': sqlThat(
    'an account added',
    `INSERT INTO accounts (person, name, email, failures, wait_until, keys_held_until) VALUES ('eve', 'Eve', 'e', 0, 0, 0)`,
  ),
  'secret added': sqlThat('a secret added', `INSERT INTO token_secrets (hash, token) VALUES ('00', 'mine')`),
  'secret slipped in': sqlThat(
    'another secret for a token',
    `INSERT INTO token_secrets (hash, token) SELECT 'ff', token FROM tokens LIMIT 1`,
  ),
  'trigger gone': sqlThat('trigger dropped', 'SELECT 1'),
  'index gone': sqlThat('an index dropped', 'DROP INDEX keys_pilot'),
  'column added': sqlThat('a column added', 'ALTER TABLE keys ADD COLUMN note text'),
  'table gone': sqlThat('trigger and table dropped', 'DROP TABLE repairs'),
  'view in place': sqlThat(
    'trigger: a view in the place of a table',
    'ALTER TABLE keys RENAME TO k; CREATE VIEW keys AS SELECT * FROM k',
  ),
}

function anyRow(database: Database.Database, table: string, chance: Chance): Stored {
  const rows = database.prepare(`SELECT * FROM "${table}" ORDER BY seq`).all() as Stored[] // rows come as unknown
  const row = rows[chance(rows.length)]
  if (!row) throw new Error(`${table} is empty`)
  return row
}

function anyColumn(row: Stored, chance: Chance): [string, Value] {
  const columns = Object.entries(row).filter(([name]) => name !== 'seq')
  return columns[chance(columns.length)] ?? ['at', null]
}

function otherThan(value: Value): Value {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value} `
  return Buffer.isBuffer(value) ? Buffer.from(value.map((byte, index) => (index === 7 ? byte ^ 1 : byte))) : 'something'
}

function insert(database: Database.Database, table: string, row: Stored, verb = 'INSERT'): void {
  const names = Object.keys(row).map((name) => `"${name}"`)
  const values = Object.values(row)
  database.prepare(`${verb} INTO "${table}" (${names.join()}) VALUES (${values.map(() => '?').join()})`).run(values)
}

function entryAt(database: Database.Database, seq: number): LedgerEntry {
  return JSON.parse(String(database.prepare('SELECT entry FROM ledger WHERE seq = ?').pluck().get(seq))) as LedgerEntry // ours
}

function tablesWithSeq(database: Database.Database): readonly string[] {
  const names = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[] // names
  return names.filter((name) => database.prepare(`SELECT 1 FROM pragma_table_info(?) WHERE name = 'seq'`).get(name))
}
