// The weeks that have not happened yet. They are assumed to be like the last one with a scorecard, with every goal at its
// target and nothing switched on; the assumption is printed wherever a week is promised.
import { nextWeek } from '../week.ts'
import { thresholdsOf, type Facts, type FactsWeek } from './facts.ts'
import { hasScorecard, reviewedWeek } from './pilot-weeks.ts'
import type { WeekChange } from './remedy.ts'
import { longestReach } from './signals.ts'

/** The week that the coming ones are assumed to be like: the reviewed one, or the last that has a scorecard. */
export function modelWeek(facts: Facts): FactsWeek {
  const thresholds = thresholdsOf(facts.charter)
  const withScorecard = facts.weeks.findLast((week) => hasScorecard(week, thresholds))
  return withScorecard ?? reviewedWeek(facts)
}

/** What the next week is assumed to be. */
export function comingWeek(facts: Facts): FactsWeek {
  const model = modelWeek(facts)
  const goals = facts.charter.measures.filter((measure) => measure.role === 'goal')
  const atTarget = goals.map(({ key, target }) => [key, target ?? model.values?.[key] ?? null] as const)
  return {
    ...model,
    week: nextWeek(reviewedWeek(facts).week),
    values: { ...model.values, ...Object.fromEntries(atTarget) },
    failures: model.failures ?? [],
    missing: false,
    paused: false,
    changeSwitchedOn: false,
  }
}

/** The facts with one more week. */
export function withNextWeek(facts: Facts, change: WeekChange): Facts {
  return { ...facts, weeks: [...facts.weeks, change(comingWeek(facts))] }
}

/** No search looks further ahead than this many weeks. */
export function horizon(facts: Facts): number {
  const { timeBoxWeeks, weeksToHold } = thresholdsOf(facts.charter)
  return timeBoxWeeks + weeksToHold
}

/** After so many weeks that are all alike no window holds anything else, and waiting longer makes nothing better. */
export function settledAfter(facts: Facts): number {
  const { weeksToHold, failureWindowWeeks, warmUpWeeks, stopWeeks } = thresholdsOf(facts.charter)
  const windows = Math.max(weeksToHold + longestReach, failureWindowWeeks, warmUpWeeks + stopWeeks)
  return Math.min(windows, horizon(facts))
}
