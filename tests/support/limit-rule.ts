// A rule that says how long any case may take.
import type { RuleContent } from '../../src/domain/rule.ts'

/** Every case is done within so many minutes, round the clock. */
export function limitRule(minutes: number): RuleContent {
  const outcome = { route: null, approver: null, limit: { minutes, counts: 'round the clock' }, human: null } as const
  const text = 'An invoice is decided within four hours.'
  return { section: 'time limit', text, under: null, place: 1, condition: null, outcome }
}
