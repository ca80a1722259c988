// Copies a database that is in use. Copying the file by itself would leave out what still stands in the write-ahead file.
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/** Copies a database into a new file, all of it as of one moment, and waits until the disk has it. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} is there already.`)
  const draft = `${to}.part`
  rmSync(draft, { force: true })
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    await source.backup(draft, { progress: () => 2 ** 31 - 1 }) // in one piece, or a busy server makes it start over for ever
  } finally {
    source.close()
  }
  putInPlace(draft, to)
}

/** Gives a finished file its name, so that there is never half of one under it. */
function putInPlace(draft: string, to: string): void {
  chmodSync(draft, 0o600)
  flush(draft)
  renameSync(draft, to)
  flush(dirname(to))
}

function flush(path: string): void {
  const open = openSync(path, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** Moves a database aside with the files beside it. Throws when a program still has it open. */
export function moveDatabase(from: string, to: string): void {
  settle(from)
  for (const ending of ['', '-wal', '-shm']) if (existsSync(from + ending)) renameSync(from + ending, to + ending)
  flush(dirname(to))
}

/** Takes everything into the file itself, which works only while nobody else has it open. */
function settle(file: string): void {
  const connection = new Database(file, { timeout: 0 })
  try {
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.exec('BEGIN EXCLUSIVE; COMMIT')
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new Error(`${file} is still in use. Stop Twokeys first.`, { cause: error })
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    connection.close()
  }
}
