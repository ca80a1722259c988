// Tokens: a machine's access. The secret is shown once and kept as a hash.
import { eq } from 'drizzle-orm'
import { tokens, tokenSecrets } from '../../db/schema/people.ts'
import type { Reader, Tx } from '../../db/store.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { ImpliedRows } from '../../db/governed.ts'
import { shapeOf, wordOf } from './entry-data.ts'
import { textHash } from './hash.ts'
import type { RowsOf } from './rows.ts'

const issued = (entry: LedgerEntry): ImpliedRows => ({
  tokens: {
    token: entry.object.id,
    pilot: entry.pilot,
    scopes: shapeOf<readonly string[]>(entry, 'scopes'),
    what: wordOf(entry, 'what', ['issued', 'ended']),
    at: entry.at,
  },
})

export const tokenRows: RowsOf = { 'issue token': issued, 'issue pilot token': issued }

/** A machine's access: to one pilot, or to all when `pilot` is null. */
export type Token = { readonly id: string; readonly pilot: string | null; readonly scopes: readonly string[] }

export async function keepSecret(tx: Tx, token: string, secret: string): Promise<void> {
  await tx.insert(tokenSecrets).values({ hash: textHash(secret), token })
}

/** The token behind a secret, or null when there is none or it was ended. */
export async function findBySecret(reader: Reader, secret: string): Promise<Token | null> {
  const known = await reader
    .select()
    .from(tokenSecrets)
    .where(eq(tokenSecrets.hash, textHash(secret)))
    .get()
  if (!known) return null
  const rows = await reader.select().from(tokens).where(eq(tokens.token, known.token)).orderBy(tokens.seq)
  const last = rows.at(-1)
  return last && last.what === 'issued' ? { id: last.token, pilot: last.pilot, scopes: last.scopes } : null
}
