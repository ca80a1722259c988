// Whose move a rule change is, and since when: the page of the change, Home and a reminder must say the same.
import type { Leader } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { newestVersion } from './rule.ts'
import type { RuleChange } from './rule-change.ts'

/** What is to be done next, and by whom: a leader's seat, or whoever asked. `since` is an instant in ms. */
export type Move = { readonly since: number } & (
  | { readonly what: 'approve' | 'confirm' | 'switch on' | 'take up'; readonly whose: Leader }
  | { readonly what: 'word anew' | 'rebase'; readonly whose: 'requester' }
)

/**
 * The next move on a change; null once it is settled. A change that is confirmed waits from the agreed time on, which may be
 * still to come; what the freeze parks is the COO's to take up, but not before the freeze ends.
 */
export function moveOn(file: PilotFile, change: RuleChange): Move | null {
  const { stage, keys, content } = change
  const begun = begunAt(change)
  if (stage === 'requested') return { what: 'approve', whose: 'coo', since: begun }
  if (stage === 'policy approved')
    return { what: 'confirm', whose: 'cto', since: Math.max(begun, keys.policy?.at ?? 0) }
  if (stage === 'confirmed safe') {
    const since = Math.max(begun, keys.system?.at ?? 0, content.switchOnAt)
    return { what: 'switch on', whose: 'cto', since }
  }
  const last = change.events.at(-1)?.at ?? begun
  if (stage === 'parked') return { what: 'take up', whose: 'coo', since: last }
  if (stage === 'returned') return { what: 'word anew', whose: 'requester', since: last }
  if (stage === 'stale') return { what: 'rebase', whose: 'requester', since: movedAt(file, change) }
  return null
}

/** When this round was asked for, or taken up after it was parked. */
function begunAt({ events, askedAt }: RuleChange): number {
  return (
    events.findLast(({ content, what, effect }) => content !== null || what === 'unparked' || effect === 'frees')?.at ??
    askedAt
  )
}

/** When the rule got the version that the change was not made from; where another rule moved, when the round was asked for. */
function movedAt({ rules }: PilotFile, change: RuleChange): number {
  return Math.max(begunAt(change), newestVersion(rules, change.content.rule)?.at ?? 0)
}
