// The chart of one charter measure: its locked baseline, then every pilot week, with what the engine would see in them.
import type { Advice } from '../../domain/advice/advise.ts'
import type { Facts, FactsWeek } from '../../domain/advice/facts.ts'
import { thresholdsOf } from '../../domain/advice/facts.ts'
import { kindOf } from '../../domain/advice/pilot-weeks.ts'
import type { CharterMeasure } from '../../domain/charter.ts'
import { keptFor } from '../../domain/kept.ts'
import { measures } from '../../domain/measure.ts'
import { nextWeek } from '../../domain/week.ts'
import { weekShort } from '../../words/dates.ts'
import { measureTitle } from '../../words/figures.ts'
import { behindFigure } from '../views/figure-behind.ts'
import { behaviourChart, type ChartDivider, type ChartView, type ChartWeek } from './behaviour-chart.ts'
import { chartSignals } from './chart-signals.ts'
import { assuranceNotes, trendNotes } from './measure-notes.ts'

const firmWeeks = 12
const drawn = keptFor((_facts: Facts) => new Map<string, ChartView>())

/** What a measure's chart is drawn from: the limits of the advice, what took effect, and where the pilot's pages are. */
export type Charted = {
  readonly facts: Facts
  readonly advice: Advice
  readonly dividers: () => readonly ChartDivider[]
  /** What stands behind the sentence. */
  readonly source: string | undefined
  /** "/pilots/INV" */
  readonly pilot: string
}

/**
 * The chart of `measure` over the weeks of the facts. Drawing takes longer than everything else on a page, so it is kept
 * with the facts it was drawn from.
 */
export function measureChart(measure: CharterMeasure, charted: Charted): ChartView {
  const { facts, source } = charted
  const kept = drawn(facts)
  const known = kept.get(measure.key)
  if (known) return { ...known, source }

  const chart = draw(measure, charted)
  kept.set(measure.key, chart)
  return { ...chart, source }
}

function draw(measure: CharterMeasure, { facts, advice, dividers, pilot }: Charted): ChartView {
  const weeks = [...baselineWeeks(measure, pilot), ...facts.weeks.map((week) => pilotWeek(measure, week, facts, pilot))]
  const limits = advice.measures.find(({ key }) => key === measure.key)?.limits ?? null
  const terms = facts.charter.measures.find(({ key }) => key === measure.key)
  return behaviourChart({
    id: `chart-${measure.key.replaceAll('_', '-')}`,
    title: measureTitle(measure.key),
    unit: measures[measure.key].short,
    better: measure.direction,
    weeks,
    limits,
    aboutLimits: aboutLimits(measure.baseline.values.length, limits !== null, facts),
    target: measure.target === null ? null : Number(measure.target),
    signals: limits ? chartSignals(weeks, limits, measure.role) : [],
    dividers: dividers(),
    notes: [...trendNotes(weeks), ...(terms ? assuranceNotes(terms, facts) : [])],
  })
}

/** Limits from few weeks are trial limits; from too few there are none. */
function aboutLimits(weeks: number, hasLimits: boolean, { charter }: Facts): string {
  const least = thresholdsOf(charter).minBaselineWeeks
  if (!hasLimits) return `No limits: the baseline has ${weeks} of the ${least} weeks they need.`
  return `${weeks < firmWeeks ? 'Trial' : 'Firm'} limits from ${weeks} baseline weeks.`
}

/** Stated baselines may have no weeks of their own; they are drawn in order, without a date. */
function baselineWeeks({ key, baseline }: CharterMeasure, pilot: string): readonly ChartWeek[] {
  let week = baseline.firstWeek
  return baseline.values.map((value, at) => {
    const label = week === null ? '' : weekShort(week)
    const href = week === null || baseline.from === 'stated' ? undefined : behindFigure(pilot, key, week)
    const point = { week: week ?? `baseline ${at + 1}`, label, value: Number(value), period: 'baseline', href } as const
    week = week === null ? null : nextWeek(week)
    return point
  })
}

function pilotWeek({ key }: CharterMeasure, week: FactsWeek, facts: Facts, pilot: string): ChartWeek {
  const kind = kindOf(week, thresholdsOf(facts.charter))
  const value = week.values?.[key] ?? null
  return {
    week: week.week,
    label: weekShort(week.week),
    value,
    period: 'pilot',
    thin: kind === 'thin',
    why: kind === 'paused' ? 'paused' : undefined,
    href: value === null ? undefined : behindFigure(pilot, key, week.week),
  }
}
