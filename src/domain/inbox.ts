// What waits for somebody on a pilot, and what they wait for: the same on Home, in the bar of every page and in the digest.
import type { OpenDecision } from './open-decisions.ts'
import type { OpenTask } from './open-tasks.ts'
import { isLeader, type Seat } from './person.ts'

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
  const leads = seats.some(isLeader)
  const seesAll = leads || seats.includes('lead')
  const isTheirs = (open: OpenDecision) => seats.includes(open.seat) || (leads && isForEither(open))
  return decisions.filter((open) => !isTheirs(open) && (seesAll || open.by === person))
}

/** Whichever leader comes first does it: what waits for one of them is not what they wait for. */
function isForEither({ what }: OpenDecision): boolean {
  return what === 'say its side' || what === 'open the next pilot'
}

/** Whoever only does the work comes to know how it is done today, everybody else how the pilot stands. */
export function doesTheWork(seats: readonly Seat[]): boolean {
  return seats.every((seat) => seat === 'member')
}
