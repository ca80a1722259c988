// What a week is worth as evidence. A week without a scorecard, a paused week and a week with too few cases each count
// differently, and none of them may ever count for a win.
import type { Facts, FactsWeek, Thresholds } from './facts.ts'

export type WeekKind = 'missing' | 'paused' | 'thin' | 'solid'

/** A pause is the stronger word: nobody owes a scorecard for a paused week. */
export function kindOf(week: FactsWeek, { minCases }: Thresholds): WeekKind {
  const cases = week.cases ?? null
  if (week.paused) return 'paused'
  if (week.missing || cases === null) return 'missing'
  return cases === 0 || cases < minCases ? 'thin' : 'solid'
}

/** The week is neither missing nor paused. */
export function hasScorecard(week: FactsWeek, thresholds: Thresholds): boolean {
  return ['thin', 'solid'].includes(kindOf(week, thresholds))
}

/** The value of a measure in a week; null when it was not measured. */
export function valueOf(week: FactsWeek, key: string): number | null {
  return week.values?.[key] ?? null
}

/** The last week of the facts, the one that the review is about. Facts without a week are an impossible situation. */
export function reviewedWeek(facts: Pick<Facts, 'weeks'>): FactsWeek {
  const week = facts.weeks.at(-1)
  if (!week) throw new RangeError('There is no week to review.')
  return week
}

/** All solid weeks, oldest first. */
export function solidWeeks(weeks: readonly FactsWeek[], thresholds: Thresholds): readonly FactsWeek[] {
  return weeks.filter((week) => kindOf(week, thresholds) === 'solid')
}

/** How many weeks the pilot has run: missing ones count, paused ones do not. */
export function weekNumberOf(weeks: readonly FactsWeek[]): number {
  return weeks.filter((week) => !week.paused).length
}
