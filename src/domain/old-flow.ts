// Beating the old way of working: the last weeks against the baseline, week by week and figure by figure. Derived, never
// ticked.
import type { CheckResult, FactsCharter, FactsWeek } from './advice/facts.ts'
import { thresholdsOf } from './advice/facts.ts'
import { netWorkOf } from './advice/net-work.ts'
import { solidWeeks, valueOf } from './advice/pilot-weeks.ts'
import { charterInForce } from './charter.ts'
import { countedBy, countsOf } from './cycle-time.ts'
import type { MeasureKey } from './measure.ts'
import type { PilotFile } from './pilot-file.ts'
import type { WeekRollup } from './scorecard.ts'

const comparedWithOldFlow = ['cycle_time_hours', 'error_rate_pct', 'rework_share_pct'] as const

/** One comparison of one week with the old flow; `holds` is null where it could not be made. */
export type OldFlowFinding = {
  readonly week: string
  readonly what: (typeof comparedWithOldFlow)[number] | 'net_manual_work'
  /** The week's value in the measure's unit, net work in hours at its high estimate. */
  readonly value: number | null
  /** What it must not exceed: the mean of the baseline weeks, and zero for net work. */
  readonly limit: number | null
  readonly holds: boolean | null
}

/** Every comparison with the old flow in the last weeks to hold; none while there are too few solid weeks. */
export function oldFlowFindings(
  file: PilotFile,
  charter: FactsCharter,
  weeks: readonly FactsWeek[],
): readonly OldFlowFinding[] {
  const thresholds = thresholdsOf(charter)
  const last = solidWeeks(weeks, thresholds).slice(-thresholds.weeksToHold)
  if (last.length < thresholds.weeksToHold) return []
  return last.flatMap((week) => [
    ...comparedWithOldFlow.map((what) => noWorse(week, what, baselineCentre(file, what))),
    belowZero(week, netWorkOf(week, charter)?.high ?? null),
  ])
}

/** In each of the last weeks to hold, all solid: no worse than the baseline centre, and net work below zero at its high. */
export function beatsOldFlow(file: PilotFile, charter: FactsCharter, weeks: readonly FactsWeek[]): CheckResult {
  const compared = oldFlowFindings(file, charter, weeks)
  if (compared.some(({ holds }) => holds === false)) return 'fail'
  return compared.length === 0 || compared.some(({ holds }) => holds === null) ? 'not measured' : 'pass'
}

function noWorse(week: FactsWeek, what: MeasureKey & OldFlowFinding['what'], limit: number | null): OldFlowFinding {
  const value = valueOf(week, what)
  return { week: week.week, what, value, limit, holds: value === null || limit === null ? null : value <= limit }
}

function belowZero({ week }: FactsWeek, hours: number | null): OldFlowFinding {
  return { week, what: 'net_manual_work', value: hours, limit: 0, holds: hours === null ? null : hours < 0 }
}

/** The mean of the baseline weeks: the charter's own where it has the measure, else of the same weeks in the case log. */
function baselineCentre(file: PilotFile, key: (typeof comparedWithOldFlow)[number]): number | null {
  const content = charterInForce(file.charters, file.keys)?.content
  const measure = content?.measures.find((one) => one.key === key)
  if (measure) return mean(measure.baseline.values.map(Number))
  const span = content?.measures.find((one) => one.baseline.firstWeek !== null)?.baseline
  if (!span?.firstWeek || !span.lastWeek) return null
  const { firstWeek, lastWeek } = span
  const inSpan = file.rollups.filter((rollup) => rollup.week >= firstWeek && rollup.week <= lastWeek)
  const counted = inSpan.map((rollup) => countedBy(rollup, countsOf(file)))
  return mean(counted.map((rollup) => oldValue(rollup, key)).filter((value) => value !== null))
}

function oldValue(rollup: WeekRollup, key: MeasureKey): number | null {
  if (key === 'cycle_time_hours') return rollup.medianHours
  const counted = key === 'error_rate_pct' ? rollup.withErrors : rollup.rework
  return counted.known > 0 ? (counted.sum / counted.known) * 100 : null
}

/** Taken from the first value on, so that equal weeks have exactly their own value as mean. */
function mean(values: readonly number[]): number | null {
  const [first] = values
  if (first === undefined) return null
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length
}
