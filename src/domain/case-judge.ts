// Which rules judge a case: those in effect when it was completed. What was completed before the launch ran by no rule of
// ours, and nothing is said of it.
import { checkCase, type CaseCheck, type CompletedCase } from './case-check.ts'
import type { Judge } from './judgement.ts'
import type { Pilot } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import type { Condition } from './rule.ts'
import { openTimeline } from './rule-timeline.ts'
import type { MinutesBetween } from './working-hours.ts'

/** Says of a pilot's completed cases how they went by the rules of their moment; null where there was nothing to check. */
export type CaseJudge = (piece: CompletedCase) => CaseCheck | null

export function caseJudge(
  { pilot, rules }: Pick<PilotFile, 'pilot' | 'rules'>,
  compile: (condition: Condition) => Judge,
  minutesBetween: MinutesBetween,
): CaseJudge {
  const rulesAt = openTimeline(rules, compile)
  const since = judgedSince(pilot)
  return (piece) => {
    if (since === null || piece.completedAt < since) return null
    return checkCase(piece, rulesAt(piece.completedAt), minutesBetween)
  }
}

/** Since when (ms) cases are judged: since the launch; null before it. */
export function judgedSince({ stages }: Pilot): number | null {
  return stages.find(({ because }) => because === 'launch')?.at ?? null
}
