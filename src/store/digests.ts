// Who wants the digest, and for which days it was made: once for each person and working day, whatever is started anew.
import { and, desc, eq, lt } from 'drizzle-orm'
import { digests, digestsOff } from '../../db/schema/meetings.ts'
import type { Reader, Tx } from '../../db/store.ts'

/** Whether a person gets the digest: everybody does who has not turned it off. */
export async function wantsDigest(reader: Reader, person: string): Promise<boolean> {
  const off = await reader.select().from(digestsOff).where(eq(digestsOff.person, person)).get()
  return off === undefined
}

export async function turnDigest(tx: Tx, person: string, to: 'on' | 'off', now: number): Promise<void> {
  if (to === 'on') await tx.delete(digestsOff).where(eq(digestsOff.person, person))
  else await tx.insert(digestsOff).values({ person, at: now }).onConflictDoNothing()
}

/** The people for whom the digest of a day ("2026-09-07") was made. */
export async function digestsOn(reader: Reader, on: string): Promise<ReadonlySet<string>> {
  const rows = await reader.select({ person: digests.person }).from(digests).where(eq(digests.on, on))
  return new Set(rows.map(({ person }) => person))
}

/** When (ms) a person's digest before this day was made; null where this is the first. */
export async function lastDigestAt(reader: Reader, person: string, on: string): Promise<number | null> {
  const row = await reader
    .select({ at: digests.at })
    .from(digests)
    .where(and(eq(digests.person, person), lt(digests.on, on)))
    .orderBy(desc(digests.on))
    .limit(1)
    .get()
  return row?.at ?? null
}

/** Notes that the digest of a day was made for a person; false when it was made before. */
export async function makeDigestOnce(tx: Tx, person: string, on: string, now: number): Promise<boolean> {
  const made = await tx
    .insert(digests)
    .values({ person, on, at: now })
    .onConflictDoNothing()
    .returning({ person: digests.person })
  return made.length > 0
}
