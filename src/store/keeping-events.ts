// Events that come while others are being written are kept together, in one transaction: a burst from a platform costs one
// commit for many, and nobody is answered before theirs is on the disk.
import { setTimeout as pause } from 'node:timers/promises'
import type { Store, Tx } from '../../db/store.ts'
import { type KeepEvent, keeperOf, type KeptEvent, noteUse, type TokenUse } from './runs.ts'

/** An event, and the token with which it came; null where it came from in here. */
export type Arrived = { readonly kept: KeptEvent; readonly token: string | null }

type Waiting = Arrived & {
  readonly resolve: (isNew: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Where the events of a store wait, and how one of them is kept. */
type Desk = { readonly queue: Waiting[]; readonly keep: KeepEvent }

const desks = new WeakMap<Store, Desk>()
const mostTogether = 64
/** How long the first one waits for others to come, ms: a commit costs about as much for one as for ten. */
const gatheringMs = 4

/** Keeps an event; answers whether it is new once it is on the disk. */
export function keepArrived(store: Store, arrived: Arrived): Promise<boolean> {
  const desk = desks.get(store) ?? { queue: [], keep: keeperOf(store) }
  desks.set(store, desk)
  return new Promise((resolve, reject) => {
    desk.queue.push({ ...arrived, resolve, reject })
    if (desk.queue.length === 1) void keepAll(store, desk)
  })
}

/** Writes until nobody waits. The first of the queue stays in it until it is written, so that only one of these is at work. */
async function keepAll(store: Store, { queue, keep }: Desk): Promise<void> {
  while (queue.length > 0) {
    await pause(gatheringMs)
    const together = queue.slice(0, mostTogether)
    const settle = await keepTogether(store, keep, together)
    queue.splice(0, together.length)
    together.forEach(settle)
  }
}

/** All of them or none: answers how each of them is told. */
async function keepTogether(
  store: Store,
  keep: KeepEvent,
  together: readonly Waiting[],
): Promise<(one: Waiting, nth: number) => void> {
  try {
    const areNew = await store.transaction(async (tx) => {
      const kept: boolean[] = []
      for (const one of together) kept.push(await keep(tx, one.kept))
      await noteUses(tx, together, kept)
      return kept
    })
    return (one, nth) => one.resolve(areNew[nth] ?? false)
  } catch (error) {
    return (one) => one.reject(error)
  }
}

/** How often each token was used, and how it was used last: said once for all that came with it. */
async function noteUses(tx: Tx, together: readonly Waiting[], areNew: readonly boolean[]): Promise<void> {
  const uses = new Map<string, TokenUse>()
  for (const [nth, { token, kept }] of together.entries()) {
    if (token === null) continue
    const times = (uses.get(token)?.times ?? 0) + 1
    uses.set(token, { token, platform: kept.platform, status: areNew[nth] ? 202 : 200, at: kept.receivedAt, times })
  }
  for (const use of uses.values()) await noteUse(tx, use)
}
