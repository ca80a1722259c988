// The chart rings what the engine would see, so it asks the engine's own rules, week by week.

import type { Limits } from '../../domain/advice/limits.ts'
import { signals } from '../../domain/advice/signals.ts'
import type { ChartSignal, ChartWeek } from './behaviour-chart.ts'

const kinds = ['outside', 'three_of_four', 'run_of_eight'] as const
const sides = ['above', 'below'] as const

/**
 * The signals of the pilot weeks, each with the weeks in which it completes. Thin weeks are left out, a missing or paused week ends a
 * pattern; a goal whose baseline never varied shows none, as in the engine.
 */
export function chartSignals(weeks: readonly ChartWeek[], limits: Limits, role: 'goal' | 'guardrail'): ChartSignal[] {
  if (role === 'goal' && limits.meanMovingRange === 0) return []
  const series = weeks.filter((week) => week.period === 'pilot' && !week.thin)

  return sides
    .flatMap((side) => kinds.map((kind) => ({ kind, side, weeks: completions(kind, side, series, limits) })))
    .filter((signal) => signal.weeks.length > 0)
}

function completions(
  kind: ChartSignal['kind'],
  side: ChartSignal['side'],
  series: readonly ChartWeek[],
  limits: Limits,
): string[] {
  const points = series.map((week) => week.value)
  const completesAt = (place: number) => signals(points.slice(0, place + 1), limits, side, 1).includes(kind)

  return series.filter((week, place) => week.value !== null && completesAt(place)).map((week) => week.week)
}
