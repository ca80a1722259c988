// Heads kept outside the database. Whoever owns the disk can rewrite the file; they cannot make last week's head match.
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { entries } from '../../db/schema/ledger.ts'
import type { Reader } from '../../db/store.ts'
import { headCode } from './hash.ts'
import { type Head, hashAt, readHead } from './ledger.ts'

/** Why a head was written: in passing, because a backup took the ledger's place, or because both leaders looked at that. */
export type HeadWord = 'kept' | 'restored' | 'accepted'

export type KeptHead = {
  readonly at: string
  readonly ledger: string
  readonly seq: number
  readonly hash: string
  readonly word: HeadWord
}

/**
 * What a heads file holds a ledger to: the heads that must stand in it, a restoration that nobody has accepted yet, and
 * the highest entry that is gone with it (0 when none is known to be).
 */
export type Outside = {
  readonly heads: readonly KeptHead[]
  readonly restored: KeptHead | null
  readonly lost: number
}

/** Writes a head at the end of the file and waits until the disk has it. `at` in ms. */
export function keepHead(file: string, head: Head, at: number, word: HeadWord = 'kept'): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const hash = Buffer.from(head.hash).toString('hex')
  const said = [new Date(at).toISOString(), head.ledger, head.seq, hash, headCode(head.hash)]
  const line = `${[...said, ...(word === 'kept' ? [] : [word])].join(' ')}\n`
  const open = openSync(file, 'a+', 0o600)
  try {
    writeSync(open, endsMidLine(open) ? `\n${line}` : line)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** The power went while a line was written: the next one must not be glued to it. */
function endsMidLine(open: number): boolean {
  const last = Buffer.from('\n')
  const { size } = fstatSync(open)
  if (size > 0) readSync(open, last, 0, 1, size - 1)
  return last.toString() !== '\n'
}

const shape = /^(\S+) ([0-9a-f]{64}) (\d{1,15}) ([0-9a-f]{64}) [0-9A-Z]{26}(?: (restored|accepted))?$/

/**
 * What the file holds this ledger to. Lines of other ledgers and broken lines are passed over. A restoration ends what
 * came after the entry it went back to.
 */
export function readOutside(file: string, ledgerId: string): Outside {
  let heads: KeptHead[] = []
  let restored: KeptHead | null = null
  let lost = 0
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  for (const head of lines.flatMap(readLine).filter(({ ledger }) => ledger === ledgerId)) {
    if (head.word === 'restored') {
      lost = heads.reduce((most, { seq }) => Math.max(most, seq), 0)
      heads = heads.filter(({ seq }) => seq <= head.seq)
    }
    if (head.word !== 'kept') restored = head.word === 'restored' ? head : null
    heads.push(head)
  }
  return { heads, restored, lost: restored && lost > restored.seq ? lost : 0 }
}

function readLine(line: string): readonly KeptHead[] {
  const [, at = '', ledger = '', seq, hash = '', word = 'kept'] = shape.exec(line) ?? []
  return seq === undefined ? [] : [{ at, ledger, seq: Number(seq), hash, word: word as HeadWord }] // the shape allows no other
}

/** What the heads file knows that the ledger does not bear out, in one sentence; null when they agree. */
export async function headsFault(reader: Reader, file: string): Promise<string | null> {
  const head = await readHead(reader)
  if (!head) return (await isUsed(reader)) ? 'The ledger is empty, but what it had recorded is still there.' : null
  const { heads, restored } = readOutside(file, head.ledger)
  return (await contradiction(reader, heads, head.seq)) ?? (restored && waiting(restored))
}

function waiting({ seq }: KeptHead): string {
  return `A backup that ends at entry ${seq} took the place of the database.`
}

/** The restoration that waits for both leaders, with what is gone; null when none does or when more is wrong than that. */
export async function openRestoration(reader: Reader, file: string): Promise<(KeptHead & { lost: number }) | null> {
  const head = await readHead(reader)
  if (!head) return null
  const { heads, restored, lost } = readOutside(file, head.ledger)
  if (!restored || (await contradiction(reader, heads, head.seq)) !== null) return null
  return { ...restored, lost }
}

async function contradiction(reader: Reader, heads: readonly KeptHead[], last: number): Promise<string | null> {
  for (const kept of heads) {
    if (kept.seq > last) return `The ledger ends at entry ${last}, but entry ${kept.seq} was signed for outside.`
    const stored = await hashAt(reader, kept.seq)
    if (!stored || Buffer.from(stored).toString('hex') !== kept.hash)
      return `Entry ${kept.seq} of the ledger is not the one whose head was kept outside.`
  }
  return null
}

async function isUsed(reader: Reader): Promise<boolean> {
  return (await reader.select({ seq: entries.seq }).from(entries).limit(1)).length > 0
}

/** The same question for every minute, asked of the newest head alone. */
export async function newestHeadFault(reader: Reader, file: string): Promise<string | null> {
  const head = await readHead(reader)
  const last = head && readOutside(file, head.ledger).heads.at(-1)
  const stored = last ? await hashAt(reader, last.seq) : null
  if (!last || (stored && Buffer.from(stored).toString('hex') === last.hash)) return null
  return `Entry ${last.seq} of the ledger is not the one whose head was kept outside.`
}
