// A deputy stands in for a leader between two days, and signs as "B for A". Never for the other side, never passed on, and
// gone with the seat of whoever named them.
import { fact, type Fact } from './fact.ts'
import { holderOf, isLeader, type Leader, otherLeader, type SeatHolder, type Standing } from './person.ts'
import type { Pilot } from './pilot.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

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

/** The deputies that stand: named, not ended, and by somebody who still holds the seat. */
export function deputiesAfter(
  history: readonly DeputyEvent[],
  holders: readonly SeatHolder[],
  active: (person: string) => boolean,
): readonly Deputy[] {
  const standing = history.reduce<readonly Deputy[]>((named, event) => {
    const others = named.filter((one) => one.seat !== event.seat || one.deputy !== event.deputy)
    return event.what === 'ended' ? others : [...others, event]
  }, [])
  return standing.filter(({ seat, holder, deputy }) => holderOf(holders, seat) === holder && active(deputy))
}

/** What a person holds on a pilot on a day: their own seats, and a leader's seat that they stand in for. */
export function standingOn({ holders, deputies }: Pilot, { person, duties }: Standing, today: string): Standing {
  const own = holders.filter((holder) => holder.person === person).map(({ seat }) => seat)
  const standsInFor = deputies
    .filter((one) => one.deputy === person && one.from <= today && one.to >= today)
    .map(({ seat, holder }) => ({ seat, person: holder }))
  return { person, duties, seats: [...own, ...standsInFor.map(({ seat }) => seat)], standsInFor }
}

export type Naming = {
  readonly pilot: Pilot
  readonly deputy: string
  readonly from: string
  readonly to: string
  readonly today: string
  /** Whether the person is here and may sign in. */
  readonly isActive: boolean
}

const longestDays = 60

/** A leader names who stands in for their own seat, from one day to another. */
export function nameDeputy({ pilot, deputy, from, to, today, isActive }: Naming, by: Standing): Fact | Refused {
  const seat = ownSeat(pilot, by)
  if (!seat) return { ...refuse('Only a leader names a deputy, for the seat they hold themselves.'), kind: 'not yours' }
  const problems = [...whyNotThem(pilot, seat, deputy, by.person, isActive), ...whyNotThen(from, to, today)]
  if (problems.length > 0) return refuseFields(problems)

  return deputyFact(pilot, { seat, holder: by.person, deputy, from, to }, 'named')
}

/** The leader takes the deputy's authority back, or the deputy gives it up. Keys that were turned stay turned. */
export function endDeputy(pilot: Pilot, seat: Leader, deputy: string, by: string): Fact | Refused {
  const named = pilot.deputies.find((one) => one.seat === seat && one.deputy === deputy)
  if (!named) return refuse('This person no longer stands in for the seat.')
  if (by !== named.holder && by !== deputy)
    return { ...refuse('Only who named the deputy, or the deputy, ends this.'), kind: 'not yours' }

  return deputyFact(pilot, named, 'ended')
}

/** A leader's seat that the person holds; standing in for one is not holding it. */
function ownSeat({ holders }: Pilot, { person }: Standing): Leader | null {
  return (
    holders
      .map(({ seat }) => seat)
      .filter(isLeader)
      .find((seat) => holderOf(holders, seat) === person) ?? null
  )
}

function whyNotThem(pilot: Pilot, seat: Leader, deputy: string, by: string, isActive: boolean): readonly Problem[] {
  const say = (why: string) => [{ field: 'deputy', why }]
  if (deputy === '' || !isActive) return say('Choose someone who is here.')
  if (deputy === by) return say('A deputy is somebody else.')
  const other = otherLeader(seat)
  if (holderOf(pilot.holders, other) === deputy)
    return say('The other leader never stands in: the two keys are two persons’.')
  if (pilot.deputies.some((one) => one.seat === other && one.deputy === deputy))
    return say('This person stands in for the other leader. Nobody does for both.')
  const otherSide = seat === 'coo' ? 'engineer' : 'lead'
  if (pilot.holders.some((one) => one.person === deputy && one.seat === otherSide))
    return say(`The ${otherSide} works on the other side, and nobody acts on both.`)
  return []
}

function whyNotThen(from: string, to: string, today: string): readonly Problem[] {
  if (to < from) return [{ field: 'to', why: 'The last day lies before the first.' }]
  if (to < today) return [{ field: 'to', why: 'That is over already.' }]
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (days > longestDays)
    return [{ field: 'to', why: `At most ${longestDays} days: for longer, pass on the seat itself.` }]
  return []
}

function deputyFact(pilot: Pilot, { seat, holder, deputy, from, to }: Deputy, what: DeputyEvent['what']): Fact {
  const object = { type: 'deputy', id: `${pilot.id}/${seat}`, version: 1 }
  return fact('name deputy', pilot.id, object, { data: { seat, holder, deputy, from, to, what } })
}
