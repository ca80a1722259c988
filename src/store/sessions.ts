// Sessions live in the database, by the hash of their id, so that ending one works at once and a stolen file opens none.
import { and, eq, lt, ne, or, sql } from 'drizzle-orm'
import { invitations, sessions } from '../../db/schema/people.ts'
import { prepared, type Reader, type Store, type Tx } from '../../db/store.ts'
import { textHash } from './hash.ts'

/** A session ends 30 minutes after it was last used, and 12 hours after it began. Milliseconds. */
export const sessionLimits = { idle: 30 * 60_000, whole: 12 * 60 * 60_000 } as const

export type SessionRow = (typeof sessions)['$inferSelect']

const byHash = prepared((reader) =>
  reader
    .select()
    .from(sessions)
    .where(eq(sessions.hash, sql.placeholder('hash')))
    .prepare(),
)

/** The session with this id, or null when there is none or it has run out. `now` is the real time in ms. */
export async function findSession(reader: Reader, id: string, now: number): Promise<SessionRow | null> {
  const row = await byHash(reader).get({ hash: textHash(id) })
  if (!row || row.seenAt + sessionLimits.idle < now || row.startedAt + sessionLimits.whole < now) return null
  return row
}

/** Keeps a session's data; a new one begins now. */
export async function keepSession(
  tx: Tx,
  session: { readonly id: string; readonly person: string | null; readonly data: string; readonly from: string },
  now: number,
): Promise<void> {
  const { person, data, from } = session
  const row = { hash: textHash(session.id), person, data, from, startedAt: now, seenAt: now }
  await tx
    .insert(sessions)
    .values(row)
    .onConflictDoUpdate({ target: sessions.hash, set: { data, person, seenAt: now } })
}

/** Somebody is at work: the session lives on. A live review counts as well. */
export async function touchSession(tx: Tx, hash: string, now: number): Promise<void> {
  await tx.update(sessions).set({ seenAt: now }).where(eq(sessions.hash, hash))
}

export async function endSession(tx: Tx, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.hash, textHash(id)))
}

/** A person's live sessions, the newest first. */
export async function sessionsOf(reader: Reader, person: string): Promise<readonly SessionRow[]> {
  return reader.select().from(sessions).where(eq(sessions.person, person)).orderBy(sessions.startedAt)
}

/** Ends one session of a person by its hash, or all of them but the one to keep. */
export async function endSessions(
  tx: Tx,
  person: string,
  which: { readonly hash: string } | { readonly but: string },
): Promise<void> {
  const some = 'hash' in which ? eq(sessions.hash, which.hash) : ne(sessions.hash, which.but)
  await tx.delete(sessions).where(and(eq(sessions.person, person), some))
}

/** Forgets what has run out. */
export async function sweepSessions(store: Store, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    await tx
      .delete(sessions)
      .where(or(lt(sessions.seenAt, now - sessionLimits.idle), lt(sessions.startedAt, now - sessionLimits.whole)))
    await tx.delete(invitations).where(lt(invitations.expiresAt, now))
  })
}
