// What is to be told outside, and how each try to tell it ended. A try is noted before it is made: a server that ends in the
// middle of one goes on at the next pause, under the same id, and does not begin again.
import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm'
import { alerts, deliveries } from '../../db/schema/alerts.ts'
import { messages } from '../../db/schema/runs.ts'
import type { Reader, Store, Tx } from '../../db/store.ts'
import type { Alert } from '../domain/alert.ts'

/** A message as it is kept. `to` is an address for a mail, the number of a target for the others. */
export type Message = (typeof messages)['$inferSelect']

/** A message before it is kept. */
export type NewMessage = Pick<Message, 'message' | 'pilot' | 'kind' | 'to' | 'about' | 'body'>

/** Where messages are kept. */
export type Letterbox = Pick<Store, 'reader' | 'transaction'>

/** Of these alerts the ones that nobody was told of; from now (ms) on they count as told. */
export async function tellOnce(tx: Tx, pilot: string, found: readonly Alert[], now: number): Promise<readonly Alert[]> {
  const fresh: Alert[] = []
  for (const alert of found) {
    const { what, thing } = alert
    const added = await tx
      .insert(alerts)
      .values({ pilot, what, thing, at: now })
      .onConflictDoNothing()
      .returning({ thing: alerts.thing })
    if (added.length > 0) fresh.push(alert)
  }
  return fresh
}

/** Of these alerts the ones that nobody was told of so far. */
export async function untold(reader: Reader, pilot: string, found: readonly Alert[]): Promise<readonly Alert[]> {
  if (found.length === 0) return []
  const things = found.map(({ thing }) => thing)
  const told = await reader
    .select()
    .from(alerts)
    .where(and(eq(alerts.pilot, pilot), inArray(alerts.thing, things)))
  return found.filter(({ what, thing }) => !told.some((one) => one.what === what && one.thing === thing))
}

/** Keeps messages, to be sent from now (ms) on. A message that is kept already stays as it is. */
export async function keepMessages(tx: Tx, made: readonly NewMessage[], now: number): Promise<void> {
  if (made.length === 0) return
  const rows = made.map((one) => ({ ...one, state: 'waiting', tries: 0, nextAt: now, error: null, at: now }) as const)
  await tx.insert(messages).values(rows).onConflictDoNothing()
}

/** The messages whose next try is due at an instant (ms), the one that waits longest first. */
export async function messagesDue({ reader }: Letterbox, now: number, most: number): Promise<readonly Message[]> {
  return reader
    .select()
    .from(messages)
    .where(and(eq(messages.state, 'waiting'), lte(messages.nextAt, now)))
    .orderBy(asc(messages.nextAt), asc(messages.message))
    .limit(most)
}

/** One message; null when there is none with this id. */
export async function findMessage(reader: Reader, message: string): Promise<Message | null> {
  const [row] = await reader.select().from(messages).where(eq(messages.message, message))
  return row ?? null
}

const cutShort = 'The server ended before the answer came.'

/** Begins a try at an instant (ms), the next one being due at `nextAt`; null when it was begun elsewhere or is over. */
export async function beginTry({ transaction }: Letterbox, one: Message, now: number, nextAt: number | null) {
  return transaction(async (tx) => {
    const nth = one.tries + 1
    const state = nextAt === null ? 'given up' : 'waiting'
    const begun = await tx
      .update(messages)
      .set({ tries: nth, state, nextAt: nextAt ?? now, error: cutShort })
      .where(and(eq(messages.message, one.message), eq(messages.state, 'waiting'), eq(messages.tries, one.tries)))
      .returning({ message: messages.message })
    if (begun.length === 0) return null
    await tx.insert(deliveries).values({ message: one.message, nth, at: now, error: cutShort })
    return nth
  })
}

/** How a try ended: taken where there is no error; `isFinal` gives up at once. */
export async function endTry(
  { transaction }: Letterbox,
  { message, nth, error, isFinal }: { message: string; nth: number; error: string | null; isFinal: boolean },
): Promise<void> {
  await transaction(async (tx) => {
    const state = error === null ? ({ state: 'sent' } as const) : isFinal ? ({ state: 'given up' } as const) : {}
    await tx
      .update(messages)
      .set({ ...state, error })
      .where(eq(messages.message, message))
    await tx
      .update(deliveries)
      .set({ error })
      .where(and(eq(deliveries.message, message), eq(deliveries.nth, nth)))
  })
}

/** The newest messages of a pilot, the newest first. */
export async function newestMessages(reader: Reader, pilot: string, most: number): Promise<readonly Message[]> {
  return reader
    .select()
    .from(messages)
    .where(eq(messages.pilot, pilot))
    .orderBy(desc(messages.at), asc(messages.message))
    .limit(most)
}

/** Every try to deliver a message, the first one first. */
export async function triesOf(
  reader: Reader,
  message: string,
): Promise<readonly (typeof deliveries)['$inferSelect'][]> {
  return reader.select().from(deliveries).where(eq(deliveries.message, message)).orderBy(asc(deliveries.nth))
}
