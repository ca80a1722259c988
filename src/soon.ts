// What is worked out a moment after an answer went out: once for however often it was asked for meanwhile, one after the
// other, and never in the way of the answer.
const pauseMs = 200
/** How long the same rests between two times, ms: what pages have worked out stays good for as long. */
const restMs = 4_000

export type Soon = {
  readonly soon: (what: string, work: () => Promise<unknown>) => void
  /** Waits for what is being worked out, and begins nothing more. */
  readonly stop: () => Promise<void>
}

/** `failed` hears what went wrong; the same is tried again when it is asked for the next time. */
export function openSoon(failed: (error: unknown) => void): Soon {
  const waiting = new Map<string, NodeJS.Timeout>()
  const begunAt = new Map<string, number>()
  let line: Promise<unknown> = Promise.resolve()
  let stopped = false
  return {
    soon: (what, work) => {
      if (stopped || waiting.has(what)) return
      const begin = () => {
        waiting.delete(what)
        begunAt.set(what, performance.now())
        line = line.then(work).catch(failed)
      }
      const rested = (begunAt.get(what) ?? Number.NEGATIVE_INFINITY) + restMs - performance.now()
      waiting.set(what, setTimeout(begin, Math.max(pauseMs, rested)))
    },
    stop: async () => {
      stopped = true
      for (const timer of waiting.values()) clearTimeout(timer)
      await line
    },
  }
}
