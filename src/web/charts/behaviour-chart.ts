// A process behaviour chart says whether a change is more than noise. It is drawn on the server as plain numbers, twice: once for a
// wide place and once for a phone, so that its words stay readable in both. Points and thin lines, never smoothed, never two axes.

import type { Period } from '../../domain/scorecard-weeks.ts'
import type { Table } from '../views/table.ts'
import { chartLegend, chartSentence } from './chart-sentence.ts'
import { chartTable } from './chart-table.ts'
import { drawing, narrow, wide, type Drawing } from './drawing.ts'

/** One week of the series. `label` is its Monday, short ("26 Oct"); a missing or paused week has no value and stays a gap. */
export type ChartWeek = {
  week: string
  label: string
  value: number | null
  period: Period
  /** Too few cases: drawn hollow and left out of the line. */
  thin?: boolean
  /** Why there is no value, when it is not simply missing: "paused". */
  why?: string
  /** Where the cases or reports behind the figure are listed. */
  href?: string
}

/** Centre, natural limits and mid-lines of the locked baseline (advice-engine.md, 2: c ± 2.66·mR and c ± 1.33·mR), in the measure's unit. */
export type ChartLimits = {
  center: number
  lower: number
  upper: number
  lowerMid?: number
  upperMid?: number
  /** What the centre line is called when it is not the baseline's. */
  centerName?: string
}

/** The limits of one week, where they depend on how many cases it had. */
export type WeekLimits = { week: string; lower: number; upper: number }

/** A signal of the engine, with the weeks in which it completes; those points are ringed and named in the sentence. */
export type ChartSignal = {
  kind: 'outside' | 'three_of_four' | 'run_of_eight'
  side: 'above' | 'below'
  weeks: readonly string[]
}

/** A line between two weeks where something was switched on: "R4 on". It stands at the beginning of its week. */
export type ChartDivider = { week: string; label: string }

export type BehaviourChart = {
  /** Unique on the page; the ids inside the drawing begin with it. */
  id: string
  /** "Cycle time, median hours per week" */
  title: string
  /** Behind a number: "h", "%", "" */
  unit: string
  /** Whether less or more is better; decides what meeting the target means. */
  better: 'lower' | 'higher'
  weeks: readonly ChartWeek[]
  limits: ChartLimits | null
  /** Limits that differ from week to week, in place of those that are the same for all. */
  weekLimits?: { center: number; weeks: readonly WeekLimits[] }
  /** Set for a measure that can fall below zero (net manual work); for any other a lower limit below zero is shown as zero. */
  mayBeNegative?: boolean
  /** Why there are no limits, as a sentence; or what to know about them ("Trial limits from 8 baseline weeks."). */
  aboutLimits?: string
  target: number | null
  signals: readonly ChartSignal[]
  dividers: readonly ChartDivider[]
  /** What stands behind the sentence: "case log, updated 2 hours ago, 60 of 60 cases". */
  source?: string
  /** What is to be known beside it, each a sentence; it decides nothing. */
  notes?: readonly string[]
}

/** For `views/shared/_behaviour-chart.eta`, at `it.chart`. */
export type ChartView = {
  id: string
  title: string
  sentence: string
  legend: string
  source?: string
  notes: readonly string[]
  drawings: readonly { size: 'wide' | 'narrow'; drawing: Drawing }[]
  table: Table
}

/** Everything the fragment shows: two drawings, the sentence, the legend and the table with the same numbers. */
export function behaviourChart(given: BehaviourChart): ChartView {
  const chart = withLowerLimitAtZero(given)
  return drawnChart(chart, { sentence: chartSentence(chart), legend: chartLegend(chart), table: chartTable(chart) })
}

/** The same drawings with words and a table of their own, for charts of another kind than weeks within limits. */
export function drawnChart(chart: BehaviourChart, said: Pick<ChartView, 'sentence' | 'legend' | 'table'>): ChartView {
  return {
    ...said,
    id: chart.id,
    title: chart.title,
    source: chart.source,
    notes: chart.notes ?? [],
    drawings: [
      { size: 'wide', drawing: drawing(chart, wide) },
      { size: 'narrow', drawing: drawing(chart, narrow) },
    ],
  }
}

function withLowerLimitAtZero(chart: BehaviourChart): BehaviourChart {
  const { limits, aboutLimits, mayBeNegative } = chart
  if (limits === null || mayBeNegative || limits.lower >= 0) return chart
  const word = 'The lower limit is zero, so no week can fall below it.'

  return {
    ...chart,
    limits: { ...limits, lower: 0, lowerMid: limits.lowerMid && Math.max(0, limits.lowerMid) },
    aboutLimits: aboutLimits === undefined ? word : `${aboutLimits} ${word}`,
  }
}
