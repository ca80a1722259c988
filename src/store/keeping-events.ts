// Events that come while others are being written are kept together, in one transaction: a burst from a platform costs one
// commit for many, and nobody is answered before theirs is on the disk.
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../../db/store.ts'
import { keepEvent, type KeptEvent, noteUse } from './runs.ts'

/** An event, and the token with which it came. */
export type Arrived = { readonly kept: KeptEvent; readonly token: string }

type Waiting = Arrived & {
  readonly resolve: (isNew: boolean) => void
  readonly reject: (error: unknown) => void
}

const queues = new WeakMap<Store, Waiting[]>()
const mostTogether = 64
/** How long the first one waits for others to come, ms: a commit costs about as much for one as for ten. */
const gatheringMs = 8

/** Keeps an event; answers whether it is new once it is on the disk. */
export function keepArrived(store: Store, arrived: Arrived): Promise<boolean> {
  const queue = queues.get(store) ?? []
  queues.set(store, queue)
  return new Promise((resolve, reject) => {
    queue.push({ ...arrived, resolve, reject })
    if (queue.length === 1) void keepAll(store, queue)
  })
}

/** Writes until nobody waits. The first of the queue stays in it until it is written, so that only one of these is at work. */
async function keepAll(store: Store, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    await pause(gatheringMs)
    const together = queue.slice(0, mostTogether)
    const settle = await keepTogether(store, together)
    queue.splice(0, together.length)
    together.forEach(settle)
  }
}

/** All of them or none: answers how each of them is told. */
async function keepTogether(store: Store, together: readonly Waiting[]): Promise<(one: Waiting, nth: number) => void> {
  try {
    const areNew = await store.transaction(async (tx) => {
      const kept: boolean[] = []
      for (const one of together) kept.push(await keepEvent(tx, one.kept))
      for (const [nth, { token, kept: event }] of together.entries())
        await noteUse(tx, token, event.platform, kept[nth] ? 202 : 200, event.receivedAt)
      return kept
    })
    return (one, nth) => one.resolve(areNew[nth] ?? false)
  } catch (error) {
    return (one) => one.reject(error)
  }
}
