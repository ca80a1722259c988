// The chart of a measure that the charter locks no baseline of: its points week by week, and why no limits stand beside them.
import { thresholdsIn } from '../../domain/decision-points.ts'
import type { CharterContent } from '../../domain/charter.ts'
import { measures, type ScorecardKey } from '../../domain/measure.ts'
import { figureIn } from '../../domain/scorecard-beside.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import { weekShort } from '../../words/dates.ts'
import { measureTitle } from '../../words/figures.ts'
import { lowered } from '../../words/sentences.ts'
import { behindFigure } from '../views/figure-behind.ts'
import { behaviourChart, type ChartDivider, type ChartView, type ChartWeek } from './behaviour-chart.ts'
import { trendNotes } from './measure-notes.ts'

export type PlainChartOf = {
  readonly weeks: readonly ScorecardWeek[]
  readonly content: CharterContent | null
  readonly dividers: readonly ChartDivider[]
  readonly source: string | undefined
  readonly pilot: string
}

/** The weeks of the baseline and the pilot as far as they are over; before there are any, every week that is known. */
export function plainChart(key: ScorecardKey, given: PlainChartOf): ChartView {
  const weeks = fromFirstFigure(chartedWeeks(given.weeks).map((week) => chartWeek(week, key, given)))
  return behaviourChart({
    id: `chart-${key.replaceAll('_', '-')}`,
    title: measureTitle(key),
    unit: measures[key].short,
    better: measures[key].better,
    weeks,
    limits: null,
    aboutLimits: whyNoLimits(key, given.content),
    target: null,
    signals: [],
    dividers: given.dividers,
    source: given.source,
    notes: trendNotes(weeks),
  })
}

/** An open week has only its fast cases yet. */
function chartedWeeks(weeks: readonly ScorecardWeek[]): readonly ScorecardWeek[] {
  const over = weeks.filter(({ state }) => state !== 'open')
  const first = over.findIndex(({ period }) => period !== 'before the keys')
  return over.slice(Math.max(first, 0))
}

/** Weeks before the pilot in which nobody counted yet are no gaps. */
function fromFirstFigure(weeks: readonly ChartWeek[]): readonly ChartWeek[] {
  return weeks.slice(
    Math.max(
      0,
      weeks.findIndex(({ value, period }) => value !== null || period === 'pilot'),
    ),
  )
}

function chartWeek(week: ScorecardWeek, key: ScorecardKey, { content, pilot }: PlainChartOf): ChartWeek {
  const value = figureIn(week, key)
  return {
    week: week.week,
    label: weekShort(week.week),
    value,
    period: week.period,
    thin: isOfCases(key) && week.cases !== null && week.cases < leastCases(content),
    why: week.isPaused ? 'paused' : undefined,
    href: value === null ? undefined : behindFigure(pilot, key, week.week),
  }
}

function isOfCases(key: ScorecardKey): boolean {
  return measures[key].source === 'case log' && key !== 'net_manual_work_hours'
}

function leastCases(content: CharterContent | null): number {
  return thresholdsIn(content?.decisionPoints ?? {}).minCases
}

function whyNoLimits(key: ScorecardKey, content: CharterContent | null): string {
  if (content === null) return 'No limits: the charter is not signed yet, so no baseline is locked.'
  return `No limits: the charter locks no baseline of ${lowered(measures[key].name)}.`
}
