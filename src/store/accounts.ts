// How people sign in: their address, the hash of their password, wrong tries, and until when their keys rest. Not
// governed: what is governed about a person stands in `people`, and none of this may enter the chain.
import { eq, inArray, sql } from 'drizzle-orm'
import { accounts } from '../../db/schema/people.ts'
import { prepared, type Reader, type Tx } from '../../db/store.ts'
import type { Details } from '../domain/person.ts'
import { waitAfter } from '../domain/sign-in.ts'

/** Opens an account without a password; somebody who comes back gets theirs again, and chooses a new password. */
export async function openAccount(tx: Tx, person: string, { name, email }: Details): Promise<void> {
  const fresh = { name, email: address(email), password: null, failures: 0, waitUntil: 0 }
  await tx
    .insert(accounts)
    .values({ person, ...fresh, keysHeldUntil: 0 })
    .onConflictDoUpdate({ target: accounts.person, set: fresh })
}

export async function changeAccount(tx: Tx, person: string, { name, email }: Details): Promise<void> {
  await tx
    .update(accounts)
    .set({ name, email: address(email) })
    .where(eq(accounts.person, person))
}

/** Sets the hash of a new password; wrong tries are forgotten. */
export async function setPassword(tx: Tx, person: string, hash: string): Promise<void> {
  await tx.update(accounts).set({ password: hash, failures: 0, waitUntil: 0 }).where(eq(accounts.person, person))
}

/**
 * Counts a try before its password is looked at, so that tries at the same time wait for each other too. False while the
 * door is shut. `now` is the real time in ms.
 */
export async function claimTry(tx: Tx, person: string, now: number): Promise<boolean> {
  const account = await tx.select().from(accounts).where(eq(accounts.person, person)).get()
  if (!account || account.waitUntil > now) return false
  const failures = account.failures + 1
  await tx
    .update(accounts)
    .set({ failures, waitUntil: now + waitAfter(failures) })
    .where(eq(accounts.person, person))
  return true
}

/** The password was right. */
export async function forgetTries(tx: Tx, person: string): Promise<void> {
  await tx.update(accounts).set({ failures: 0, waitUntil: 0 }).where(eq(accounts.person, person))
}

/** The account's keys rest until this instant (ms of the business's clock). */
export async function holdKeys(tx: Tx, person: string, until: number): Promise<void> {
  await tx.update(accounts).set({ keysHeldUntil: until }).where(eq(accounts.person, person))
}

const heldUntil = prepared((reader) =>
  reader
    .select({ until: accounts.keysHeldUntil })
    .from(accounts)
    .where(eq(accounts.person, sql.placeholder('person')))
    .prepare(),
)

/** Until when somebody's keys rest after a reset, ms; 0 when they never did. Until then they turn no key. */
export async function keysHeldUntil(reader: Reader, person: string): Promise<number> {
  return (await heldUntil(reader).get({ person }))?.until ?? 0
}

export type HeldKeys = { readonly person: string; readonly until: number }

/** Whose keys rest now, among these people. */
export async function heldAmong(reader: Reader, persons: readonly string[], now: number): Promise<readonly HeldKeys[]> {
  const rows = await reader
    .select({ person: accounts.person, until: accounts.keysHeldUntil })
    .from(accounts)
    .where(inArray(accounts.person, [...persons]))
  return rows.filter(({ until }) => until > now)
}

function address(email: string): string {
  return email.toLowerCase()
}
