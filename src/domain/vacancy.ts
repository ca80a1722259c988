// A leader's seat that nobody holds, and what somebody who left one leaves behind: keys that count no more, and deputies who
// stand in for nobody.
import type { NamedDeputy } from './deputy.ts'
import type { OpenDecision } from './open-decisions.ts'
import { type Leader, sideOf } from './person.ts'
import { hasEnded, isForHolder, type Key, type Pilot } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'

/** What cannot happen while a leader's seat is vacant, one sentence each. */
export function vacancies({ pilot }: Pick<PilotFile, 'pilot'>): readonly string[] {
  if (hasEnded(pilot)) return []
  const isHeld = (seat: Leader) => pilot.holders.some((holder) => holder.seat === seat)
  return [
    ...(isHeld('coo')
      ? []
      : [`${pilot.code} has no COO: no rule, charter or answer can be signed for the policy side.`]),
    ...(isHeld('cto') ? [] : [`${pilot.code} has no CTO: nothing can be confirmed or signed for the system side.`]),
  ]
}

/** The open keys of a leader who has left the seat: what they were on, by its address below the pilot. */
export type VoidKeys = { readonly person: string; readonly seat: Leader; readonly things: readonly string[] }

/** Whose keys count no more because they left the seat, on what waits for that seat again. */
export function voidKeys({ pilot, keys }: PilotFile, open: readonly OpenDecision[]): readonly VoidKeys[] {
  const left = open.flatMap((decision) => {
    const key = keys.findLast((one) => isVoidOn(one, decision, pilot))
    return key ? [{ person: key.for ?? key.person, seat: decision.seat, thing: decision.thing }] : []
  })
  const persons = [...new Set(left.map(({ person }) => person))]
  return persons.flatMap((person) => {
    const own = left.filter((one) => one.person === person)
    return own[0] ? [{ person, seat: own[0].seat, things: own.map(({ thing }) => thing) }] : []
  })
}

/** Turned for this very decision, by whoever held the seat then. What took effect by both keys waits for nobody. */
function isVoidOn(key: Key, { thing, seat, since }: OpenDecision, pilot: Pilot): boolean {
  const isOfSeat = key.side === sideOf(seat)
  return isOfSeat && thingOf(key) === thing && key.at >= since && !isForHolder(key, seat, pilot)
}

/** What a key is on, by its address below the pilot; null for what never waits there. */
function thingOf({ object, objectId }: Key): string | null {
  if (object === 'charter' || object === 'launch') return object
  if (object === 'resumption') return 'pause'
  if (object === 'answer') return `reviews/${objectId}`
  return object === 'rule change' ? `rule-changes/${objectId}` : null
}

/** Whom a person would still stand in for on a day, had that leader not left the seat. */
export function deputyshipsLost({ deputies }: Pilot, person: string, today: string): readonly NamedDeputy[] {
  return deputies.filter(
    ({ deputy, to, gone }) => deputy === person && to >= today && gone?.why === 'the seat changed hands',
  )
}
