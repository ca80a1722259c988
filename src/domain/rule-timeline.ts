// Which rules were in effect at any instant, ready to decide cases. A book is made ready once, however many cases fall
// into its time.
import type { Judge } from './judgement.ts'
import { type Condition, rulesInEffectAt, type RuleVersion } from './rule.ts'
import { type ReadyRule, readyRules } from './rule-outcome.ts'

/** Answers with the rules that were in effect at an instant (ms). `versions` come oldest first. */
export function openTimeline(
  versions: readonly RuleVersion[],
  compile: (condition: Condition) => Judge,
): (at: number) => readonly ReadyRule[] {
  const changes = [...new Set(versions.map(({ at }) => at))].toSorted((a, b) => a - b)
  const books = new Map<number, readonly ReadyRule[]>()
  return (at) => {
    const since = changes.findLast((change) => change <= at)
    if (since === undefined) return []
    const book = books.get(since) ?? readyRules(rulesInEffectAt(versions, since), compile)
    books.set(since, book)
    return book
  }
}
