// One-time links: how somebody comes in for the first time, or again after a password was lost. Kept as hashes; the
// link itself is shown once to whoever hands it over.
import { and, eq, isNull } from 'drizzle-orm'
import { invitations } from '../../db/schema/people.ts'
import type { Reader, Tx } from '../../db/store.ts'
import { newSecret, textHash } from './hash.ts'
import { isExample } from './pilots.ts'

/** A link that nobody followed works this long, ms. */
export const invitationLasts = 7 * 24 * 60 * 60_000

/** Who may come in with a link, and whether it works again afterwards. */
export type Invitation = { readonly hash: string; readonly person: string; readonly reusable: boolean }

/**
 * Makes a link for someone and answers its secret, which is kept nowhere. Links made for them before no longer work.
 * `now` is the real time in ms; a `reusable` link works again and again, in the example only. Throws anywhere else.
 */
export async function makeInvitation(tx: Tx, person: string, now: number, reusable = false): Promise<string> {
  if (reusable && !(await isExample(tx))) throw new Error('a link that works again is made in the example only')
  const secret = newSecret()
  await tx.delete(invitations).where(eq(invitations.person, person))
  const row = { hash: textHash(secret), person, expiresAt: now + invitationLasts, usedAt: null, reusable }
  await tx.insert(invitations).values(row)
  return secret
}

/** The address of a link on this installation. */
export function invitationLink(baseUrl: string, secret: string): string {
  return `${baseUrl}/invitations/${secret}`
}

/**
 * The invitation behind a secret; null when there is none, it was used, or it has run out. Whatever a row says, outside
 * the example every link works once.
 */
export async function findInvitation(reader: Reader, secret: string, now: number): Promise<Invitation | null> {
  const row = await reader
    .select()
    .from(invitations)
    .where(eq(invitations.hash, textHash(secret)))
    .get()
  if (!row || row.expiresAt < now) return null
  const reusable = row.reusable && (await isExample(reader))
  return row.usedAt === null || reusable ? { ...row, reusable } : null
}

/** Uses the link up. False when someone else was faster. */
export async function useInvitation(tx: Tx, { hash, reusable }: Invitation, now: number): Promise<boolean> {
  if (reusable) return true
  const unused = and(eq(invitations.hash, hash), isNull(invitations.usedAt))
  const used = await tx.update(invitations).set({ usedAt: now }).where(unused).returning({ hash: invitations.hash })
  return used.length > 0
}

/** No link of this person works any more. */
export async function endInvitations(tx: Tx, person: string): Promise<void> {
  await tx.delete(invitations).where(eq(invitations.person, person))
}
