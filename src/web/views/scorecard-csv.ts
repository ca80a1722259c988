// The scorecard as a table for spreadsheets: RFC 4180, one line a week, numbers unrounded, empty where nobody measured.
import { measureKeys } from '../../domain/measure.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import { mondayOf } from '../../domain/week.ts'
import { csvCell } from '../../intake/error-file.ts'

type Value = string | number | null

const columns: readonly { readonly name: string; readonly of: (week: ScorecardWeek) => Value }[] = [
  { name: 'week', of: ({ week }) => week },
  { name: 'monday', of: ({ week }) => mondayOf(week) },
  { name: 'period', of: ({ period }) => period },
  { name: 'state', of: stateOf },
  { name: 'cases', of: ({ cases }) => cases },
  { name: 'excluded', of: ({ excluded }) => excluded },
  ...measureKeys.map((key) => ({ name: key, of: ({ values }: ScorecardWeek) => values[key] })),
  { name: 'p90_hours', of: ({ p90Hours }) => p90Hours },
  { name: 'cycle_time_hours_with_excluded', of: ({ medianHoursWithExcluded }) => medianHoursWithExcluded },
  { name: 'cycle_time_hours_automated', of: ({ medianHoursAutomated }) => medianHoursAutomated },
  { name: 'adoption', of: ({ adoption }) => adoption },
  { name: 'users', of: ({ users }) => users },
  { name: 'help_requests', of: ({ helpRequests }) => helpRequests },
  { name: 'daily_help_users', of: ({ dailyHelpUsers }) => dailyHelpUsers },
  { name: 'net_manual_work_hours', of: ({ netManualWork }) => netManualWork?.mid ?? null },
  { name: 'net_manual_work_hours_low', of: ({ netManualWork }) => netManualWork?.low ?? null },
  { name: 'net_manual_work_hours_high', of: ({ netManualWork }) => netManualWork?.high ?? null },
]

export function scorecardCsv(weeks: readonly ScorecardWeek[]): string {
  const lines = [columns.map(({ name }) => name), ...weeks.map((week) => columns.map(({ of }) => cell(of(week))))]
  return lines.map((line) => `${line.join(',')}\r\n`).join('')
}

/** Numbers are ours and stay numbers, below zero too; text is made harmless. */
function cell(value: Value): string {
  if (value === null) return ''
  return typeof value === 'number' ? String(value) : csvCell(value)
}

function stateOf({ state, isMissing, isPaused }: ScorecardWeek): string | null {
  if (isPaused) return 'paused'
  return isMissing ? 'missing' : state
}
