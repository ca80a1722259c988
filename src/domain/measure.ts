// The measures of the scorecard: their names on screen, units, and which way is better.

export type Measure = {
  readonly key: MeasureKey
  readonly name: string
  readonly unit: string
  /** The unit right behind a number: "3.1 h", "2.5 %". */
  readonly short: string
  readonly better: 'lower' | 'higher'
  readonly source: 'case log' | 'stated'
}

export const measureKeys = [
  'cycle_time_hours',
  'error_rate_pct',
  'handoffs_per_case',
  'rework_share_pct',
  'manual_touches_per_case',
  'complaints',
  'downtime_minutes',
] as const
export type MeasureKey = (typeof measureKeys)[number]

const lower = { better: 'lower', source: 'case log' } as const

export const measures: Readonly<Record<MeasureKey, Measure>> = {
  cycle_time_hours: { key: 'cycle_time_hours', name: 'Cycle time', unit: 'median hours', short: 'h', ...lower },
  error_rate_pct: { key: 'error_rate_pct', name: 'Error rate', unit: '% of cases', short: '%', ...lower },
  handoffs_per_case: {
    key: 'handoffs_per_case',
    name: 'Manual handoffs',
    unit: 'per case',
    short: 'per case',
    ...lower,
  },
  rework_share_pct: { key: 'rework_share_pct', name: 'Rework', unit: '% of cases', short: '%', ...lower },
  manual_touches_per_case: {
    key: 'manual_touches_per_case',
    name: 'Manual touches',
    unit: 'per case',
    short: 'per case',
    ...lower,
  },
  complaints: { key: 'complaints', name: 'Complaints', unit: 'a week', short: 'a week', ...lower, source: 'stated' },
  downtime_minutes: {
    key: 'downtime_minutes',
    name: 'Downtime',
    unit: 'minutes a week',
    short: 'min',
    ...lower,
    source: 'stated',
  },
}
