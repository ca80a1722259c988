// The running example as facts: a pilot that cut invoice approval from two days to under a day, one week like the next.
// Every test changes what it is about.
import type { Facts, FactsMeasure, FactsWeek, FactsWork, Thresholds } from '../../../src/domain/advice/facts.ts'
import { nextWeek } from '../../../src/domain/week.ts'

export const cycleTime: FactsMeasure = {
  key: 'cycle_time_hours',
  direction: 'lower',
  role: 'goal',
  baseline: [47, 52, 49, 45, 51, 48, 50, 46],
  target: 24,
}

export const errorRate: FactsMeasure = {
  key: 'error_rate_pct',
  direction: 'lower',
  role: 'guardrail',
  baseline: [3.1, 2.6, 3.4, 2.9, 3.3, 2.8, 3.0, 2.7],
  target: 3.5,
}

/** Six hours a week less than before. */
export const savingWork = workOf({ plannedTouches: 480, newTouches: 120, exceptions: 180, support: 300, helping: 60 })

/** Nearly eight hours a week more than before. */
export const addingWork = workOf({ plannedTouches: 480, newTouches: 520, exceptions: 420, support: 420, helping: 120 })

/** The week after which there is nothing left to wish for. */
export const goodWeek: Omit<FactsWeek, 'week'> = {
  cases: 60,
  values: { cycle_time_hours: 22, error_rate_pct: 2.5 },
  users: 10,
  helpRequests: 2,
  dailyHelpUsers: 0,
  adoption: 0.95,
  work: savingWork,
  failures: [],
}

export const missingWeek: Omit<FactsWeek, 'week'> = { missing: true, values: {}, failures: null }

export const pausedWeek: Omit<FactsWeek, 'week'> = { paused: true, values: {}, failures: null }

export const allPassed: Facts['checks'] = {
  rule_owner: 'pass',
  when_to_use: 'pass',
  failure_detection: 'pass',
  manual_fallback: 'pass',
  beats_old_flow: 'pass',
}

type Told = Partial<Omit<Facts, 'charter' | 'weeks'>> & {
  readonly measures?: readonly FactsMeasure[]
  readonly thresholds?: Partial<Thresholds>
  readonly components?: number
}

/** The pilot with these weeks, the first one 2026-W10; each says only what differs from a good week. */
export function invoicePilot(weeks: readonly Partial<FactsWeek>[], told: Told = {}): Facts {
  const { measures = [cycleTime, errorRate], thresholds = {}, components = 6, ...rest } = told
  return {
    charter: { measures, baselineMinutesPerCase: { minutes: 25, source: 'measured' }, components, thresholds },
    weeks: inOrder(weeks),
    checks: allPassed,
    repairsTried: [],
    severityOneOpen: [],
    incompleteReviewsBefore: 0,
    harm: null,
    charterChangedWithoutBothKeys: false,
    ...rest,
  }
}

/** So many good weeks. */
export function goodWeeks(count: number): readonly Partial<FactsWeek>[] {
  return Array.from({ length: count }, () => ({}))
}

/** A week that differs from a good one only in these values. */
export function withValues(values: Readonly<Record<string, number | null>>): Partial<FactsWeek> {
  return { values: { ...goodWeek.values, ...values } }
}

/** Weeks with these cycle times, everything else good. */
export function hoursAWeek(...hours: readonly (number | null)[]): readonly Partial<FactsWeek>[] {
  return hours.map((cycle_time_hours) => withValues({ cycle_time_hours }))
}

function inOrder(weeks: readonly Partial<FactsWeek>[]): readonly FactsWeek[] {
  let name = '2026-W09'
  return weeks.map((week) => {
    name = nextWeek(name)
    return { ...goodWeek, ...week, week: name }
  })
}

function workOf(minutes: Partial<Record<keyof FactsWork, number>>): FactsWork {
  const figures = { plannedTouches: 0, newTouches: 0, exceptions: 0, support: 0, helping: 0, outside: 0, ...minutes }
  return Object.fromEntries(
    Object.entries(figures).map(([figure, each]) => [figure, { minutes: each, source: 'measured' }]),
  )
}
