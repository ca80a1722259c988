// What people want to see of the cases: those of a week, or all; those that went in one particular way; in an order.
import type { CycleCounts } from './cycle-time.ts'

/** How cases went by the rules of their moment. `over-limit`: a rule's time limit, not the charter's target. */
export const ruleShows = [
  'wrong-route',
  'wrong-approver',
  'over-limit',
  'skipped-step',
  'no-rule',
  'undecided',
] as const
export type RuleShow = (typeof ruleShows)[number]

export const caseShows = [
  'all',
  'missed',
  'by-hand',
  'errors',
  'exceptions',
  'rework',
  'failures',
  'open',
  'excluded',
  ...ruleShows,
] as const
/** `missed`: slower than the target. `by-hand`: done by the fallback or outside the tool. */
export type CaseShow = (typeof caseShows)[number]

export const caseSorts = ['case', 'received', 'completed', 'cycle'] as const
export type CaseSort = (typeof caseSorts)[number]

/** Which cases of a pilot. Open and excluded ones belong to no week; a week or component that is null is any. */
export type CaseQuery = {
  readonly pilot: string
  readonly show: CaseShow
  readonly week: string | null
  readonly component: string | null
  /** Hours; what `missed` is measured by. Null where the charter names no target for the cycle time. */
  readonly targetHours: number | null
  /** What the cycle time counts. */
  readonly counts: CycleCounts
}

/** Where a page of cases begins: behind the case with this value and reference. */
export type CaseCursor = { readonly value: string | number; readonly case: string }

export type CaseOrder = { readonly sort: CaseSort; readonly isDown: boolean }

/** Open cases stand by their age, slow ones by how slow they were, the others by how lately they ended or came. */
export function usualOrder(show: CaseShow): CaseOrder {
  if (show === 'open') return { sort: 'received', isDown: false }
  if (show === 'missed') return { sort: 'cycle', isDown: true }
  return { sort: show === 'excluded' ? 'received' : 'completed', isDown: true }
}

/** Whether this list can be put in this order: what has no end cannot be ordered by it. */
export function canSort(show: CaseShow, sort: CaseSort): boolean {
  return sort === 'case' || sort === 'received' || (show !== 'open' && show !== 'excluded')
}
