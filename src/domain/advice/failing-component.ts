// "It keeps failing" is a feeling until it has a name. A rule, handoff or integration is named only when it fails often,
// again and again, and clearly more than its share.
import { thresholdsOf, type Facts, type FactsFailure, type FactsWeek } from './facts.ts'
import { hasScorecard } from './pilot-weeks.ts'
import { wilson } from './wilson.ts'

/** The component named first, with its share (0 to 1) of all failures in the window and the Wilson lower bound of it. */
export type Failures = {
  readonly top: string
  readonly count: number
  readonly total: number
  readonly share: number
  readonly wilsonLow: number
  readonly weeksSeen: number
  readonly active: boolean
}

/** One component's failures in the window; minutes lost. */
type Tally = { readonly id: string; readonly minutes: number; readonly count: number; readonly weeksSeen: number }

/** What the failures of the last weeks say; null when none was logged in them. */
export function failuresOf(facts: Facts): Failures | null {
  const window = failureWindow(facts)
  const [first, ...others] = ranked(facts, window)
  const total = window.flatMap(failuresIn).reduce((sum, failure) => sum + failure.count, 0)
  if (!first || total === 0) return null

  const share = first.count / total
  const wilsonLow = wilson(first.count, total).low
  const { id: top, count, weeksSeen } = first
  const active = facts.severityOneOpen.includes(top) || keepsFailing(facts, first, others, total, window.length)
  return { top, count, total, share, wilsonLow, weeksSeen, active }
}

/** The component that must be repaired now: one with an open severity-1 failure before one that fails by count. */
export function activeComponent(facts: Facts): string | null {
  const first = ranked(facts, failureWindow(facts))[0]
  if (first && facts.severityOneOpen.includes(first.id)) return first.id
  const failures = failuresOf(facts)
  return failures?.active ? failures.top : null
}

/** Minutes that a component's failures cost in one week. */
export function minutesLost(week: FactsWeek, component: string): number {
  return failuresIn(week)
    .filter((failure) => failure.component === component)
    .reduce((sum, failure) => sum + failure.minutes, 0)
}

/** The last weeks that have a scorecard. */
export function failureWindow(facts: Facts): readonly FactsWeek[] {
  const thresholds = thresholdsOf(facts.charter)
  const counted = facts.weeks.filter((week) => hasScorecard(week, thresholds))
  return counted.slice(-thresholds.failureWindowWeeks)
}

/** Open severity-1 failures first, then by minutes lost, count, weeks seen and id. */
function ranked(facts: Facts, window: readonly FactsWeek[]): readonly Tally[] {
  const logged = window.flatMap(failuresIn).map((failure) => failure.component)
  const open = facts.severityOneOpen
  const severity = (id: string): number => (open.includes(id) ? 1 : 0)
  return [...new Set([...logged, ...open])]
    .map((id) => tally(id, window))
    .sort(
      (a, b) =>
        severity(b.id) - severity(a.id) ||
        b.minutes - a.minutes ||
        b.count - a.count ||
        b.weeksSeen - a.weeksSeen ||
        (a.id < b.id ? -1 : 1),
    )
}

function tally(id: string, window: readonly FactsWeek[]): Tally {
  const byWeek = window.map((week) => failuresIn(week).filter((failure) => failure.component === id))
  const failures = byWeek.flat()
  return {
    id,
    minutes: failures.reduce((sum, failure) => sum + failure.minutes, 0),
    count: failures.reduce((sum, failure) => sum + failure.count, 0),
    weeksSeen: byWeek.filter((week) => week.length > 0).length,
  }
}

function keepsFailing(facts: Facts, first: Tally, others: readonly Tally[], total: number, weeks: number): boolean {
  const { minFailures, shareHigh, shareLow, recurrenceWeeks } = thresholdsOf(facts.charter)
  const share = first.count / total
  const largestOther = Math.max(0, ...others.map((other) => other.count))
  const stands = share >= shareHigh || (share >= shareLow && first.count >= 2 * largestOther)
  const moreThanItsShare = wilson(first.count, total).low > 1 / componentsOf(facts)
  return total >= minFailures && stands && moreThanItsShare && first.weeksSeen >= Math.min(recurrenceWeeks, weeks)
}

/** The map may lag behind: what has failed exists. */
function componentsOf(facts: Facts): number {
  const seen = new Set(facts.weeks.flatMap(failuresIn).map((failure) => failure.component))
  return Math.max(facts.charter.components, seen.size)
}

/** A line with a count of zero says that nothing failed. */
function failuresIn(week: FactsWeek): readonly FactsFailure[] {
  return (week.failures ?? []).filter((failure) => failure.count > 0)
}
