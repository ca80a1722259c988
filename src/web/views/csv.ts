// A table as text for spreadsheets and scripts: RFC 4180.
import { csvCell } from '../../intake/error-file.ts'
import type { SheetRows, SheetValue } from '../../outbox/xlsx.ts'

/** One line a row, the first with the names of the columns. */
export function csvOf(rows: SheetRows): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** Numbers are ours and stay numbers, below zero too; text is made harmless. */
function cell(value: SheetValue): string {
  if (value === null) return ''
  return typeof value === 'number' ? String(value) : csvCell(value)
}
