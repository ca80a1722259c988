// What a rule change meets on its way: other open changes of the same rule or around it, and others of the same week.
import { conflictsOf, type Meeting, sharingTheWeek } from '../../domain/rule-conflicts.ts'
import type { RuleChange } from '../../domain/rule-change.ts'
import { conflictInWords, sharingInWords } from '../../words/rule-conflicts.ts'
import type { Shown } from '../pilot-request.ts'
import type { Lines } from './lists.ts'

/** One line for each other change that it meets, leading there; none where the way is clear. */
export function metLines(
  meeting: Meeting,
  changes: readonly RuleChange[],
  { file, now, calendar }: Pick<Shown, 'file' | 'now' | 'calendar'>,
): Lines {
  const hrefOf = (number: number) => `/pilots/${encodeURIComponent(file.pilot.code)}/rule-changes/${number}`
  const conflicts = conflictsOf(meeting, changes)
  const met = new Set(conflicts.map(({ change }) => change))
  const besides = sharingTheWeek(meeting, changes, now, calendar).filter(({ change }) => !met.has(change.number))
  return [
    ...conflicts.map((one) => ({ ...conflictInWords(one), href: hrefOf(one.change) })),
    ...besides.map((one) => ({ ...sharingInWords(one), href: hrefOf(one.change.number) })),
  ]
}
