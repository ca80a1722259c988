// A sign of drift that the cases give: work is done in a way that no rule in effect describes.
import type { Calendar } from './calendar.ts'
import { boundsOf } from './pilot-weeks.ts'
import { thresholds } from './signal-thresholds.ts'

/** Completed cases of a week that were held against the rules, and those of them that no rule speaks to. */
export type CheckedWeek = { readonly week: string; readonly checked: number; readonly withoutRule: number }

export type CaseSignal = {
  readonly seen: { readonly what: 'no rule describes'; readonly cases: number; readonly all: number }
  /** Since which instant (ms). */
  readonly since: number
}

/** Cases of the last weeks that no rule describes, when they are more than a slip. Whose move it is: the COO's. */
export function caseSignals(weeks: readonly CheckedWeek[], calendar: Calendar): readonly CaseSignal[] {
  const without = weeks.filter(({ withoutRule }) => withoutRule > 0)
  const [first] = without.toSorted((a, b) => a.week.localeCompare(b.week))
  const cases = without.reduce((sum, { withoutRule }) => sum + withoutRule, 0)
  if (!first || cases < thresholds.casesWithoutRule) return []
  const all = weeks.reduce((sum, { checked }) => sum + checked, 0)
  return [{ seen: { what: 'no rule describes', cases, all }, since: boundsOf(first.week, calendar).from }]
}
