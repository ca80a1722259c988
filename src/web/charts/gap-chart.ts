// Rare events by how long they stay away: each point is the gap before one event, in cases (g chart) or days (t chart).
import type { GapLimits } from '../../domain/charts/rare-events.ts'
import type { Period } from '../../domain/scorecard-weeks.ts'
import { numbers, row, table, words } from '../views/table.ts'
import { type BehaviourChart, type ChartView, drawnChart } from './behaviour-chart.ts'
import { shown } from './chart-sentence.ts'

/** The gap before an event; `label` is its day. */
export type Gap = {
  readonly label: string
  readonly value: number
  readonly period: Period
  readonly href?: string
  readonly what: string
}

export type GapChart = {
  readonly id: string
  readonly title: string
  /** "cases" or "days" */
  readonly unit: string
  /** "errors" */
  readonly events: string
  readonly method: string
  readonly gaps: readonly Gap[]
  /** How long it has been since the last event; null where there was none. */
  readonly since: number | null
  readonly limits: GapLimits | null
  /** Which gaps the limits are from: "the 9 gaps of the baseline weeks". */
  readonly limitsFrom: string
}

/** The gaps in order, ringed where one is longer or shorter than the limits. Longer is better. */
export function gapChart(given: GapChart): ChartView {
  const { id, title, unit, gaps, limits } = given
  const weeks = gaps.map(({ label, value, period }, nth) => ({ week: `event ${nth}`, label, value, period }))
  const outside = gaps.flatMap(({ value }, nth) => (isOutside(value, limits) ? [`event ${nth}`] : []))
  const chart: BehaviourChart = {
    id,
    title,
    unit,
    better: 'higher',
    weeks,
    limits: limits && { ...limits, centerName: 'centre' },
    target: null,
    signals: outside.length > 0 ? [{ kind: 'outside', side: 'above', weeks: outside }] : [],
    dividers: [],
  }
  return drawnChart(chart, { sentence: sentenceOf(given), legend: legendOf(given), table: tableOf(given) })
}

function isOutside(value: number, limits: GapLimits | null): boolean {
  return limits !== null && (value > limits.upper || value < limits.lower)
}

function sentenceOf({ gaps, events, unit, limits, since }: GapChart): string {
  const many = gaps.length === 1 ? 'the one gap' : `${gaps.length} gaps`
  const longer = gaps.filter(({ value }) => limits !== null && value > limits.upper).length
  const verdict =
    longer === 0
      ? 'none is longer than the upper limit'
      : `${longer} ${longer === 1 ? 'is' : 'are'} longer than the upper limit`
  const told = `Longer gaps are better. Of ${many} between ${events}, ${limits === null ? 'none can be judged yet' : verdict}.`
  return since === null ? told : `${told} ${sinceText(since, unit, limits)}`
}

/** The gap that is still open counts as soon as it is longer than the limit, and not before. */
function sinceText(since: number, unit: string, limits: GapLimits | null): string {
  const isLong = limits !== null && since > limits.upper
  return `Since the last one: ${shown(since, unit)}${isLong ? ', already longer than the upper limit' : ''}.`
}

function legendOf({ limits, limitsFrom, method, unit }: GapChart): string {
  if (limits === null) return `${method}: no limits, because four gaps are needed for them.`
  const { lower, center, upper } = limits
  return `${method}. Line: centre ${shown(center)} ${unit}. Dashed: limits ${shown(lower)} and ${shown(upper)} ${unit}, from ${limitsFrom}. It decides nothing.`
}

function tableOf({ id, title, unit, gaps, events }: GapChart) {
  return table({
    id: `${id}-table`,
    caption: `${title}, in numbers`,
    columns: [words('When'), numbers(`Gap before, ${unit}`), words('What')],
    rows: gaps.map(({ label, value, href, what }) => row(label, shown(value), { text: what, href })),
    empty: { text: `There are no gaps between ${events} yet.` },
  })
}
