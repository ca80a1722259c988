// The measures of the scorecard: their names on screen, units, and which way is better.

export type Measure = {
  readonly key: ScorecardKey
  readonly name: string
  readonly unit: string
  /** The unit right behind a number: "3.1 h", "2.5 %". */
  readonly short: string
  readonly better: 'lower' | 'higher'
  readonly source: 'case log' | 'stated'
}

/** What a charter may agree on. */
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

/** What is always looked at beside it. */
const besideKeys = [
  'adoption_pct',
  'outside_share_pct',
  'help_requests',
  'support_hours',
  'net_manual_work_hours',
] as const

/** Every measure of the scorecard, in its order. */
export const scorecardKeys = [...measureKeys, ...besideKeys] as const
export type ScorecardKey = (typeof scorecardKeys)[number]

/** The measures that are cases of all cases. */
export const caseShareKeys = ['error_rate_pct', 'rework_share_pct', 'adoption_pct', 'outside_share_pct'] as const
export type CaseShareKey = (typeof caseShareKeys)[number]

const lower = { better: 'lower', source: 'case log' } as const
const said = { better: 'lower', source: 'stated' } as const

export const measures: Readonly<Record<ScorecardKey, Measure>> = {
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
  complaints: { key: 'complaints', name: 'Complaints', unit: 'a week', short: 'a week', ...said },
  downtime_minutes: { key: 'downtime_minutes', name: 'Downtime', unit: 'minutes a week', short: 'min', ...said },
  adoption_pct: { key: 'adoption_pct', name: 'Adoption', unit: '% of cases', short: '%', ...lower, better: 'higher' },
  outside_share_pct: {
    key: 'outside_share_pct',
    name: 'Work outside the tool',
    unit: '% of cases',
    short: '%',
    ...lower,
  },
  help_requests: { key: 'help_requests', name: 'Help requests', unit: 'a week', short: 'a week', ...said },
  support_hours: { key: 'support_hours', name: 'Support', unit: 'hours a week', short: 'h', ...said },
  net_manual_work_hours: {
    key: 'net_manual_work_hours',
    name: 'Net manual work',
    unit: 'hours a week',
    short: 'h',
    ...lower,
  },
}
