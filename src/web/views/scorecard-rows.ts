// The scorecard as a table for spreadsheets: one line a week, numbers unrounded, empty where nobody measured.
import { caseShareKeys, measureKeys } from '../../domain/measure.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import { mondayOf } from '../../domain/week.ts'
import type { SheetRows, SheetValue } from '../../outbox/xlsx.ts'

const columns: readonly { readonly name: string; readonly of: (week: ScorecardWeek) => SheetValue }[] = [
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
  { name: 'outside_share', of: ({ outsideShare }) => outsideShare },
  { name: 'users', of: ({ users }) => users },
  { name: 'help_requests', of: ({ helpRequests }) => helpRequests },
  { name: 'daily_help_users', of: ({ dailyHelpUsers }) => dailyHelpUsers },
  { name: 'support_minutes', of: ({ supportMinutes }) => supportMinutes },
  { name: 'net_manual_work_hours', of: ({ netManualWork }) => netManualWork?.mid ?? null },
  { name: 'net_manual_work_hours_low', of: ({ netManualWork }) => netManualWork?.low ?? null },
  { name: 'net_manual_work_hours_high', of: ({ netManualWork }) => netManualWork?.high ?? null },
  { name: 'net_money', of: ({ netMoney }) => netMoney?.mid ?? null },
  { name: 'net_money_low', of: ({ netMoney }) => netMoney?.low ?? null },
  { name: 'net_money_high', of: ({ netMoney }) => netMoney?.high ?? null },
  { name: 'currency', of: ({ netMoney }) => netMoney?.currency ?? null },
  ...caseShareKeys.flatMap((key) => [
    { name: `${key}_cases`, of: ({ counts }: ScorecardWeek) => counts[key]?.sum ?? null },
    { name: `${key}_known`, of: ({ counts }: ScorecardWeek) => counts[key]?.known ?? null },
  ]),
  { name: 'cycle_time_counts', of: ({ cycleTimeCounts }) => cycleTimeCounts },
]

/** The head and one line for each week. */
export function scorecardRows(weeks: readonly ScorecardWeek[]): SheetRows {
  return [columns.map(({ name }) => name), ...weeks.map((week) => columns.map(({ of }) => of(week)))]
}

function stateOf({ state, isMissing, isPaused }: ScorecardWeek): string | null {
  if (isPaused) return 'paused'
  return isMissing ? 'missing' : state
}
