// Beside each chart stands a table with the same numbers, for whoever cannot or will not read a drawing.

import { numbers, row, table, words, type Table } from '../views/table.ts'
import type { BehaviourChart, ChartWeek } from './behaviour-chart.ts'
import { shown } from './chart-sentence.ts'

/** One row a week: its Monday, the figure, and what is to be said about it. */
export function chartTable(chart: BehaviourChart): Table {
  return table({
    id: `${chart.id}-table`,
    caption: `${chart.title}, in numbers`,
    columns: [words('Week of'), numbers('Figure'), words('Remarks')],
    rows: chart.weeks.map((week) =>
      row(week.label, { text: figureOf(week, chart.unit), href: week.href }, remarks(week, chart)),
    ),
    empty: { text: 'No week has a figure yet.' },
  })
}

function figureOf(week: ChartWeek, unit: string): string {
  return week.value === null ? (week.why ?? 'no figure') : shown(week.value, unit)
}

function remarks(week: ChartWeek, chart: BehaviourChart): string {
  const signals = chart.signals
    .filter((signal) => signal.weeks.includes(week.week))
    .map((signal) => signalWords[signal.kind])
  const dividers = chart.dividers.filter((divider) => divider.week === week.week).map((divider) => divider.label)

  return [week.period, week.thin ? 'too few cases' : '', ...signals, ...dividers]
    .filter((remark) => remark !== '')
    .join(' · ')
}

const signalWords = {
  outside: 'outside the limits',
  three_of_four: 'three of four',
  run_of_eight: 'run on one side',
} as const
