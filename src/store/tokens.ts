// Tokens: a machine's access. The secret is shown once and kept as a hash.
import { desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import { tokens, tokenSecrets } from '../../db/schema/people.ts'
import { prepared, type Reader, type Tx } from '../../db/store.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { ImpliedRows } from '../../db/governed.ts'
import type { Token } from '../domain/token.ts'
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

/** The id of a token is made of its secret, so that no other secret can ever be slipped in for it. */
export function tokenIdOf(secret: string): string {
  return textHash(secret).slice(0, 32)
}

export async function keepSecret(tx: Tx, secret: string): Promise<void> {
  await tx.insert(tokenSecrets).values({ hash: textHash(secret), token: tokenIdOf(secret) })
}

const bySecret = prepared((reader) =>
  reader
    .select(getTableColumns(tokens))
    .from(tokenSecrets)
    .innerJoin(tokens, eq(tokens.token, tokenSecrets.token))
    .where(eq(tokenSecrets.hash, sql.placeholder('hash')))
    .orderBy(desc(tokens.seq))
    .limit(1)
    .prepare(),
)

/** The token behind a secret, or null when there is none or it was ended. */
export async function findBySecret(reader: Reader, secret: string): Promise<Token | null> {
  return unlessEnded(await bySecret(reader).get({ hash: textHash(secret) }))
}

const newest = prepared((reader) =>
  reader
    .select()
    .from(tokens)
    .where(eq(tokens.token, sql.placeholder('token')))
    .orderBy(desc(tokens.seq))
    .limit(1)
    .prepare(),
)

/** A token that works, by its id; null when there is none or it was ended. */
export async function findToken(reader: Reader, id: string): Promise<Token | null> {
  return unlessEnded(await newest(reader).get({ token: id }))
}

/** A token as it was said last, unless that was that it ended. */
function unlessEnded(last: (typeof tokens)['$inferSelect'] | undefined): Token | null {
  return last?.what === 'issued' ? { id: last.token, pilot: last.pilot, scopes: last.scopes, at: last.at } : null
}

/** The tokens that work for one pilot, or for all when `pilot` is null; the newest first. */
export async function listTokens(reader: Reader, pilot: string | null): Promise<readonly Token[]> {
  const ofPilot = pilot === null ? isNull(tokens.pilot) : eq(tokens.pilot, pilot)
  const rows = await reader.select().from(tokens).where(ofPilot).orderBy(desc(tokens.seq))
  const ended = new Set(rows.filter(({ what }) => what === 'ended').map(({ token }) => token))
  const working = rows.filter(({ what, token }) => what === 'issued' && !ended.has(token))
  return working.map(({ token, pilot: of, scopes, at }) => ({ id: token, pilot: of, scopes, at }))
}
