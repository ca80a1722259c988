// A CSV file as a table: its header, and its rows as they come.
import { csvRows, type CsvFormat, type Row } from './csv.ts'
import type { Reject } from './rejected.ts'
import { shortCopy } from './text.ts'
import { unreadable } from './unreadable.ts'

export type Table = { readonly header: readonly string[]; readonly rows: AsyncGenerator<readonly Row[]> }

/** Reads the header and leaves the rest to be read. Throws unreadable when it has too many columns. */
export async function openTable(chunks: AsyncIterable<Buffer>, format: CsvFormat, reject: Reject): Promise<Table> {
  const batches = csvRows(chunks, format, reject)
  for (;;) {
    const next = await batches.next()
    if (next.done === true) return { header: [], rows: batches }
    const [first, ...rest] = next.value
    if (first !== undefined) return { header: headerOf(first), rows: continued(rest, batches) }
  }
}

const mostColumns = 2_000

function headerOf({ cells }: Row): readonly string[] {
  if (cells.length <= mostColumns) return cells.map((name) => shortCopy(name.trim(), longestName))
  throw unreadable(`The header names ${cells.length} columns. At most ${mostColumns} are read.`)
}

const longestName = 500

async function* continued(first: readonly Row[], rest: AsyncGenerator<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield first
  yield* rest
}
