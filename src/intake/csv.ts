// Reads CSV as the world writes it: comma, semicolon or tab, with or without byte order mark, quoted line breaks, any
// line ending. Every row keeps the line it starts on; a row that cannot be trusted is rejected, the rest goes on.
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import type { Reject } from './rejected.ts'
import { unreadable } from './unreadable.ts'

export const separators = [',', ';', '\t'] as const
export type Separator = (typeof separators)[number]

export type CsvFormat = {
  readonly separator: Separator
  readonly lineEnds: readonly string[]
  /** Whether the first line only announces the separator, as spreadsheets write it. */
  readonly announced: boolean
}

/** A row, and the line on which it starts. Cells beyond the header's are empty; missing ones have no name there either. */
export type Row = { readonly line: number; readonly cells: readonly string[] }

// A row longer than this is a quote that nobody closed, not a row.
const longestRowBytes = 16 * 1024 * 1024

/** Finds out from the first bytes how the file is written. Throws unreadable when they are not text, or not in UTF-8. */
export function formatOf(head: Buffer): CsvFormat {
  refuseOtherFiles(head)
  const text = head.toString('utf8').replace(/^\ufeff/, '')
  if (text.trim() === '') throw unreadable('The file is empty.')
  const lineEnds = text.includes('\n') ? ['\r\n', '\n'] : ['\r']
  const announced = /^sep=([,;\t])\r?[\r\n]/i.exec(text)
  const separator = separators.find((known) => known === announced?.[1]) ?? commonestIn(headerOf(text))
  return { separator, lineEnds, announced: announced !== null }
}

function refuseOtherFiles(head: Buffer): void {
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    throw unreadable('This is a spreadsheet or a zip archive. Save the table as CSV (UTF-8) and bring that.')
  }
  const mark = head.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff')
    throw unreadable('The file is written in UTF-16. Save it as CSV (UTF-8) and bring that.')
  if (head.includes(0)) throw unreadable('This is neither CSV nor XES: it holds bytes that no text has.')
}

function headerOf(text: string): string {
  return /^(?:"[^"]*"|[^"\r\n])*/.exec(text.trimStart())?.[0] ?? ''
}

function commonestIn(header: string): Separator {
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const count = (separator: Separator) => bare.split(separator).length
  return separators.reduce((best, next) => (count(next) > count(best) ? next : best))
}

/**
 * The rows of the file, the header first, blank lines left out. Rejected and not yielded: rows with fewer or more cells
 * than the header, rows whose bytes are not UTF-8, and a quote that never closes, with all that it swallows.
 */
export async function* csvRows(
  chunks: AsyncIterable<Buffer>,
  format: CsvFormat,
  reject: Reject,
): AsyncGenerator<readonly Row[]> {
  const parser = openParser(format)
  const sound = soundRows(format, reject)
  const isUtf8 = utf8Check()
  for await (const chunk of chunks) {
    const clean = isUtf8(chunk)
    yield sound.take(await parser.feed(chunk), clean)
  }
  yield sound.take(await parser.end(), isUtf8())
  if (parser.gaveUp()) sound.rejectUnclosed()
}

/** The parser as a thing that is fed bytes and answers the rows they complete. It only gives up over an unclosed quote. */
function openParser(format: CsvFormat) {
  const parser = parse({
    delimiter: format.separator,
    record_delimiter: [...format.lineEnds],
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRowBytes,
  })
  const found: string[][] = []
  let failed = false
  const fail = () => {
    failed = true
  }
  parser.on('data', (cells: string[]) => found.push(cells)).on('error', fail)

  const feed = async (chunk: Buffer) => {
    if (!failed) await new Promise((done) => void parser.write(chunk, done))
    return found.splice(0)
  }
  const end = async () => {
    if (!failed) await finished(parser.end()).catch(fail)
    return found.splice(0)
  }
  return { feed, end, gaveUp: () => failed }
}

/** Tells of one chunk after the other, and of the end, whether all so far was UTF-8. */
function utf8Check(): (chunk?: Buffer) => boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let clean = true
  return (chunk) => {
    try {
      if (clean) decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      clean = false
    }
    return clean
  }
}

/** Gives every row its line and keeps back those that cannot be trusted. */
function soundRows(format: CsvFormat, reject: Reject) {
  let header: readonly string[] | null = null
  let line = 1
  let announced = format.announced

  const isSound = (row: Row, clean: boolean): boolean => {
    if (announced || isBlank(row.cells)) {
      announced = false
      return false
    }
    if (header !== null) return hasRightWidth(row, header, reject) && (clean || isLegible(row, header, reject))
    header = row.cells
    return true
  }
  return {
    take: (found: readonly string[][], clean: boolean): readonly Row[] => {
      const rows = found.map((cells): Row => {
        const row = { line, cells }
        line += linesOf(cells)
        return row
      })
      return rows.filter((row) => isSound(row, clean))
    },
    rejectUnclosed: () => reject(line, '', '', 'a quote opens here and never closes; nothing after it was read'),
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** A row stands on one line, and on one more for every line break within its quotes. */
function linesOf(cells: readonly string[]): number {
  let lines = 1
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1
  }
  return lines
}

function hasRightWidth({ line, cells }: Row, header: readonly string[], reject: Reject): boolean {
  if (cells.length === header.length) return true
  const named = header.findLastIndex((name) => name.trim() !== '') + 1
  const surplus = cells.slice(header.length).find((cell) => cell.trim() !== '')
  if (cells.length >= named && surplus === undefined) return true

  const why = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where the header has ${header.length}`
  reject(line, header[cells.length] ?? '', surplus ?? '', why)
  return false
}

function isLegible(row: Row, header: readonly string[], reject: Reject): boolean {
  const place = row.cells.findIndex((cell) => cell.includes('\ufffd'))
  if (place === -1) return true
  reject(row.line, header[place] ?? '', row.cells[place] ?? '', 'not UTF-8 text')
  return false
}
