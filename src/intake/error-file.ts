// The rejected rows of an import as a file of their own, to be mended in a spreadsheet. What stands in it came from
// strangers, so no cell may turn into a formula there.
import { closeSync, openSync, writeSync } from 'node:fs'
import { harmlessText } from '../domain/spreadsheet-text.ts'
import type { Rejected } from './rejected.ts'

export type ErrorFile = { readonly write: (rejected: Rejected) => void; readonly close: () => void }

const bufferedCharacters = 65_536

/** Opens the file at `path`, replacing one that is there, readable by its owner only. Written as CSV, RFC 4180. */
export function openErrorFile(path: string): ErrorFile {
  const file = openSync(path, 'w', 0o600)
  let waiting = csvLine(['line', 'column', 'value', 'why'])
  const flush = () => {
    writeSync(file, waiting)
    waiting = ''
  }
  return {
    write: (rejected) => {
      waiting += csvLine([String(rejected.line), rejected.column, rejected.value, rejected.why])
      if (waiting.length > bufferedCharacters) flush()
    },
    close: () => {
      flush()
      closeSync(file)
    },
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** One cell of RFC 4180; text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvCell(text: string): string {
  const harmless = harmlessText(text)
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
