// A table that is taken along as a file: the same rows as CSV (RFC 4180) or as a workbook.
import type { FastifyReply } from 'fastify'
import { type SheetRows, xlsxOf } from '../outbox/xlsx.ts'
import { csvOf } from './views/csv.ts'

export type Sheet = { readonly name: string; readonly title: string; readonly rows: SheetRows }

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Answers a table as a file of this kind, to be saved under its name. */
export async function sendSheet(reply: FastifyReply, kind: keyof typeof types, { name, title, rows }: Sheet) {
  const file = `${name.replaceAll(/[^\w-]/g, '')}.${kind}`
  return reply
    .type(types[kind])
    .header('content-disposition', `attachment; filename="${file}"`)
    .send(kind === 'csv' ? csvOf(rows) : await xlsxOf(title, rows))
}
