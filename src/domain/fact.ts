// What an act makes true. A fact is recorded once, in the ledger, and the rows of every governed table follow from it.
import type { ActName } from './act.ts'
import type { Duty, Seat } from './person.ts'

/** What an entry may hold: no floating numbers (write them as decimal text), nothing undefined. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [name: string]: Data }

/**
 * Who acts, and how they proved it. Where no one has signed in, `person` is "command-line", "programming-interface" (then
 * `session` is the id of the token that was shown) or "nobody".
 */
export type Actor = {
  readonly person: string
  readonly seat: Seat | Duty | null
  /** The holder for whom a deputy acts; absent where one acts for oneself. */
  readonly for?: string
  readonly session: string
  readonly credential: 'password' | 'one-time link' | 'token' | 'command line' | 'none'
}

/** An act as it reaches the domain. `at` comes from the server's clock; `command` makes a double submit one effect. */
export type Act = {
  readonly by: Actor
  readonly at: number
  readonly command: string
}

/** What a fact is about: the thing, its version, and the hash of its exact content once it has one. */
export type FactObject = {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly hash?: string
}

export type Fact = {
  readonly act: ActName
  /** The pilot it belongs to, null for the organisation. */
  readonly pilot: string | null
  readonly object: FactObject
  /** The version this one was made from. */
  readonly base?: number
  /** Governed content: recording it computes the hash that keys are turned on. */
  readonly content?: Data
  readonly data?: { readonly [name: string]: Data }
  /** Free text; the entry keeps a salted commitment only. */
  readonly texts?: { readonly [name: string]: string }
}

/** The act became true. */
export function fact(
  act: ActName,
  pilot: string | null,
  object: FactObject,
  more: Omit<Fact, 'act' | 'pilot' | 'object'> = {},
): Fact {
  return { act, pilot, object, ...more }
}
