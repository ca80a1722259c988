// A deputy stands in for a leader between two days, and signs as "B for A". Never for the other side, never passed on, and
// gone for good with the seat of whoever named them.
import { holderOf, isLeader, type Leader, type Seat, type Standing } from './person.ts'
import type { Pilot } from './pilot.ts'
import type { SeatEvent } from './seat.ts'

/** Days are calendar days in the organisation's zone, both included. */
export type Deputy = {
  readonly seat: Leader
  readonly holder: string
  readonly deputy: string
  readonly from: string
  readonly to: string
}

/** One thing that happened to who stands in for a seat. */
export type DeputyEvent = Deputy & { readonly what: 'named' | 'ended'; readonly at: number; readonly seq: number }

/** Why somebody who was named stands in no more, before or after their last day. */
export type WhyGone = 'ended' | 'the seat changed hands' | 'took a seat of the other side'

/** Everybody who was ever named, and since when (ms) and why they stand in no more; `gone` is null for those who stand. */
export type NamedDeputy = Deputy & {
  readonly namedAt: number
  readonly gone: { readonly why: WhyGone; readonly at: number } | null
}

/** Seats whose holders never stand in for a leader: the other side's, and those that read everything and sign nothing. */
export const barredSeats: Readonly<Record<Leader, readonly Seat[]>> = {
  coo: ['cto', 'engineer', 'sponsor', 'observer'],
  cto: ['coo', 'lead', 'sponsor', 'observer'],
}

/** Everybody who was named on a pilot, from everything that happened there to deputies and to seats. */
export function deputiesNamed(
  namings: readonly DeputyEvent[],
  seatings: readonly (SeatEvent & { readonly seq: number })[],
): readonly NamedDeputy[] {
  const inOrder = [...namings, ...seatings].toSorted((one, other) => one.seq - other.seq)
  return inOrder.reduce<readonly NamedDeputy[]>(
    (named, event) => ('deputy' in event ? afterNaming(named, event) : afterSeating(named, event)),
    [],
  )
}

/** Who was named, once somebody was named or ended. */
export function afterNaming(named: readonly NamedDeputy[], event: Omit<DeputyEvent, 'seq'>): readonly NamedDeputy[] {
  const { what, at, seat, holder, deputy, from, to } = event
  if (what === 'named') return [...named, { seat, holder, deputy, from, to, namedAt: at, gone: null }]
  return named.map((one) => (isThis(one, event) ? endedBy(one, 'ended', at) : one))
}

/** Who was named, once something happened to a seat: nobody stands in for somebody who has left, or on both sides. */
export function afterSeating(named: readonly NamedDeputy[], event: SeatEvent): readonly NamedDeputy[] {
  return named.map((one) => {
    const why = goneWith(one, event)
    return why === null ? one : endedBy(one, why, event.at)
  })
}

function isThis(one: Deputy, { seat, deputy, from }: Pick<Deputy, 'seat' | 'deputy' | 'from'>): boolean {
  return one.seat === seat && one.deputy === deputy && one.from === from
}

function goneWith({ seat, holder, deputy }: Deputy, event: SeatEvent): WhyGone | null {
  const isTaken = event.what === 'taken'
  const isLeft = event.what === 'ended' && event.person === holder
  if (event.seat === seat && (isTaken || isLeft)) return 'the seat changed hands'
  const isBarred = isTaken && event.person === deputy && barredSeats[seat].includes(event.seat)
  return isBarred ? 'took a seat of the other side' : null
}

/** What was over already stays over for the reason it had. */
function endedBy(one: NamedDeputy, why: WhyGone, at: number): NamedDeputy {
  return one.gone === null ? { ...one, gone: { why, at } } : one
}

/** A deputy of a leader's seat who was named and not gone since; `from` tells the one of several times. */
export function findDeputy(
  { deputies }: Pick<Pilot, 'deputies'>,
  which: Pick<Deputy, 'seat' | 'deputy' | 'from'>,
): NamedDeputy | null {
  return deputies.find((one) => one.gone === null && isThis(one, which)) ?? null
}

/** Whether somebody stands in on a day. */
export function standsOn({ from, to, gone }: NamedDeputy, day: string): boolean {
  return gone === null && from <= day && to >= day
}

const hourMs = 60 * 60_000

/** Whether the last day is over at an instant (ms) wherever one is: the last zone leaves a day 12 hours after UTC does. */
export function isOver({ to }: Deputy, at: number): boolean {
  return at >= Date.parse(`${to}T00:00Z`) + 36 * hourMs
}

/** What a person holds on a pilot on a day: their own seats, and a leader's seat that they stand in for. */
export function standingOn({ holders, deputies }: Pilot, { person, duties }: Standing, today: string): Standing {
  const own = holders.filter((holder) => holder.person === person).map(({ seat }) => seat)
  const standsInFor = deputies
    .filter((one) => one.deputy === person && standsOn(one, today))
    .map(({ seat, holder }) => ({ seat, person: holder }))
  return { person, duties, seats: [...own, ...standsInFor.map(({ seat }) => seat)], standsInFor }
}

/** The leader for whom somebody could act at the time: whom they stood in for on that day, whatever happened since. */
export function stoodInFor({ deputies }: Pilot, person: string, at: number, day: string): string | null {
  const then = deputies.find(
    (one) =>
      one.deputy === person && one.from <= day && one.to >= day && one.namedAt <= at && (one.gone?.at ?? Infinity) > at,
  )
  return then?.holder ?? null
}

/** A leader's seat that the person holds; standing in for one is not holding it. */
export function ownLeadersSeat({ holders }: Pick<Pilot, 'holders'>, person: string): Leader | null {
  const held = holders.map(({ seat }) => seat).filter(isLeader)
  return held.find((seat) => holderOf(holders, seat) === person) ?? null
}
