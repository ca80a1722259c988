// Files that people upload wait beside the database until their import has ended: under a random name, readable by the
// owner only. The name they had on the person's machine is nobody's business.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Store } from '../../db/store.ts'
import { newId } from './hash.ts'

const megabyte = 1_000_000

/** The most that is taken by a page; larger files come by the command line. Bytes, stored and unpacked. */
export const uploadLimits = { maxFileBytes: 100 * megabyte, maxInflatedBytes: 2_000 * megabyte } as const

/** Whoever uploads a file has this long (ms) to import it. */
const keptFor = 7 * 86_400_000

/** A name for a new upload, which nobody can guess. */
export function newUpload(store: Store): string {
  mkdirSync(folderOf(store), { recursive: true, mode: 0o700 })
  return newId()
}

/** Where an upload lies. */
export function uploadedFile(store: Store, name: string): string {
  if (!/^[0-9a-f]{32}$/.test(name)) throw new Error('this is not the name of an upload')
  return join(folderOf(store), name)
}

/** Where the rows of an upload are that were rejected. */
export function errorFileOf(store: Store, name: string): string {
  return `${uploadedFile(store, name)}.errors.csv`
}

/** Forgets uploads and error files that lie about for too long. `real` is the real time in ms. */
export function sweepUploads(store: Store, real: number): void {
  const folder = folderOf(store)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).mtimeMs + keptFor < real) rmSync(path, { force: true })
  }
}

function folderOf(store: Store): string {
  return join(dirname(store.connection.file), 'imports')
}
