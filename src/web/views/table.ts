// A table compares; when there is nothing to compare it teaches the one next step instead.

import type { Link } from './page.ts'

/** Words stand left, numbers right. A column that sorts carries the link that sorts by it, and its direction when it does now. */
export type Column = {
  heading: string
  kind: 'words' | 'number'
  sort?: { href: string; is?: 'ascending' | 'descending' }
}

/** One cell: text, perhaps a link, a quiet note below it, and a tone that always comes with a shape in the text's place. */
export type Cell = {
  text: string
  href?: string
  note?: string
  mark?: 'good' | 'bad' | 'unclear' | 'policy' | 'system'
}

/** One row, a cell for each column; the first cell names the row. */
export type Row = { id?: string; cells: readonly Cell[] }

/**
 * For `views/shared/_table.eta`, at `it.table`. `wide` lets a table with many columns (weeks) scroll sideways under its first column
 * instead of becoming cards on a phone; in a `dense` one, of many short rows, each runs together behind its name there.
 */
export type Table = {
  id: string
  caption: string
  columns: readonly Column[]
  rows: readonly Row[]
  empty: Empty
  wide: boolean
  dense?: boolean
  /** "1 to 50 of 312", with the links to the pages before and after. */
  range?: { says: string; before?: string; after?: string }
}

/** For `views/shared/_empty.eta`, at `it.empty`: what is not there yet, and the one link to the next step. */
export type Empty = { text: string; link?: Link }

/** A column of words. */
export function words(heading: string, sort?: Column['sort']): Column {
  return { heading, kind: 'words', sort }
}

/** A column of numbers. */
export function numbers(heading: string, sort?: Column['sort']): Column {
  return { heading, kind: 'number', sort }
}

/** A row from plain texts and richer cells. */
export function row(...cells: (string | Cell)[]): Row {
  return { cells: cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)) }
}

/** A table; `empty` is what it says without rows. */
export function table(given: Pick<Table, 'id' | 'caption' | 'columns' | 'rows' | 'empty'> & Partial<Table>): Table {
  return { wide: false, ...given }
}
