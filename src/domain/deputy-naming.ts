// Naming a deputy and ending it. Each leader names for their own seat only, and what a deputy holds cannot be passed on.
import { isDay } from './day.ts'
import { barredSeats, type Deputy, type DeputyEvent, findDeputy, ownLeadersSeat } from './deputy.ts'
import { fact, type Fact } from './fact.ts'
import { holderOf, type Leader, otherLeader } from './person.ts'
import { hasEnded, type Pilot } from './pilot.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

/** Who is to stand in, from which day to which, named on a day. */
export type Naming = {
  readonly pilot: Pilot
  readonly deputy: string
  readonly from: string
  readonly to: string
  readonly today: string
  /** Whether the person is here and may sign in. */
  readonly isActive: boolean
}

/** For longer than this the seat itself is passed on. */
export const longestDays = 60

/**
 * A leader names who stands in for their own seat, from one day to another. Refused for whoever leads, works or stands in on
 * the other side, for whoever signs nothing, for days on which somebody stands in already, and for anything dated back.
 */
export function nameDeputy(naming: Naming, by: string): Fact | Refused {
  const { pilot, deputy, from, to } = naming
  const seat = ownLeadersSeat(pilot, by)
  if (!seat) return { ...refuse('Only a leader names a deputy, for the seat they hold themselves.'), kind: 'not yours' }
  if (hasEnded(pilot)) return refuse('This pilot has ended: nobody has to stand in any more.')
  const problems = [...whyNotThem(naming, seat, by), ...whyNotThen(naming, seat)]
  if (problems.length > 0) return refuseFields(problems)

  return deputyFact(pilot, { seat, holder: by, deputy, from, to }, 'named')
}

/** The leader takes the deputy's authority back, or the deputy gives it up. Keys that were turned stay turned. */
export function endDeputy(pilot: Pilot, which: Pick<Deputy, 'seat' | 'deputy' | 'from'>, by: string): Fact | Refused {
  const named = findDeputy(pilot, which)
  if (!named) return refuse('This person no longer stands in for the seat.')
  if (by !== named.holder && by !== named.deputy)
    return { ...refuse('Only who named the deputy, or the deputy, ends this.'), kind: 'not yours' }

  return deputyFact(pilot, named, 'ended')
}

/** Whoever leaves the organisation stands in for nobody any more, one fact for each time they were named. */
export function endAllOf(pilot: Pilot, person: string): readonly Fact[] {
  const named = pilot.deputies.filter(({ deputy, gone }) => deputy === person && gone === null)
  return named.map((one) => deputyFact(pilot, one, 'ended'))
}

function whyNotThem({ pilot, deputy, today, isActive }: Naming, seat: Leader, by: string): readonly Problem[] {
  const say = (why: string) => [{ field: 'deputy', why }]
  if (deputy === '' || !isActive) return say('Choose someone who is here.')
  if (deputy === by) return say('A deputy is somebody else.')
  if (holderOf(pilot.holders, otherLeader(seat)) === deputy)
    return say('The other leader never stands in: the two keys are two persons’.')
  if (standsInForOther(pilot, seat, deputy, today))
    return say('This person stands in for the other leader. Nobody does for both.')
  const barred = pilot.holders.find((held) => held.person === deputy && barredSeats[seat].includes(held.seat))
  return barred ? say(whyBarred(barred.seat)) : []
}

function standsInForOther({ deputies }: Pilot, seat: Leader, deputy: string, today: string): boolean {
  return deputies.some(
    (one) => one.seat === otherLeader(seat) && one.deputy === deputy && one.gone === null && one.to >= today,
  )
}

function whyBarred(seat: string): string {
  return seat === 'engineer' || seat === 'lead'
    ? `The ${seat === 'lead' ? 'team lead' : seat} works on the other side, and nobody acts on both.`
    : `The ${seat} reads everything and signs nothing.`
}

function whyNotThen({ pilot, from, to, today }: Naming, seat: Leader): readonly Problem[] {
  const say = (field: 'from' | 'to', why: string) => [{ field, why }]
  if (!isDay(from)) return say('from', 'Choose the first day.')
  if (!isDay(to)) return say('to', 'Choose the last day.')
  if (from < today) return say('from', 'That day is past. Nobody stands in backwards.')
  if (to < from) return say('to', 'The last day lies before the first.')
  if (daysBetween(from, to) > longestDays)
    return say('to', `At most ${longestDays} days: for longer, pass on the seat itself.`)
  const isTaken = pilot.deputies.some(
    (one) => one.seat === seat && one.gone === null && one.from <= to && one.to >= from,
  )
  return isTaken ? say('from', 'On some of these days somebody stands in already. End that first.') : []
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

function deputyFact(pilot: Pilot, { seat, holder, deputy, from, to }: Deputy, what: DeputyEvent['what']): Fact {
  const object = { type: 'deputy', id: `${pilot.id}/${seat}`, version: 1 }
  return fact('name deputy', pilot.id, object, { data: { seat, holder, deputy, from, to, what } })
}
