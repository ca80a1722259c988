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
  const places = placesFor(ids.length)
  const filled = Array.from({ length: places }, (_, place) => [place, ids[place] ?? ''])
  const rows = await byIds(places)(reader).all(Object.fromEntries(filled))
  return new Map(rows.map((row) => [row.id, row.body ?? tombstone]))
}

/** 1, 2, 4, 8 and so on: a few queries do for any number of ids, and the places left over ask for nothing. */
function placesFor(ids: number): number {
  return 2 ** Math.ceil(Math.log2(ids))
}

const byCount = new Map<number, ReturnType<typeof idsIn>>()

function byIds(places: number) {
  const known = byCount.get(places) ?? idsIn(places)
  byCount.set(places, known)
  return known
}

function idsIn(places: number) {
  const ids = Array.from({ length: places }, (_, place) => sql.placeholder(String(place)))
  return prepared((reader) => reader.select().from(texts).where(inArray(texts.id, ids)).prepare())
}
