// What every fault test shares: a place on disk that is gone afterwards, and figures as they are printed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { readMigrations } from '../../db/migrate.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { root } from '../../src/open.ts'
import { type Verdict, verifyFile } from '../../src/store/verify.ts'

/** What was tried and what came of it; a guard that holds leaves nothing in `missed`, `lost` and the like. */
export type Figures = Readonly<Record<string, number | string | readonly string[]>>

/** Does something in a folder of its own. */
export async function inScratch<Result>(does: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'twokeys-fault-'))
  try {
    return await does(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const migrations = readMigrations(join(root, 'db', 'migrations'))

/** What the verifier says of a file; without a heads file nothing from outside is compared. */
export function look(file: string, headsFile: string | null): Verdict {
  return verifyFile({ file, headsFile, isAtHome: true, given: [], calendarOf, migrations })
}

/** A program of this folder as one file, which starts in a third of the time. The native addon stays where it is. */
export async function bundled(program: string, folder: string): Promise<string> {
  const outfile = join(folder, `${program}.mjs`)
  const addon = fileURLToPath(import.meta.resolve('better-sqlite3'))
  await build({
    entryPoints: [fileURLToPath(new URL(`${program}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { 'better-sqlite3': addon },
    external: [addon],
  })
  return outfile
}
