// Replays: asked for, at work, and what came of them. Not governed; a replay may be run again at any time.
import { and, desc, eq, max } from 'drizzle-orm'
import { replays } from '../../db/schema/replays.ts'
import type { Reader, Store, Tx } from '../../db/store.ts'
import { type ReplayProgress, type ReplayReport, replayedContent, replaySilentFor } from '../domain/replay.ts'
import type { RuleVersion } from '../domain/rule.ts'
import type { RuleChange } from '../domain/rule-change.ts'
import { contentHash } from './hash.ts'

export type ReplayRow = (typeof replays)['$inferSelect']

/** What a replay is of, by hash. */
export function replayHash(rules: readonly RuleVersion[], change: Pick<RuleChange, 'hash'>): string {
  return contentHash(replayedContent(rules, change))
}

/** The newest replay of a change; null when there was none. */
export async function newestReplay(reader: Reader, pilot: string, change: number): Promise<ReplayRow | null> {
  const [row] = await reader
    .select()
    .from(replays)
    .where(and(eq(replays.pilot, pilot), eq(replays.change, change)))
    .orderBy(desc(replays.replay))
    .limit(1)
  return row ?? null
}

export type NewReplay = Pick<ReplayRow, 'pilot' | 'change' | 'hash' | 'by' | 'at' | 'aliveAt'>

/** Asks for a replay and answers its number; null while the same one is at work already. `aliveAt` is the real time in ms. */
export async function openReplay(store: Store, given: NewReplay): Promise<number | null> {
  return store.transaction(async (tx) => {
    const last = await newestReplay(tx, given.pilot, given.change)
    if (last && last.hash === given.hash && isAtWork(last, given.aliveAt)) return null
    const replay = await nextNumber(tx)
    await tx.insert(replays).values({ ...given, replay, state: 'at work', progress: { done: 0, of: 0 }, report: null })
    return replay
  })
}

/** Asked for and not ended, and not silent for so long that it must have crashed. `real` is the real time in ms. */
export function isAtWork({ state, aliveAt }: Pick<ReplayRow, 'state' | 'aliveAt'>, real: number): boolean {
  return state === 'at work' && real - aliveAt <= replaySilentFor
}

async function nextNumber(tx: Tx): Promise<number> {
  const [last] = await tx.select({ replay: max(replays.replay) }).from(replays)
  return (last?.replay ?? 0) + 1
}

/** A replay by its number; null when there is none. */
export async function replayNumbered(reader: Reader, replay: number): Promise<ReplayRow | null> {
  const [row] = await reader.select().from(replays).where(eq(replays.replay, replay))
  return row ?? null
}

/** Says how far a replay is, and that it is alive. */
export async function keepReplayProgress(
  store: Store,
  replay: number,
  progress: ReplayProgress,
  real: number,
): Promise<void> {
  await store.transaction((tx) => tx.update(replays).set({ progress, aliveAt: real }).where(eq(replays.replay, replay)))
}

/** Ends a replay: with what it found, or with nothing where it broke off. */
export async function endReplay(store: Store, replay: number, report: ReplayReport | null): Promise<void> {
  const state = report === null ? 'stopped' : 'done'
  await store.transaction((tx) => tx.update(replays).set({ state, report }).where(eq(replays.replay, replay)))
}
