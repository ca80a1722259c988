// The free text that stands beside the chain. An erased text is a tombstone: the chain stays whole, the words are gone.
import { eq, inArray, sql } from 'drizzle-orm'
import { texts } from '../../db/schema/ledger.ts'
import { prepared, type Reader } from '../../db/store.ts'

export const tombstone = 'This text was erased.'

const byId = prepared((reader) =>
  reader
    .select()
    .from(texts)
    .where(eq(texts.id, sql.placeholder('id')))
    .prepare(),
)

/** The words behind an id; a tombstone where they were erased, empty where there is no text. */
export async function readText(reader: Reader, id: string | null): Promise<string> {
  if (!id) return ''
  const row = await byId(reader).get({ id })
  return row ? (row.body ?? tombstone) : ''
}

/** Several texts at once, by id. */
export async function readTexts(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select()
    .from(texts)
    .where(inArray(texts.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.body ?? tombstone]))
}
