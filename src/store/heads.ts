// Heads kept outside the database. Whoever owns the disk can rewrite the file; they cannot make last week's head match.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { eq } from 'drizzle-orm'
import { ledger } from '../../db/schema/ledger.ts'
import type { Reader } from '../../db/store.ts'
import { headCode } from './hash.ts'
import { type Head, readHead } from './ledger.ts'

export type KeptHead = { readonly ledger: string; readonly seq: number; readonly hash: string }

/** Writes a head at the end of the file and waits until the disk has it. `at` in ms. */
export function keepHead(file: string, head: Head, at: number): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const hash = Buffer.from(head.hash).toString('hex')
  const open = openSync(file, 'a', 0o600)
  try {
    writeSync(open, `${new Date(at).toISOString()} ${head.ledger} ${head.seq} ${hash} ${headCode(head.hash)}\n`)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** The heads of one ledger in the file, oldest first. Lines of other ledgers and broken lines are passed over. */
export function readHeads(file: string, ledgerId: string): readonly KeptHead[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [, id, seq, hash] = line.split(' ')
    return id === ledgerId && hash?.length === 64 ? [{ ledger: id, seq: Number(seq), hash }] : []
  })
}

/** What the heads file knows that the ledger does not bear out, in one sentence; null when they agree. */
export async function headsFault(reader: Reader, file: string): Promise<string | null> {
  const head = await readHead(reader)
  if (!head) return null
  for (const kept of readHeads(file, head.ledger)) {
    if (kept.seq > head.seq)
      return `The ledger ends at entry ${head.seq}, but entry ${kept.seq} was signed for outside.`
    const row = await reader.select({ hash: ledger.hash }).from(ledger).where(eq(ledger.seq, kept.seq)).get()
    const stored = row ? Buffer.from(row.hash).toString('hex') : ''
    if (stored !== kept.hash) return `Entry ${kept.seq} of the ledger is not the one whose head was kept outside.`
  }
  return null
}
