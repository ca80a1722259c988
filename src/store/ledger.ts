// The ledger: `record` is the only way to write a governed table. It appends the entry and the rows that follow from it
// in the caller's transaction, or nothing at all.
import { randomBytes } from 'node:crypto'
import { and, asc, desc, eq, gt, gte, lte, max, sql } from 'drizzle-orm'
import { governed, type GovernedTable } from '../../db/governed.ts'
import { entries, ledger, texts } from '../../db/schema/ledger.ts'
import { prepared, type Reader, type Tx } from '../../db/store.ts'
import type { ActName } from '../domain/act.ts'
import type { Act, Data, Fact } from '../domain/fact.ts'
import { canonical, type Committed, type LedgerEntry } from '../domain/ledger-entry.ts'
import { commitment, contentHash, entryHash, genesis, hashesOfCode, newId } from './hash.ts'
import { rowsOf } from './rows.ts'

export type Head = { readonly ledger: string; readonly seq: number; readonly hash: Uint8Array; readonly at: number }

/**
 * Records a fact: the entry, its free texts, and its rows. Answers the entry as it was hashed. Throws when the command
 * has had its effect already.
 */
export async function record(tx: Tx, fact: Fact, act: Act): Promise<LedgerEntry> {
  if ((await entryOfCommand(tx, act.command)) !== null)
    throw new Error(`the command ${act.command} has already had its effect`)
  const previous = await readHead(tx)
  const text = canonical(entryOf(fact, act, previous, await keepTexts(tx, fact.texts ?? {})))
  const entry = readEntry(text)
  await append(tx, entry.seq, text, previous?.hash ?? genesis(entry.ledger))
  await writeRows(tx, entry)
  return entry
}

function entryOf(fact: Fact, act: Act, previous: Head | null, committed: Record<string, Committed>): LedgerEntry {
  const content: Record<string, Data> = fact.content === undefined ? {} : { content: fact.content }
  const hash = fact.content === undefined ? fact.object.hash : contentHash(fact.content)
  return {
    v: 1,
    ledger: previous?.ledger ?? randomBytes(32).toString('hex'),
    seq: (previous?.seq ?? 0) + 1,
    at: Math.max(act.at, previous?.at ?? 0),
    actor: act.by,
    act: fact.act,
    pilot: fact.pilot,
    object: hash === undefined ? fact.object : { ...fact.object, hash },
    base: fact.base ?? null,
    command: act.command,
    data: { ...fact.data, ...content, ...committed },
  }
}

/** Keeps free text beside the chain and answers what the chain may know of it. */
async function keepTexts(tx: Tx, given: { readonly [name: string]: string }): Promise<Record<string, Committed>> {
  const committed: Record<string, Committed> = {}
  for (const [name, words] of Object.entries(given)) {
    const body = words.normalize('NFC')
    const kept = { id: newId(), salt: randomBytes(16).toString('hex'), body, erasedAt: null }
    await tx.insert(texts).values(kept)
    committed[name] = { text: kept.id, commitment: commitment(kept.salt, body) }
  }
  return committed
}

async function append(tx: Tx, seq: number, entry: string, prev: Uint8Array): Promise<void> {
  await tx.insert(ledger).values({ seq, entry, prev, hash: entryHash(prev, entry) })
}

/** Rows follow from the entry as it is read back, so that a replay years later cannot give others. */
async function writeRows(tx: Tx, entry: LedgerEntry): Promise<void> {
  for (const [name, row] of Object.entries(rowsOf(entry))) {
    const table = governed[name as GovernedTable] // the keys of ImpliedRows are exactly these names
    await tx.insert(table).values({ ...row, seq: entry.seq })
  }
}

const newest = prepared((reader) => reader.select().from(ledger).orderBy(desc(ledger.seq)).limit(1).prepare())

/** The newest entry's hash, or null while the ledger is empty. */
export async function readHead(reader: Reader): Promise<Head | null> {
  const row = await newest(reader).get()
  if (!row) return null
  const entry = readEntry(row.entry)
  return { ledger: entry.ledger, seq: row.seq, hash: row.hash, at: entry.at }
}

const newestSeq = prepared((reader) =>
  reader
    .select({ seq: max(ledger.seq) })
    .from(ledger)
    .prepare(),
)

/** The number of the newest entry, 0 while there is none. What was computed for this number is still right. */
export async function readSeq(reader: Reader): Promise<number> {
  return (await newestSeq(reader).get())?.seq ?? 0
}

/** An entry from its stored text. */
export function readEntry(text: string): LedgerEntry {
  return JSON.parse(text) as LedgerEntry // only `append` writes this column; the verifier checks that it still is what it wrote
}

const byCommand = prepared((reader) =>
  reader
    .select({ seq: entries.seq })
    .from(entries)
    .where(eq(entries.command, sql.placeholder('command')))
    .limit(1)
    .prepare(),
)

/** The number of the entry that a submitted form already made, or null: a double submit has one effect. */
export async function entryOfCommand(reader: Reader, command: string): Promise<number | null> {
  return (await byCommand(reader).get({ command }))?.seq ?? null
}

/** Entries after a number, oldest first, at most `limit`. */
export async function entriesAfter(reader: Reader, after: number, limit: number): Promise<readonly LedgerEntry[]> {
  const rows = await reader.select().from(ledger).where(gt(ledger.seq, after)).orderBy(asc(ledger.seq)).limit(limit)
  return rows.map((row) => readEntry(row.entry))
}

/** Every entry of one act, oldest first. */
export async function entriesOfAct(reader: Reader, act: ActName): Promise<readonly LedgerEntry[]> {
  const rows = await reader
    .select({ entry: ledger.entry })
    .from(ledger)
    .innerJoin(entries, eq(entries.seq, ledger.seq))
    .where(eq(entries.act, act))
    .orderBy(asc(entries.seq))
  return rows.map((row) => readEntry(row.entry))
}

const hashBySeq = prepared((reader) =>
  reader
    .select({ hash: ledger.hash })
    .from(ledger)
    .where(eq(ledger.seq, sql.placeholder('seq')))
    .prepare(),
)

/** The hash of one entry; null when there is none with this number. */
export async function hashAt(reader: Reader, seq: number): Promise<Uint8Array | null> {
  return (await hashBySeq(reader).get({ seq }))?.hash ?? null
}

/** One entry by its number, with its stored text and its hash; null when there is none. */
export async function findEntry(
  reader: Reader,
  seq: number,
): Promise<{ readonly entry: LedgerEntry; readonly text: string; readonly hash: Uint8Array } | null> {
  const row = await reader.select().from(ledger).where(eq(ledger.seq, seq)).get()
  return row ? { entry: readEntry(row.entry), text: row.entry, hash: row.hash } : null
}

/** The entry whose head is printed as this code, whether the chain still bears it out, and how far the ledger goes now. */
export async function findByCode(
  reader: Reader,
  code: string,
): Promise<{ readonly entry: LedgerEntry; readonly isWhole: boolean; readonly last: number } | null> {
  const [from, to] = hashesOfCode(code)
  const row = await reader
    .select()
    .from(ledger)
    .where(and(gte(ledger.hash, from), lte(ledger.hash, to)))
    .limit(1)
    .get()
  if (!row) return null
  const next = await reader
    .select({ prev: ledger.prev })
    .from(ledger)
    .where(eq(ledger.seq, row.seq + 1))
    .get()
  const hash = Buffer.from(row.hash)
  const isWhole = entryHash(row.prev, row.entry).equals(hash) && (next === undefined || hash.equals(next.prev))
  return { entry: readEntry(row.entry), isWhole, last: await readSeq(reader) }
}
