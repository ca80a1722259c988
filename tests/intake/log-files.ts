// Files for the tests of the intake: written to a folder of their own, and looked at as a person would.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Case } from '../../src/domain/case.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { readLog, type LogOptions } from '../../src/intake/read-log.ts'
import type { Report } from '../../src/intake/report.ts'

const folder = mkdtempSync(join(tmpdir(), 'twokeys-intake-'))
let written = 0

/** Writes a file that nothing else touches and answers its path. */
export function fileWith(content: string | Uint8Array, ending = 'csv'): string {
  written += 1
  const path = join(folder, `log-${written}.${ending}`)
  writeFileSync(path, content)
  return path
}

/** Reads a log that must not be refused: its report and all its cases, by reference. */
export async function read(
  path: string,
  options: LogOptions = {},
): Promise<{ report: Report; cases: readonly Case[] }> {
  const log = await readLog(path, options)
  if (isRefused(log)) throw new Error(`refused: ${log.why}`)
  const cases = [...log.batches()].flat().sort((one, other) => (one.ref < other.ref ? -1 : 1))
  log.close()
  return { report: log.report, cases }
}

/** Reads a log given as text. */
export function readText(
  content: string,
  options: LogOptions = {},
): Promise<{ report: Report; cases: readonly Case[] }> {
  return read(fileWith(content), options)
}

/** Why a file is refused as a whole; null when it is not. */
export async function refusalOf(path: string, options: LogOptions = {}): Promise<string | null> {
  const log = await readLog(path, options)
  if (isRefused(log)) return log.why
  log.close()
  return null
}

/** The same items in an order that only depends on the seed. */
export function shuffled<Item>(items: readonly Item[], seed = 1): Item[] {
  const mixed = [...items]
  let state = seed
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (index + 1)
    const here = mixed[index] as Item // both places exist
    mixed[index] = mixed[other] as Item
    mixed[other] = here
  }
  return mixed
}
