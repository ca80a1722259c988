// Seats change hands by offer and acceptance: the administrator offers, the person takes. Once both keys have turned on a
// charter, nobody becomes COO or CTO without the leader who remains, so that no one can be put in place just to sign.
import { fact, type Fact } from './fact.ts'
import { holderOf, isLeader, type Leader, otherLeader, type Seat, type SeatHolder } from './person.ts'
import { hasEnded, type Key, lastStage, type Pilot } from './pilot.ts'
import { refuse, refuseFields, type Refused } from './refusal.ts'

/** One thing that happened to a seat; `at` in ms. */
export type SeatEvent = {
  readonly seat: Seat
  readonly person: string
  readonly what: 'offered' | 'agreed' | 'taken' | 'declined' | 'ended'
  readonly at: number
}

/** An offer that nobody has answered yet. `agreed`: the leader who remains has turned a key on it. */
export type Offer = { readonly seat: Seat; readonly person: string; readonly agreed: boolean; readonly at: number }

/** Everything that decides about the seats of one pilot. `underway` is true from ready on. */
export type Seating = {
  readonly pilot: string
  readonly history: readonly SeatEvent[]
  readonly underway: boolean
  readonly ended: boolean
}

/** A seat and who it is for: the person offered it, or the one who answers or leaves. */
export type Place = { readonly seat: Seat; readonly person: string }

/** The seats of a pilot as its history, its keys and its stages tell them. */
export function seatingOf(pilot: Pilot, keys: readonly Key[], history: readonly SeatEvent[]): Seating {
  return { pilot: pilot.id, history, underway: isUnderway(pilot, keys), ended: hasEnded(pilot) }
}

/** From ready on: both keys have turned on a charter, or the pilot was launched, and no answer has ended it. */
export function isUnderway(pilot: Pilot, keys: readonly Key[]): boolean {
  const isSigned = keys.some((key) => key.object === 'charter' && key.completes)
  return !hasEnded(pilot) && (isSigned || lastStage(pilot) !== null)
}

/** An administrator offers a seat. Refused where it would make one person both leaders, or where an offer is open. */
export function offer(seating: Seating, place: Place): Fact | Refused {
  if (seating.ended) return refuse('This pilot has ended: its seats no longer change.')
  if (isHeld(seating, place)) return refuseFields([{ field: 'person', why: 'This person already has this seat.' }])
  if (leadsTheOtherSide(seating, place)) return refuseFields([{ field: 'person', why: neverBoth(place.seat) }])
  if (isLeader(place.seat) && openOffers(seating).some(({ seat }) => seat === place.seat))
    return refuseFields([{ field: 'seat', why: 'This seat is already offered to someone. Withdraw that offer first.' }])
  if (openOffer(seating, place))
    return refuseFields([{ field: 'person', why: 'This seat is already offered to them.' }])

  return seatFact('offer seat', seating, place, 'offered')
}

/** The leader who remains agrees to who is to take the other leader's seat. */
export function agree(seating: Seating, place: Place, by: string): Fact | Refused {
  const offered = openOffer(seating, place)
  if (!offered) return refuse('This offer is no longer open.')
  if (!isLeader(place.seat) || remainingLeader(seating, place.seat) !== by)
    return { ...refuse('Only the other leader agrees to who takes this seat.'), kind: 'not yours' }
  if (offered.agreed) return refuse('You have already agreed.')
  if (!needsAgreement(seating, place.seat)) return refuse('No agreement is needed before the charter has both keys.')

  return seatFact('agree to seat', seating, place, 'agreed')
}

/** The person takes the seat they were offered. A leader's seat passes to them from whoever held it. */
export function take(seating: Seating, place: Place): Fact | Refused {
  const offered = openOffer(seating, place)
  if (!offered) return refuse('This seat is no longer offered to you.')
  if (seating.ended) return refuse('This pilot has ended: its seats no longer change.')
  if (leadsTheOtherSide(seating, place)) return refuse(neverBoth(place.seat))
  if (needsAgreement(seating, place.seat) && !offered.agreed)
    return refuse('The other leader has to agree to this first.')

  return seatFact('take seat', seating, place, 'taken')
}

/** The person does not want the seat. */
export function decline(seating: Seating, place: Place): Fact | Refused {
  if (!openOffer(seating, place)) return refuse('This seat is no longer offered to you.')

  return seatFact('take seat', seating, place, 'declined')
}

/** The person gives up a seat. Keys that were turned with it no longer count where the other one is missing. */
export function leave(seating: Seating, place: Place): Fact | Refused {
  if (!isHeld(seating, place)) return refuse('You do not have this seat.')

  return seatFact('take seat', seating, place, 'ended')
}

/** An administrator withdraws an offer or ends a seat. From ready on a leader's seat is not ended this way. */
export function end(seating: Seating, place: Place): Fact | Refused {
  if (openOffer(seating, place)) return seatFact('offer seat', seating, place, 'ended')
  if (!isHeld(seating, place)) return refuse('This person no longer has this seat.')
  if (seating.underway && isLeader(place.seat))
    return refuse('From ready on a leader’s seat passes only to someone that the other leader has agreed to.')

  return seatFact('offer seat', seating, place, 'ended')
}

/** What someone who leaves the organisation gives up here: seats held and offers open, one fact each. */
export function endAll(seating: Seating, person: string): readonly Fact[] {
  const places = [...holdersAfter(seating.history), ...openOffers(seating)].filter((place) => place.person === person)
  return places.map((place) => seatFact('offer seat', seating, place, 'ended'))
}

/** Who holds which seat, and since when: the last taker who has not left it. A leader's seat has one holder. */
export function holdersAfter(history: readonly SeatEvent[]): readonly SeatHolder[] {
  return history.reduce<readonly SeatHolder[]>((holders, { seat, person, what, at }) => {
    const others = holders.filter((holder) => holder.seat !== seat || holder.person !== person)
    if (what === 'ended') return others
    if (what !== 'taken') return holders
    return [...(isLeader(seat) ? others.filter((holder) => holder.seat !== seat) : others), { seat, person, since: at }]
  }, [])
}

/** The offers that nobody has answered. An agreement counts while the leader who gave it keeps the seat. */
export function openOffers({ history }: Pick<Seating, 'history'>): readonly Offer[] {
  return history.reduce<readonly Offer[]>((offers, event) => afterEvent(offers, event), [])
}

function afterEvent(offers: readonly Offer[], event: SeatEvent): readonly Offer[] {
  const { seat, person, what, at } = event
  const isThis = (open: Place) => open.seat === seat && open.person === person
  if (what === 'agreed') return offers.map((open) => (isThis(open) ? { ...open, agreed: true } : open))
  const others = offers.filter((open) => !isThis(open))
  if (what === 'offered') return [...others, { seat, person, agreed: false, at }]
  return isLeader(seat) && what !== 'declined' ? others.map((open) => withoutAgreementOf(open, seat)) : others
}

function withoutAgreementOf(open: Offer, changed: Leader): Offer {
  return open.seat === otherLeader(changed) ? { ...open, agreed: false } : open
}

export function openOffer(seating: Seating, { seat, person }: Place): Offer | undefined {
  return openOffers(seating).find((open) => open.seat === seat && open.person === person)
}

/** Whether the other leader's key is needed before someone takes this seat. While that seat is vacant nobody can give it. */
export function needsAgreement(seating: Seating, seat: Seat): boolean {
  return seating.underway && isLeader(seat) && remainingLeader(seating, seat) !== null
}

function remainingLeader(seating: Seating, seat: Leader): string | null {
  return holderOf(holdersAfter(seating.history), otherLeader(seat))
}

function isHeld(seating: Seating, { seat, person }: Place): boolean {
  return holdersAfter(seating.history).some((holder) => holder.seat === seat && holder.person === person)
}

/** The person holds, or was offered, the seat of the other side: then the two keys could be one person's. */
function leadsTheOtherSide(seating: Seating, { seat, person }: Place): boolean {
  if (!isLeader(seat)) return false
  const other = { seat: otherLeader(seat), person }
  return isHeld(seating, other) || openOffer(seating, other) !== undefined
}

function neverBoth(seat: Seat): string {
  const [here, there] = seat === 'coo' ? ['COO', 'CTO'] : ['CTO', 'COO']
  return `Nobody is ${here} and ${there} of one pilot: the two keys are never one person’s.`
}

function seatFact(
  name: 'offer seat' | 'agree to seat' | 'take seat',
  { pilot }: Seating,
  { seat, person }: Place,
  what: SeatEvent['what'],
): Fact {
  return fact(name, pilot, { type: 'seat', id: `${pilot}/${seat}`, version: 1 }, { data: { seat, person, what } })
}
