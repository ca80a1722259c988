// A sign of drift that refused attempts give: somebody of one side tried to do what is the other side's.
import { acts } from './act.ts'
import type { Seat, SeatHolder, Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'

/** An act that was tried and refused, by whom and when (ms). */
export type RefusedAct = { readonly person: string; readonly act: string; readonly at: number }

export type OtherSideSignal = {
  /** Who tried what is `side`’s, how often, and in the words of the table of acts what it was the last time. */
  readonly seen: {
    readonly what: 'acted on the other side'
    readonly person: string
    readonly times: number
    readonly side: Side
    readonly tried: string
  }
  /** Since which instant (ms). */
  readonly since: number
}

/** One sign for each person who tried; oldest attempts first in `refused`. */
export function otherSideSignals(file: PilotFile, refused: readonly RefusedAct[]): readonly OtherSideSignal[] {
  const attempts = otherSideAttempts(file, refused)
  const people = [...new Set(attempts.map(({ person }) => person))]
  return people.flatMap((person) => {
    const [first, ...more] = attempts.filter((attempt) => attempt.person === person)
    const times = more.length + 1
    if (!first || times < thresholds.triedOnOtherSide) return []
    const { side, tried } = more.at(-1) ?? first
    return [{ seen: { what: 'acted on the other side', person, times, side, tried }, since: first.at }]
  })
}

/** An attempt at what is the other side's, in the words of the table of acts. */
export type OtherSideAttempt = RefusedAct & { readonly side: Side; readonly tried: string }

/** The refused attempts of people whose every seat is on the other side. */
export function otherSideAttempts({ pilot }: PilotFile, refused: readonly RefusedAct[]): readonly OtherSideAttempt[] {
  return refused.flatMap((attempt) => {
    const side = otherSideTried(attempt, pilot.holders)
    return side === null ? [] : [{ ...attempt, side, tried: wordsOf(attempt.act) }]
  })
}

const sides: { readonly [Name in Seat]?: Side } = { coo: 'policy', lead: 'policy', cto: 'system', engineer: 'system' }

/** The side on which the act is, when all seats of the person are on the other one; null otherwise. */
function otherSideTried({ person, act }: RefusedAct, holders: readonly SeatHolder[]): Side | null {
  const own = holders.filter((holder) => holder.person === person).flatMap(({ seat }) => sides[seat] ?? [])
  const side = ruleNamed(act)?.side ?? null
  if (side === null || side === 'both' || own.length === 0) return null
  return own.includes(side) ? null : side
}

function wordsOf(act: string): string {
  return ruleNamed(act)?.words ?? act
}

/** An attempt of long ago may name an act that is no more. */
function ruleNamed(act: string) {
  return Object.entries(acts).find(([name]) => name === act)?.[1] ?? null
}
