// The chain itself: every entry stands on the one before it, in one unbroken order, and its stored bytes have its hash.
import type { StoredLine } from '../../db/inspection.ts'
import { canonical, type LedgerEntry } from '../domain/ledger-entry.ts'
import { contentHash, entryHash, genesis } from './hash.ts'
import { readEntry } from './ledger.ts'

/** Where the chain stands after an entry. */
export type Link = { readonly ledger: string; readonly seq: number; readonly at: number; readonly hash: Uint8Array }

/** An entry in its place, and where the chain stands after it. */
export type Linking = { readonly entry: LedgerEntry; readonly link: Link }

export type Broken = { readonly broken: { readonly seq: number; readonly says: string } }

/** The next link of the chain, or where and how it breaks. `before` is null for the first entry. */
export function linkOf(before: Link | null, line: StoredLine): Linking | Broken {
  const seq = (before?.seq ?? 0) + 1
  if (line.seq !== seq) return broken(seq, `Entry ${seq} is missing: after it comes entry ${line.seq}.`)
  const entry = typeof line.entry === 'string' ? entryIn(line.entry) : null
  if (!entry || typeof line.entry !== 'string') return broken(seq, `Entry ${seq} cannot be read.`)
  const prev = before?.hash ?? genesis(entry.ledger)
  const hash = entryHash(prev, line.entry)
  if (!isBytes(line.prev, prev))
    return broken(seq, `Entry ${seq} does not stand on entry ${seq - 1}: one of the two was replaced.`)
  if (!isBytes(line.hash, hash)) return broken(seq, `Entry ${seq} was altered: its text does not have its hash.`)
  const wrong = contradiction(entry, before, seq)
  return wrong === null ? { entry, link: { ledger: entry.ledger, seq, at: entry.at, hash } } : broken(seq, wrong)
}

function broken(seq: number, says: string): Broken {
  return { broken: { seq, says } }
}

/** The entry, when the text is the canonical form of one; null when it is not. */
function entryIn(text: string): LedgerEntry | null {
  try {
    const entry = readEntry(text)
    return canonical(entry) === text && /^[0-9a-f]{64}$/.test(entry.ledger) ? entry : null
  } catch {
    return null
  }
}

/** What an entry says of itself that cannot be, in one sentence; null when all of it can. */
function contradiction({ v, ledger, seq, at, object, data }: LedgerEntry, before: Link | null, place: number) {
  if (v !== 1 || seq !== place) return `Entry ${place} says that it is entry ${seq}.`
  if (before && ledger !== before.ledger) return `Entry ${place} belongs to another ledger.`
  if (!Number.isSafeInteger(at) || at < (before?.at ?? 0))
    return `Entry ${place} is dated before the entry in front of it.`
  if (data.content !== undefined && object.hash !== contentHash(data.content))
    return `Entry ${place} binds another content than the one it holds.`
  return null
}

function isBytes(stored: unknown, expected: Uint8Array): boolean {
  return Buffer.isBuffer(stored) && stored.equals(expected)
}
