// A person's own address of the calendar of reviews. It is shown once and kept as a hash; a new one takes its place.
import { eq } from 'drizzle-orm'
import { calendarLinks } from '../../db/schema/meetings.ts'
import type { Reader, Tx } from '../../db/store.ts'
import { textHash } from './hash.ts'
import { isActive } from './people.ts'

/** Keeps the secret of a new address from now (ms) on; the one before no longer works. */
export async function keepCalendarLink(tx: Tx, person: string, secret: string, now: number): Promise<void> {
  const row = { hash: textHash(secret), at: now }
  await tx
    .insert(calendarLinks)
    .values({ person, ...row })
    .onConflictDoUpdate({ target: calendarLinks.person, set: row })
}

export async function endCalendarLink(tx: Tx, person: string): Promise<void> {
  await tx.delete(calendarLinks).where(eq(calendarLinks.person, person))
}

/** Since when (ms) a person's address works; null while there is none. */
export async function calendarLinkSince(reader: Reader, person: string): Promise<number | null> {
  const row = await reader.select().from(calendarLinks).where(eq(calendarLinks.person, person)).get()
  return row?.at ?? null
}

/** Whose address this is; null when it does not work, and when they have left. */
export async function personOfCalendar(reader: Reader, secret: string): Promise<string | null> {
  const hash = textHash(secret)
  const row = await reader.select().from(calendarLinks).where(eq(calendarLinks.hash, hash)).get()
  return row && (await isActive(reader, row.person)) ? row.person : null
}
