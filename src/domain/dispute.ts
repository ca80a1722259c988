// Two leaders who differ. Until both sign the same answer the pilot runs on as fix, or stands still if one of them chose stop;
// after five working days the sponsor is told, with both reasons and the facts that they dispute. Whoever differs twice in a
// short while asks for somebody from outside.
import type { Calendar } from './calendar.ts'
import type { FailureEvent } from './failure.ts'
import type { FrictionTriage } from './friction-triage.ts'
import type { PilotFile } from './pilot-file.ts'
import { signedAnswers } from './pilot-weeks.ts'
import { type Choice, isRevealed, reviewOf, type Round } from './review.ts'
import { thresholds } from './signal-thresholds.ts'
import { workingDaysAfter } from './working-days.ts'

/** Working days within which two leaders come to one answer by themselves. */
export const daysToAgree = 5

/** What a leader chose and why, with whoever they are. */
export type Position = Pick<Choice, 'answer' | 'reason' | 'disputes'> & {
  readonly person: string
  readonly for: string | null
}

/** A week on whose answer the leaders differ; `since` (ms) they have without a break. */
export type Dispute = {
  readonly week: string
  readonly since: number
  readonly policy: Position
  readonly system: Position
}

/** A revealed round with its words, and when (ms) it was revealed. */
export type RevealedRound = { readonly at: number; readonly policy: Position; readonly system: Position }

/** The weeks that both have chosen for and nobody has signed; one that a later answer has passed over is settled by it. */
export function weeksWithoutAnswer(file: PilotFile): readonly string[] {
  const last = signedAnswers(file).at(-1)?.week ?? ''
  const weeks = [...new Set(file.choices.map(({ week }) => week))]
  return weeks.filter((week) => week > last && revealedRounds(file, week).length > 0)
}

/** The rounds of a week that were revealed, the first one first. */
export function revealedRounds(file: PilotFile, week: string): readonly Round[] {
  const { earlier, round } = reviewOf(file, week)
  return [...earlier, round].filter(isRevealed)
}

/** When (ms) the second of the two had chosen. */
export function revealedAt({ policy, system }: Pick<Round, 'policy' | 'system'>): number {
  return Math.max(policy?.at ?? 0, system?.at ?? 0)
}

/** The dispute over a week as its rounds tell it; null once the last of them was the same answer. */
export function disputeIn(week: string, rounds: readonly RevealedRound[]): Dispute | null {
  const agreed = rounds.findLastIndex(({ policy, system }) => policy.answer === system.answer)
  const differing = rounds.slice(agreed + 1)
  const [first, last] = [differing[0], differing.at(-1)]
  return first && last ? { week, since: first.at, policy: last.policy, system: last.system } : null
}

/** The sponsor is told from the fifth working day on. */
export function hasReachedSponsor({ since }: Pick<Dispute, 'since'>, now: number, calendar: Calendar): boolean {
  return workingDaysAfter(calendar.dayOf(since), daysToAgree) <= calendar.dayOf(now)
}

/** One time that the two sides saw a thing differently; `evidence` is its address below the pilot. */
export type Disputed = { readonly at: number; readonly evidence: string }

export type OutsideReviewSignal = {
  readonly seen: readonly Disputed[]
  /** Since when (ms) there were as many as ask for somebody from outside. */
  readonly since: number
  readonly move: 'both'
}

/**
 * Asks for an outside review when the leaders have differed twice within the last weeks: over a week's answer, or over the
 * side that a failure or a report is on. `disputes` are those of `everyDispute`.
 */
export function asksForOutsideReview(
  file: Pick<PilotFile, 'failures' | 'frictionTriages'>,
  disputes: readonly Pick<Dispute, 'week' | 'since'>[],
  now: number,
): OutsideReviewSignal | null {
  const from = now - thresholds.disputeWeeks * 7 * 86_400_000
  const seen = [
    ...disputes.map(({ week, since }) => ({ at: since, evidence: `/reviews/${week}` })),
    ...sidesDisputed(file),
  ]
    .filter(({ at }) => at >= from && at <= now)
    .toSorted((one, other) => one.at - other.at)
  const last = seen[thresholds.disputesAskOutside - 1]
  return last ? { seen, since: last.at, move: 'both' } : null
}

/** Failures and reports that one person put on one side and another person on the other. */
function sidesDisputed({ failures, frictionTriages }: Pick<PilotFile, 'failures' | 'frictionTriages'>) {
  const told = [
    ...failures.flatMap((event) => sideOfFailure(event)),
    ...frictionTriages.map((triage) => ({ ...triage, thing: thingReported(triage), evidence: '/friction' })),
  ].toSorted((one, other) => one.seq - other.seq)
  return told.flatMap((one): readonly Disputed[] => {
    const before = told.findLast((other) => other.thing === one.thing && other.seq < one.seq)
    const isDisputed = before !== undefined && before.side !== one.side && before.by !== one.by
    return isDisputed ? [{ at: one.at, evidence: one.evidence }] : []
  })
}

type Told = Pick<FrictionTriage, 'side' | 'by' | 'at' | 'seq'> & { readonly thing: string; readonly evidence: string }

function sideOfFailure({ failure, said, what, by, at, seq }: FailureEvent): readonly Told[] {
  if (what !== 'triaged' || said.side === null || said.side === 'unknown') return []
  const evidence = `/failures/${failure}`
  return [{ side: said.side, by, at, seq, thing: evidence, evidence }]
}

function thingReported({ report, kind, reason }: FrictionTriage): string {
  return report === null ? `${kind} ${reason ?? ''}` : `report ${report}`
}
