// What waits for which leader: decisions that only that seat can take, since when, and until when they are due.
import type { Calendar } from './calendar.ts'
import { charterInForce } from './charter.ts'
import { holderOf, type Leader, sideOf } from './person.ts'
import { pendingCorrection } from './correction.ts'
import { hasEnded, type Key, keysOn, lastStage, type Pilot, type TurnedKeys } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { closedSince, reviewDue, signedAnswers } from './pilot-weeks.ts'
import { isRevealed, reviewOf } from './review.ts'
import { workingDaysAfter } from './working-days.ts'

export type OpenDecision = {
  readonly what:
    'sign the charter' | 'launch' | 'resume' | 'choose an answer' | 'sign the answer' | 'acknowledge the correction'
  readonly seat: Leader
  /** The ISO week, where it is about one. */
  readonly week: string | null
  /** Instants in ms. */
  readonly since: number
  readonly dueAt: number
}

const leaders = ['coo', 'cto'] as const
const daysToDecide = 2

/** Everything on a pilot that waits for one of its leaders, the longest waiting first. */
export function openDecisions(file: PilotFile, now: number, calendar: Calendar): readonly OpenDecision[] {
  if (hasEnded(file.pilot)) return []
  const open = [
    ...charterToSign(file),
    ...launchToSign(file),
    ...resumptionToSign(file),
    ...reviewToHold(file, now, calendar),
    ...correctionsToSee(file, calendar),
  ]
  return open.map((one) => ({ ...one, dueAt: dueAfter(one.since, calendar) })).toSorted((a, b) => a.since - b.since)
}

type Undated = Omit<OpenDecision, 'dueAt'>

/** The end of the second working day after the decision came up. */
function dueAfter(since: number, calendar: Calendar): number {
  return calendar.instantOf(workingDaysAfter(calendar.dayOf(since), daysToDecide), '17:00')
}

function missing(turned: TurnedKeys, open: Omit<Undated, 'seat'>): readonly Undated[] {
  return leaders.filter((seat) => turned[sideOf(seat)] === null).map((seat) => ({ ...open, seat }))
}

/** A version waits once somebody has turned a key on it, or asked for it as an amendment. */
function charterToSign({ charters, keys, pilot }: PilotFile): readonly Undated[] {
  const newest = charters.at(-1)
  if (!newest || charterInForce(charters, keys)?.version === newest.version) return []
  const content = { object: 'charter', objectId: pilot.id, version: newest.version, hash: newest.hash } as const
  const turned = keysOn(keys, content, pilot.holders)
  const isAskedFor = turned.policy !== null || turned.system !== null || lastStage(pilot) !== null
  return isAskedFor ? missing(turned, { what: 'sign the charter', week: null, since: newest.at }) : []
}

function launchToSign({ charters, keys, pilot }: PilotFile): readonly Undated[] {
  const charter = charterInForce(charters, keys)
  if (!charter || lastStage(pilot) !== null || charters.at(-1) !== charter) return []
  const on = keys.filter((key) => key.object === 'launch' && key.version === charter.version)
  const turned = (seat: Leader) => on.find((key) => isByHolder(key, seat, pilot)) ?? null
  const since = keys.find((key) => key.completes && key.hash === charter.hash)?.at ?? charter.at
  return missing({ policy: turned('coo'), system: turned('cto') }, { what: 'launch', week: null, since })
}

/** The key of somebody who has left the seat counts no more, so the one who took it is asked. */
function isByHolder({ side, person }: Key, seat: Leader, { holders }: Pilot): boolean {
  return side === sideOf(seat) && person === holderOf(holders, seat)
}

/** Somebody wants to resume and the other key is missing. A pause alone waits for nobody. */
function resumptionToSign({ keys, pilot }: PilotFile): readonly Undated[] {
  const pause = lastStage(pilot)
  if (pause?.stage !== 'paused') return []
  const on = keys.filter((key) => key.object === 'resumption' && key.objectId === String(pause.seq))
  const first = on.at(0)
  if (!first) return []
  return leaders
    .filter((seat) => !on.some((key) => isByHolder(key, seat, pilot)))
    .map((seat) => ({ what: 'resume', seat, week: null, since: first.at }))
}

function reviewToHold(file: PilotFile, now: number, calendar: Calendar): readonly Undated[] {
  const week = reviewDue(file, now, calendar)
  if (week === null) return []
  const { round, turned } = reviewOf(file, week)
  const since = closedSince(file, week, now, calendar) ?? now
  if (isRevealed(round)) return missing(turned, { what: 'sign the answer', week, since })
  return leaders
    .filter((seat) => round[sideOf(seat)] === null)
    .map((seat) => ({ what: 'choose an answer', seat, week, since }))
}

/** A signed week that is told differently today waits for a leader who did not bring that about. */
function correctionsToSee(file: PilotFile, calendar: Calendar): readonly Undated[] {
  return signedAnswers(file).flatMap(({ week, at }) => {
    const pending = pendingCorrection(file, week, calendar, [])
    if (!pending) return []
    const others = leaders.filter((seat) => holderOf(file.pilot.holders, seat) !== pending.author)
    const since = pending.changes.at(-1)?.at ?? at
    return others.map((seat) => ({ what: 'acknowledge the correction' as const, seat, week, since }))
  })
}

/** What cannot happen while a leader's seat is vacant, one sentence each. */
export function vacancies({ pilot }: PilotFile): readonly string[] {
  if (hasEnded(pilot)) return []
  const isHeld = (seat: Leader) => pilot.holders.some((holder) => holder.seat === seat)
  return [
    ...(isHeld('coo')
      ? []
      : [`${pilot.code} has no COO: no rule, charter or answer can be signed for the policy side.`]),
    ...(isHeld('cto') ? [] : [`${pilot.code} has no CTO: nothing can be confirmed or signed for the system side.`]),
  ]
}
