// People, their seats on a pilot and their duties for the organisation. The two leaders' seats are never one person's.

export const seats = ['coo', 'cto', 'sponsor', 'lead', 'member', 'engineer', 'observer'] as const
export type Seat = (typeof seats)[number]

export const duties = ['administrator', 'organisation reader'] as const
export type Duty = (typeof duties)[number]

export type Side = 'policy' | 'system'
export type Leader = 'coo' | 'cto'

/** Someone who may sign in. */
export type Person = { readonly id: string; readonly name: string; readonly active: boolean }

/** What a person holds: duties everywhere, seats on one pilot. */
export type Standing = {
  readonly person: string
  readonly duties: readonly Duty[]
  readonly seats: readonly Seat[]
}

/** Who sits where on a pilot. */
export type SeatHolder = { readonly seat: Seat; readonly person: string }

/** Which key a leader's seat turns. */
export function sideOf(seat: Leader): Side {
  return seat === 'coo' ? 'policy' : 'system'
}

export function isLeader(seat: string | null): seat is Leader {
  return seat === 'coo' || seat === 'cto'
}

export function otherLeader(seat: Leader): Leader {
  return seat === 'coo' ? 'cto' : 'coo'
}

/** The holder of a leader's seat, or null while it is vacant. */
export function holderOf(holders: readonly SeatHolder[], seat: Leader): string | null {
  return holders.find((holder) => holder.seat === seat)?.person ?? null
}
