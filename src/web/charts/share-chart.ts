// The p′ chart of a share: limits that are as wide as the cases of each week make them. Beside the behaviour chart.
import { type ProportionBaseline, proportionLimits, shareOf } from '../../domain/charts/proportion.ts'
import type { ShareEvidence, ShareWeek } from '../../domain/charts/share-evidence.ts'
import { measures } from '../../domain/measure.ts'
import { weekShort } from '../../words/dates.ts'
import { numbers, row, table, type Table, words } from '../views/table.ts'
import {
  type BehaviourChart,
  type ChartDivider,
  type ChartView,
  drawnChart,
  type WeekLimits,
} from './behaviour-chart.ts'
import { shown } from './chart-sentence.ts'

/** Null where the baseline gives no limits, or no pilot week is there to be held against them. */
export function shareChart(evidence: ShareEvidence, dividers: readonly ChartDivider[]): ChartView | null {
  const { key, baseline, baselineWeeks, pilotWeeks } = evidence
  if (baseline === null || pilotWeeks.length === 0) return null
  const weeks = [...baselineWeeks, ...pilotWeeks]
  const weekLimits = weeks.map((one) => limitsOf(one, baseline))
  const outside = pilotWeeks.filter((one) => isOutside(one, limitsOf(one, baseline)))
  const chart: BehaviourChart = {
    id: `p-chart-${key.replaceAll('_', '-')}`,
    title: `${measures[key].name}, p′ chart`,
    unit: '%',
    better: measures[key].better,
    weeks: weeks.map((one) => ({
      week: one.week.week,
      label: weekShort(one.week.week),
      value: percentOf(one),
      period: one.week.period,
    })),
    limits: null,
    weekLimits: { center: baseline.center * 100, weeks: weekLimits },
    target: null,
    signals: outside.map(({ week }) => ({ kind: 'outside', side: 'above', weeks: [week.week] })),
    dividers,
  }
  return drawnChart(chart, {
    sentence: sentenceOf(outside, evidence),
    legend: legendOf(baseline, evidence),
    table: tableOf(chart, weeks, weekLimits),
  })
}

function limitsOf({ week, counts }: ShareWeek, baseline: ProportionBaseline): WeekLimits {
  const { lower, upper } = proportionLimits(baseline, counts.known)
  return { week: week.week, lower: lower * 100, upper: upper * 100 }
}

function percentOf({ counts }: ShareWeek): number {
  return (shareOf(counts) ?? 0) * 100
}

function isOutside(one: ShareWeek, { lower, upper }: WeekLimits): boolean {
  const share = percentOf(one)
  return share < lower || share > upper
}

function sentenceOf(outside: readonly ShareWeek[], { pilotWeeks }: ShareEvidence): string {
  const beside = 'This chart stands beside the other and decides nothing.'
  if (outside.length === 0)
    return `With limits as wide as each week’s number of cases makes them, none of ${pilotWeeks.length} pilot weeks lies outside. ${beside}`
  const labels = outside.map(({ week }) => weekShort(week.week)).join(', ')
  return `With limits as wide as each week’s number of cases makes them, outside: ${labels}. ${beside}`
}

function legendOf({ center, sigmaZ }: ProportionBaseline, { baselineWeeks, isLocked }: ShareEvidence): string {
  const source = isLocked
    ? 'from the locked baseline'
    : 'from the baseline weeks as the case log tells them today; the charter does not lock them'
  return `Line: centre. Dashed: p′ limits (Laney) around ${shown(center * 100, '%')}, σ_Z ${shown(sigmaZ)}, ${baselineWeeks.length} weeks, ${source}. Ringed: outside.`
}

function tableOf(chart: BehaviourChart, weeks: readonly ShareWeek[], limits: readonly WeekLimits[]): Table {
  return table({
    id: `${chart.id}-table`,
    caption: `${chart.title}, in numbers`,
    columns: [words('Week of'), numbers('Cases'), numbers('Share'), numbers('From'), numbers('To')],
    rows: weeks.map((one, nth) =>
      row(
        weekShort(one.week.week),
        String(one.counts.known),
        shown(percentOf(one), '%'),
        shown(limits[nth]?.lower ?? 0, '%'),
        shown(limits[nth]?.upper ?? 0, '%'),
      ),
    ),
    empty: { text: 'No week has a figure yet.' },
  })
}
