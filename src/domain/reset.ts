// A new sign-in link is a way into someone's account. Where that someone holds a key of a pilot from ready on, the link
// waits until the other leader has agreed, and the account's keys rest afterwards: a reset is never a way to sign.
import { type Act, fact, type Fact } from './fact.ts'
import type { Leader } from './person.ts'
import { refuse, type Refused } from './refusal.ts'

/** How long the keys of a leader rest after a reset, ms. */
export const keysRestFor = 72 * 60 * 60_000

/** A request that was not used in this time has lapsed, and so has the agreement to it, ms. */
export const requestLapsesAfter = 7 * 24 * 60 * 60_000

export type ResetEvent = {
  readonly what: 'asked' | 'agreed' | 'given'
  readonly by: string
  readonly at: number
}

/** A pilot from ready on, the leader's seat whose key the person turns, and who holds the other one; null while vacant. */
export type Lead = {
  readonly code: string
  readonly seat: Leader
  /** They do not hold the seat, but were named to stand in for it, now or later. */
  readonly standsIn: boolean
  readonly other: string | null
}

/** Everything that decides about a sign-in link for one person. */
export type Reset = {
  readonly person: string
  readonly events: readonly ResetEvent[]
  readonly leads: readonly Lead[]
}

/**
 * An administrator wants a new sign-in link for someone. The fact says `given` when the link may be made now, `asked` when
 * it has to wait. The other leader may be no part of it as an administrator.
 */
export function issueLink(reset: Reset, act: Act): Fact | Refused {
  const others = otherLeaders(reset)
  if (others.includes(act.by.person))
    return refuse('You are the other leader of this person’s pilot. Another administrator has to ask, and you agree.')
  if (others.length === 0) return resetFact(reset, 'given')
  const asked = openRequest(reset, act.at)
  if (!asked) return resetFact(reset, 'asked')
  if (stillToAgree(reset, act.at).length > 0) return refuse('The other leader has not agreed yet.')

  return resetFact(reset, 'given')
}

/** The other leader agrees that a new link is made. */
export function agreeToReset(reset: Reset, act: Act): Fact | Refused {
  if (!otherLeaders(reset).includes(act.by.person))
    return { ...refuse('Only the other leader of this person’s pilot agrees to this.'), kind: 'not yours' }
  const asked = openRequest(reset, act.at)
  if (!asked) return refuse('Nobody is asking for a new sign-in link any more.')
  if (!stillToAgree(reset, act.at).includes(act.by.person)) return refuse('You have already agreed.')

  return fact('agree to sign-in reset', null, { type: 'person', id: reset.person, version: 1 })
}

/**
 * Whether the last link that was given may still be followed: everybody who leads the other side now had agreed to it.
 * A link made before the person led a pilot, or before the other leader changed, is stale.
 */
export function mayFollow(reset: Reset): boolean {
  const given = reset.events.findLastIndex(({ what }) => what === 'given')
  const before = reset.events.slice(0, Math.max(given, 0))
  const agreed = before.slice(before.findLastIndex(({ what }) => what !== 'agreed') + 1)
  return otherLeaders(reset).every((other) => agreed.some(({ by }) => by === other))
}

/** The other leaders whose agreement is missing; nobody when no request is open. */
export function stillToAgree(reset: Reset, now: number): readonly string[] {
  const asked = openRequest(reset, now)
  if (!asked) return []
  const agreed = reset.events.slice(reset.events.indexOf(asked)).filter(({ what }) => what === 'agreed')
  return otherLeaders(reset).filter((other) => !agreed.some(({ by }) => by === other))
}

/** The request that waits or was agreed to, until its link is given or it lapses. */
export function openRequest({ events }: Reset, now: number): ResetEvent | null {
  const last = events.findLast(({ what }) => what !== 'agreed')
  return last?.what === 'asked' && last.at + requestLapsesAfter > now ? last : null
}

function otherLeaders({ leads }: Reset): readonly string[] {
  return [...new Set(leads.map(({ other }) => other).filter((other) => other !== null))]
}

function resetFact({ person }: Reset, what: 'asked' | 'given'): Fact {
  return fact('issue sign-in link', null, { type: 'person', id: person, version: 1 }, { data: { what } })
}
