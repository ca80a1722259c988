// What waits for somebody on a pilot, and what they wait for: the same on Home, in the bar of every page and in the digest.
import type { OpenDecision } from './open-decisions.ts'
import type { OpenTask } from './open-tasks.ts'
import type { Seat } from './person.ts'

/** What is open on a pilot, and the seats that the person holds or stands in for there. */
export type OpenOn = {
  readonly seats: readonly Seat[]
  readonly decisions: readonly OpenDecision[]
  readonly tasks: readonly OpenTask[]
}

/** What waits for the person: for a seat of theirs, or for them alone. */
export function waitingFor({ seats, decisions, tasks }: OpenOn): readonly (OpenDecision | OpenTask)[] {
  return [...decisions.filter(({ seat }) => seats.includes(seat)), ...tasks]
}

/** What waits for others: leaders and the team lead see all of it, everybody else what they asked for themselves. */
export function waitingForOthers({ seats, decisions }: OpenOn, person: string): readonly OpenDecision[] {
  const seesAll = seats.some((seat) => seat === 'coo' || seat === 'cto' || seat === 'lead')
  return decisions.filter(({ seat, by }) => !seats.includes(seat) && (seesAll || by === person))
}

/** Whoever only does the work comes to know how it is done today, everybody else how the pilot stands. */
export function doesTheWork(seats: readonly Seat[]): boolean {
  return seats.every((seat) => seat === 'member')
}
