// A case that has been open for longer than the rules allow has stalled: nobody may notice until somebody asks for it.
import type { Attributes } from './attribute-value.ts'
import type { TimeLimit } from './rule.ts'
import { decideCase, type ReadyRule, type RuleRef } from './rule-outcome.ts'
import type { MinutesBetween } from './working-hours.ts'

/** A case without its end. `receivedAt` in ms. */
export type OpenCase = { readonly case: string; readonly receivedAt: number; readonly attributes: Attributes }

export type StalledCase = Pick<OpenCase, 'case' | 'receivedAt'> & {
  readonly limit: TimeLimit
  /** The rule that sets the limit. */
  readonly rule: RuleRef
}

/** The open cases that are older than what the rules allow them. `rules` are those in effect now. */
export function stalledAmong(
  open: readonly OpenCase[],
  rules: readonly ReadyRule[],
  minutesBetween: MinutesBetween,
  now: number,
): readonly StalledCase[] {
  return open.flatMap(({ case: ref, receivedAt, attributes }) => {
    const decision = decideCase(rules, attributes)
    if (decision.kind !== 'decided') return []
    const { limit } = decision.outcome
    const rule = decision.by.limit
    if (limit === null || rule === null) return []
    const isOver = minutesBetween(limit.counts, receivedAt, now) > limit.minutes
    return isOver ? [{ case: ref, receivedAt, limit, rule }] : []
  })
}

/** The shortest time limit (minutes) that any rule sets: no younger case can have stalled. Null when none sets one. */
export function shortestLimit(rules: readonly ReadyRule[]): number | null {
  const limits = rules.flatMap(({ outcome }) => outcome.limit?.minutes ?? [])
  return limits.length === 0 ? null : Math.min(...limits)
}
