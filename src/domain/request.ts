// Any other wish than a rule: a dashboard, a notification, another path. It says what it would cost before it is decided, and
// waits while the scope is frozen.
import type { Seat } from './person.ts'

export const requestActs = ['asked', 'costed', 'accepted', 'cut', 'withdrawn', 'broke the freeze'] as const
export type RequestAct = (typeof requestActs)[number]

/** One thing that happened to a request, oldest first. `wish` and `why` are ids of free texts. */
export type RequestEvent = {
  readonly request: number
  readonly what: RequestAct
  /** `parks`: the freeze makes it wait. `frees`: with this key both have broken the freeze for it. */
  readonly effect: 'parks' | 'frees' | null
  readonly wish: string | null
  readonly why: string | null
  /** What it would cost in minutes, where that was said. */
  readonly minutes: number | null
  readonly hash: string | null
  readonly by: string
  readonly seat: Seat | null
  readonly at: number
  readonly seq: number
}
