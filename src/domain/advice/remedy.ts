// A remedy says what would heal one thing that fails: some of it at once (a drill passed, a figure found late), the rest
// only in the weeks to come. What was measured is never altered in a week that is over.
import type { Facts, FactsWeek } from './facts.ts'

/** Turns a week into another one; the very same week when there is nothing to turn. */
export type WeekChange = (week: FactsWeek) => FactsWeek

export type Remedy = {
  /** The atom that it heals, or the fact. */
  readonly name: string
  /** The half of a sentence that follows "if". */
  readonly condition: string
  /** The same when figures that were found late heal it at once. */
  readonly foundLate?: string
  /** What heals at once; the very same facts when nothing does. */
  readonly now: (facts: Facts) => Facts
  readonly later: WeekChange
}

/** Heals nothing. */
export function asItIs<T>(same: T): T {
  return same
}

/** The facts with some of their weeks turned; the very same facts when none was. */
export function inWeeks(facts: Facts, weeks: readonly FactsWeek[], change: WeekChange): Facts {
  const names = weeks.map(({ week }) => week)
  const changed = facts.weeks.map((week) => (names.includes(week.week) ? change(week) : week))
  return changed.every((week, index) => week === facts.weeks[index]) ? facts : { ...facts, weeks: changed }
}
