// What a goal's weeks say beside the advice: a trend, whether the target will be kept, whether it is in reach at all.
import { type Facts, type FactsMeasure, thresholdsOf } from '../../domain/advice/facts.ts'
import { kindOf, valueOf } from '../../domain/advice/pilot-weeks.ts'
import { amount, nameInside } from '../../domain/advice/wording.ts'
import { type Assurance, assuranceOf } from '../../domain/charts/assurance.ts'
import type { Reach } from '../../domain/charts/reachable.ts'
import { type Trend, trendsIn } from '../../domain/charts/trend.ts'
import type { ChartWeek } from './behaviour-chart.ts'

/** One sentence for each trend of the pilot weeks. Thin weeks are left out, a missing or paused one ends a trend. */
export function trendNotes(weeks: readonly ChartWeek[]): readonly string[] {
  const series = weeks.filter((week) => week.period === 'pilot' && !week.thin)
  return trendsIn(series.map((week) => week.value)).map((trend) => trendNote(trend, series))
}

function trendNote({ way, from, to }: Trend, series: readonly ChartWeek[]): string {
  const side = way === 'up' ? 'above' : 'below'
  return `A trend of ${to - from + 1} weeks: from the week of ${series[from]?.label} to that of ${series[to]?.label} each week lies ${side} the one before.`
}

/** Whether the target will be kept as the process runs now; nothing before there are six solid weeks, or without a target. */
export function assuranceNotes(measure: FactsMeasure, facts: Facts): readonly string[] {
  const target = measure.target ?? null
  const thresholds = thresholdsOf(facts.charter)
  const solid = facts.weeks.filter((week) => kindOf(week, thresholds) === 'solid')
  const values = solid.flatMap((week) => valueOf(week, measure.key) ?? [])
  const assurance = target === null ? null : assuranceOf(values, target, measure.direction)
  if (assurance === null || target === null) return []
  const own = `the natural limits of its own ${values.length} solid pilot weeks`
  return [assuranceSentences(amount(measure.key, target), own)[assurance]]
}

function assuranceSentences(target: string, own: string): Readonly<Record<Assurance, string>> {
  return {
    'will keep hitting': `As it runs now it will keep hitting the target: ${target} lies beyond ${own}.`,
    'hit or miss': `As it runs now it is hit or miss: the target of ${target} lies inside ${own}.`,
    'cannot hit without a change': `As it runs now it cannot hit the target without a change: ${own} do not reach ${target}.`,
  }
}

/** Whether a goal is in reach, in a sentence. */
export function reachNote(reach: Reach, { key }: FactsMeasure, facts: Facts): string {
  const { timeBoxWeeks } = thresholdsOf(facts.charter)
  if (reach.by === 'hit') return 'The goal is in reach: at least one of the last four weeks hit it.'
  if (reach.by === 'line')
    return `The goal is in reach: the line of the last weeks (Theil–Sen) meets it in week ${reach.weekNumber}, within the time box of ${timeBoxWeeks} weeks.`
  if (reach.by === 'rest')
    return `The goal is in reach once ${reach.component} is repaired: over the cases that it did not touch ${nameInside(key)} was ${amount(key, reach.value)}.`
  return `Nothing shows that the goal is in reach: no hit in the last four weeks, and the line of the last weeks (Theil–Sen) does not meet it within the time box of ${timeBoxWeeks} weeks.`
}
