// Sessions live in the database, by the hash of their id, so that ending one works at once and a stolen file opens none.
import { and, desc, eq, lt, ne, or, sql } from 'drizzle-orm'
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
  return row && !hasRunOut(row, now) ? row : null
}

function hasRunOut({ seenAt, startedAt }: SessionRow, now: number): boolean {
  return seenAt + sessionLimits.idle < now || startedAt + sessionLimits.whole < now
}

/** What is kept of a session. `startedAt` is when the person signed in: a new id does not make it younger. */
export type SessionKept = {
  readonly id: string
  readonly person: string | null
  readonly data: string
  /** The browser it was begun in, as the person will recognise it. */
  readonly from: string
  readonly startedAt?: number
}

/** Keeps a session; without `startedAt` a new one begins now. */
export async function keepSession(tx: Tx, session: SessionKept, now: number): Promise<void> {
  const { id, person, data, from, startedAt = now } = session
  await tx
    .insert(sessions)
    .values({ hash: textHash(id), person, data, from, startedAt, seenAt: now })
    .onConflictDoUpdate({ target: sessions.hash, set: { data, person, from, startedAt, seenAt: now } })
}

/** Somebody is at work: the session lives on. A live review counts as well. */
export async function touchSession(tx: Tx, hash: string, now: number): Promise<void> {
  await tx.update(sessions).set({ seenAt: now }).where(eq(sessions.hash, hash))
}

export async function endSession(tx: Tx, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.hash, textHash(id)))
}

/** A person's live sessions, the newest first. `now` is the real time in ms. */
export async function sessionsOf(reader: Reader, person: string, now: number): Promise<readonly SessionRow[]> {
  const rows = await reader.select().from(sessions).where(eq(sessions.person, person)).orderBy(desc(sessions.startedAt))
  return rows.filter((row) => !hasRunOut(row, now))
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
