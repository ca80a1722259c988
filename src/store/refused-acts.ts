// Acts that somebody tried and that are not theirs: no fact, but a sign of drift, kept as evidence.
import { and, asc, eq, gte } from 'drizzle-orm'
import { refusedActs } from '../../db/schema/people.ts'
import type { Reader, Tx } from '../../db/store.ts'
import type { RefusedAct } from '../domain/other-side.ts'

/** Keeps an attempt. */
export async function keepRefusedAct(tx: Tx, row: (typeof refusedActs)['$inferInsert']): Promise<void> {
  await tx.insert(refusedActs).values(row)
}

/** The attempts on a pilot since an instant (ms), oldest first. */
export async function refusedSince(reader: Reader, pilot: string, since: number): Promise<readonly RefusedAct[]> {
  return reader
    .select({ person: refusedActs.person, act: refusedActs.act, at: refusedActs.at })
    .from(refusedActs)
    .where(and(eq(refusedActs.pilot, pilot), gte(refusedActs.at, since)))
    .orderBy(asc(refusedActs.at))
}
