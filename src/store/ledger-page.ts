// What the ledger page shows: the newest entries that somebody may see, filtered, with the free text that stands beside
// them. Nobody's private choice and nobody's personal details are among it.
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import { entries, ledger } from '../../db/schema/ledger.ts'
import type { Reader } from '../../db/store.ts'
import { standingOn } from '../domain/deputy.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Standing } from '../domain/person.ts'
import { headCode } from './hash.ts'
import { readEntry } from './ledger.ts'
import { pilotsOf } from './seats.ts'
import { readTexts } from './texts.ts'
import { isCommitted } from './verify-texts.ts'

/** Whose entries somebody may see: those of some pilots or of all, and perhaps those of the organisation. */
export type Scope = { readonly pilots: readonly string[] | 'all'; readonly organisation: boolean }

/**
 * What an organisation reader sees is everything; everybody else sees the pilots they sit or stand in on today
 * ("2026-09-07"), an administrator the organisation too.
 */
export async function scopeOf(reader: Reader, standing: Standing, today: string): Promise<Scope> {
  const { person, duties } = standing
  if (duties.includes('organisation reader')) return { pilots: 'all', organisation: true }
  const around = await pilotsOf(reader, person)
  const seated = around.filter(({ pilot }) => standingOn(pilot, standing, today).seats.length > 0)
  return { pilots: seated.map(({ pilot }) => pilot.id), organisation: duties.includes('administrator') }
}

/** Whether an entry of this pilot (null for the organisation) may be seen. */
export function isInScope({ pilots, organisation }: Scope, pilot: string | null): boolean {
  if (pilot === null) return organisation
  return pilots === 'all' || pilots.includes(pilot)
}

export type EntryFilter = {
  /** A pilot's id, or "organisation". */
  readonly pilot?: string
  readonly person?: string
  readonly act?: string
  /** One of these acts. */
  readonly acts?: readonly string[]
  /** Instants in ms: from the first, before the second. */
  readonly from?: number
  readonly until?: number
  /** Entries before this number. */
  readonly before?: number
}

/** The newest entries that the scope and the filter leave, the newest first, at most `limit`. */
export async function findEntries(
  reader: Reader,
  scope: Scope,
  filter: EntryFilter,
  limit: number,
): Promise<readonly LedgerEntry[]> {
  const seqs: number[] = []
  for (const place of placesIn(scope, filter.pilot)) seqs.push(...(await findIn(reader, place, filter, limit)))
  const newest = seqs.toSorted((a, b) => b - a).slice(0, limit)
  return entriesOf(reader, newest)
}

/** Each place is asked for by itself, because its own index then gives the newest entries without sorting any. */
function placesIn({ pilots, organisation }: Scope, only: string | undefined): readonly (SQL | undefined)[] {
  if (only === 'organisation') return organisation ? [isNull(entries.pilot)] : []
  if (only !== undefined) return pilots === 'all' || pilots.includes(only) ? [eq(entries.pilot, only)] : []
  if (pilots === 'all') return organisation ? [undefined] : []
  return [...pilots.map((pilot) => eq(entries.pilot, pilot)), ...(organisation ? [isNull(entries.pilot)] : [])]
}

async function findIn(reader: Reader, place: SQL | undefined, filter: EntryFilter, limit: number) {
  const rows = await reader
    .select({ seq: entries.seq })
    .from(entries)
    .where(and(place, ...conditionsOf(filter)))
    .orderBy(desc(entries.seq))
    .limit(limit)
  return rows.map(({ seq }) => seq)
}

function conditionsOf({ person, act, acts, from, until, before }: EntryFilter): readonly (SQL | undefined)[] {
  return [
    person === undefined ? undefined : eq(entries.person, person),
    act === undefined ? undefined : eq(entries.act, act),
    acts === undefined ? undefined : inArray(entries.act, [...acts]),
    from === undefined ? undefined : gte(entries.at, from),
    until === undefined ? undefined : lt(entries.at, until),
    before === undefined ? undefined : lt(entries.seq, before),
  ]
}

async function entriesOf(reader: Reader, seqs: readonly number[]): Promise<readonly LedgerEntry[]> {
  if (seqs.length === 0) return []
  const rows = await reader
    .select({ entry: ledger.entry })
    .from(ledger)
    .where(inArray(ledger.seq, [...seqs]))
    .orderBy(desc(ledger.seq))
  return rows.map(({ entry }) => readEntry(entry))
}

const shownTexts = ['why', 'evidence', 'what']

/** The reason that stands beside each entry, by its number; a tombstone where it was erased. */
export async function reasonsOf(reader: Reader, shown: readonly LedgerEntry[]): Promise<ReadonlyMap<number, string>> {
  const reasons = shown.flatMap(({ seq, data }) => {
    const given = shownTexts.map((name) => data[name]).find(isCommitted)
    return isCommitted(given) ? [{ seq, text: given.text }] : []
  })
  const texts = await readTexts(
    reader,
    reasons.map(({ text }) => text),
  )
  return new Map(reasons.map(({ seq, text }) => [seq, texts.get(text) ?? '']))
}

/** Where the ledger stood just before an instant (ms): the number of its newest entry and its head as a code. */
export async function headBefore(
  reader: Reader,
  until: number,
): Promise<{ readonly seq: number; readonly code: string } | null> {
  const row = await reader
    .select({ seq: ledger.seq, hash: ledger.hash })
    .from(entries)
    .innerJoin(ledger, eq(ledger.seq, entries.seq))
    .where(lt(entries.at, until))
    .orderBy(desc(entries.seq))
    .limit(1)
    .get()
  return row ? { seq: row.seq, code: headCode(row.hash) } : null
}

const exportedTogether = 500

/** The entries that the scope and the filter leave, oldest first, each as a line of JSON with its hashes. */
export async function* exportLines(
  reader: Reader,
  scope: Scope,
  filter: Omit<EntryFilter, 'before'>,
  after = 0,
): AsyncGenerator<string> {
  for (let last = after; ;) {
    const rows = await nextRows(reader, scope, filter, last)
    for (const { seq, entry, prev, hash } of rows)
      yield `{"seq":${seq},"prev":"${hex(prev)}","hash":"${hex(hash)}","entry":${entry}}\n`
    last = rows.at(-1)?.seq ?? last
    if (rows.length < exportedTogether) return
  }
}

async function nextRows(reader: Reader, scope: Scope, filter: EntryFilter, after: number) {
  const places = placesIn(scope, filter.pilot)
  if (places.length === 0) return []
  const somewhere = places.includes(undefined) ? undefined : or(...places)
  return reader
    .select({ seq: ledger.seq, entry: ledger.entry, prev: ledger.prev, hash: ledger.hash })
    .from(entries)
    .innerJoin(ledger, eq(ledger.seq, entries.seq))
    .where(and(gt(entries.seq, after), somewhere, ...conditionsOf(filter)))
    .orderBy(asc(entries.seq))
    .limit(exportedTogether)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
