// Turning a key. Whatever it is turned on, the same must hold: a leader's own seat, the exact content, and never one person
// for both sides, not even after the seats changed hands.
import { isOver } from './deputy.ts'
import type { Act, Actor } from './fact.ts'
import { holderOf, isLeader, type Leader, otherLeader, sideOf, type Side } from './person.ts'
import { completesWith, isOn, type Key, keysOn, type KeyObject, type Pilot } from './pilot.ts'
import { refuse, type Refused } from './refusal.ts'

/** The exact content that a key is turned on. */
export type Keyed = {
  readonly object: KeyObject
  readonly objectId: string
  readonly version: number
  readonly hash: string
}

/** A key as it turns now: whose side it is, and whether with it both have turned. */
export type Turning = { readonly side: Side; readonly completes: boolean }

/** What stands around the content: the pilot with its seats, every key turned on it, and how long the signer's keys are held. */
export type Turner = {
  readonly pilot: Pilot
  readonly keys: readonly Key[]
  /** After a sign-in reset a person's keys are held until this instant (ms); 0 when they are not. */
  readonly keysHeldUntil: number
}

/**
 * Turns a leader's key, the holder's own or, by a deputy, for the holder. Refused for anyone else, for whoever leads or stands
 * in on the other side too, for keys that are held, and where one was turned already.
 */
export function turnKey({ pilot, keys, keysHeldUntil }: Turner, content: Keyed, act: Act): Turning | Refused {
  const { person, seat } = act.by
  if (!isLeader(seat) || !actsFor(pilot, seat, act.by))
    return { ...refuse('Only the two leaders turn a key, each for their own seat.'), kind: 'not yours' }
  if (holderOf(pilot.holders, otherLeader(seat)) === person)
    return refuse('One person holds both leaders’ seats. The two keys are two persons’: fill the other seat first.')
  if (standsInForOther(pilot, seat, person, act.at))
    return refuse('You stand in for the other leader. Nobody turns keys on both sides, not even on different days.')
  if (keysHeldUntil > act.at)
    return refuse('Your sign-in was reset less than 72 hours ago, so your keys are held. Nothing was signed.')
  const side = sideOf(seat)
  const turned = keysOn(keys, content, pilot.holders)
  const counted = turned[side]
  if (counted) return refuse(alreadyTurned(counted, person))
  if (keys.some((key) => key.person === person && key.side !== side && isOn(key, content)))
    return refuse('You turned the other side’s key on exactly this content. It takes a second person, or new content.')

  return { side, completes: completesWith(turned, side, person) }
}

/** A leader and who stands in for them have one key between them. */
function alreadyTurned({ person, side }: Key, signer: string): string {
  return person === signer ? 'Your key is already turned on this.' : `The ${side} key is already turned on this.`
}

function standsInForOther({ deputies }: Pilot, seat: Leader, person: string, at: number): boolean {
  return deputies.some(
    (one) => one.seat === otherLeader(seat) && one.deputy === person && one.gone === null && !isOver(one, at),
  )
}

/** The signer holds the seat, or was named by its holder to stand in; on which days, the door has looked at. */
function actsFor({ holders, deputies }: Pilot, seat: Leader, { person, for: holder }: Actor): boolean {
  if (holder === undefined) return holderOf(holders, seat) === person
  const isNamed = deputies.some(
    (one) => one.seat === seat && one.holder === holder && one.deputy === person && one.gone === null,
  )
  return isNamed && holderOf(holders, seat) === holder
}
