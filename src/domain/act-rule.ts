// What the table of acts says of one act: who may do it, and what it takes.
import type { Duty, Seat, Side } from './person.ts'

/** Who may act: a seat on the pilot, a duty in the organisation, or one of the wider words. */
export type Who =
  Seat | Duty | 'any seat' | 'anyone signed in' | 'anyone' | 'named in the charter' | 'command line' | 'token'

export type ActRule = {
  /** As the Decision-rights page says it. */
  readonly words: string
  readonly who: readonly Who[]
  readonly side: Side | 'both' | null
  /** Both leaders' keys on exactly the same content, or nobody's. */
  readonly keys: 'both' | 'none'
  readonly reason: 'required' | 'optional' | 'none'
  /** The person must have proved who they are within the last 15 minutes. */
  readonly fresh: boolean
  /** The ledger's head is written outside the database afterwards. */
  readonly head: boolean
  /** Part of the pilot named in the address, or of the organisation. */
  readonly on: 'pilot' | 'organisation'
}

export const plain = { side: null, keys: 'none', reason: 'none', fresh: false, head: false, on: 'pilot' } as const
export const organisation = { ...plain, on: 'organisation' } as const
export const bothKeys = { ...plain, side: 'both', keys: 'both', fresh: true, head: true } as const
export const leaders = ['coo', 'cto'] as const
export const bringers = ['lead', 'coo', 'cto', 'engineer', 'command line', 'token'] as const
