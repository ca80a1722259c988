// A table as a workbook, for whoever goes on working with it in a spreadsheet.
import writeExcelFile from 'write-excel-file/node'
import { harmlessText } from '../domain/spreadsheet-text.ts'

export type SheetValue = string | number | null

/** The first row names the columns. Numbers stay numbers, unrounded; null is an empty cell. */
export type SheetRows = readonly (readonly SheetValue[])[]

/** A workbook of one sheet, its head in bold and always in sight. Text that looks like a formula is made harmless. */
export async function xlsxOf(title: string, [head = [], ...rows]: SheetRows): Promise<Buffer> {
  const named = head.map((name) => ({ value: String(name ?? ''), fontWeight: 'bold' as const }))
  const data = [named, ...rows.map((row) => row.map(cellOf))]
  const columns = head.map((name) => ({ width: Math.max(12, String(name ?? '').length + 2) }))
  return writeExcelFile(data, { sheet: title, columns, stickyRowsCount: 1 }).toBuffer()
}

function cellOf(value: SheetValue): SheetValue {
  return typeof value === 'string' ? harmlessText(value) : value
}
