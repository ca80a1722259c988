// The gallery's charts: the example's cycle time, and the shapes that are harder to draw.

import type { BehaviourChart, ChartWeek } from '../../src/web/charts/behaviour-chart.ts'

const mondays = [
  '6 Jul',
  '13 Jul',
  '20 Jul',
  '27 Jul',
  '3 Aug',
  '10 Aug',
  '17 Aug',
  '24 Aug',
  '31 Aug',
  '7 Sep',
  '14 Sep',
  '21 Sep',
  '28 Sep',
  '5 Oct',
  '12 Oct',
  '19 Oct',
  '26 Oct',
]
const hours = [47, 52, 49, 45, 51, 48, 50, 46, 31, 22, 12.2, 8, 5.1, 3.9, 3.6, 3.4, 3.1]
const errors = [3.1, 2.6, 3.3, 2.9, 3.2, 3.0, 2.8, 3.1, 2.9, 2.8, null, 2.6, 2.4, 2.5, 2.6, null, 2.5]
const touches = [212, 205, 220, 214, 209, 216, 211, 207, 204, 209, 210, 206, 208, 211, 205, 209, 207]

/** Weeks from 2026-W28 on: the first eight are the baseline. */
export function weeksOf(values: readonly (number | null)[], thin: readonly number[] = []): ChartWeek[] {
  return values.map((value, nth) => ({
    week: `2026-W${28 + nth}`,
    label: mondays[nth] ?? '',
    value,
    period: nth < 8 ? 'baseline' : 'pilot',
    thin: thin.includes(nth),
  }))
}

/** Charts for the gallery and the chart's tests: a change with a rule switched on, one with gaps and a thin week, one whose axis cannot start at zero. */
export const charts: readonly BehaviourChart[] = [
  {
    id: 'cycle',
    title: 'Cycle time, median hours per week',
    unit: 'h',
    better: 'lower',
    weeks: weeksOf(hours),
    limits: { center: 48.5, lower: 36.3, upper: 60.7, lowerMid: 42.4, upperMid: 54.6 },
    aboutLimits: 'Trial limits, from 8 baseline weeks.',
    target: 4,
    signals: [
      {
        kind: 'outside',
        side: 'below',
        weeks: weeksOf(hours)
          .slice(8)
          .map((week) => week.week),
      },
    ],
    dividers: [
      { week: '2026-W40', label: 'R4 on' },
      { week: '2026-W42', label: 'ERP sync rebuilt' },
    ],
    source: 'case log, updated 2 hours ago, 60 of 60 cases',
  },
  {
    id: 'errors',
    title: 'Error rate, % of cases per week',
    unit: '%',
    better: 'lower',
    weeks: weeksOf(errors, [11]),
    limits: { center: 3, lower: 2.1, upper: 3.9, lowerMid: 2.55, upperMid: 3.45 },
    target: 3.5,
    signals: [],
    dividers: [],
  },
  {
    id: 'touches',
    title: 'Manual touches per week',
    unit: '',
    better: 'lower',
    weeks: weeksOf(touches),
    limits: null,
    aboutLimits: 'There are too few baseline weeks for limits.',
    target: null,
    signals: [],
    dividers: [],
  },
]
