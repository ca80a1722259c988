// What stands beside the measures of a week: as the case log tells it, and as people said it.
import { caseShareKeys, type CaseShareKey, type ScorecardKey } from './measure.ts'
import type { Counted, StatedFigures, WeekRollup } from './scorecard.ts'
import type { ScorecardWeek } from './scorecard-weeks.ts'

const fewCases = 10

/** What the log says of a week beside its measures. Percentiles of fewer than ten cases would be one case's figure. */
export function besideOf(rollup: WeekRollup | null) {
  const completed = rollup?.completed ?? 0
  const { automated = 0 } = rollup?.paths ?? {}
  const counts = rollup ? countsIn(rollup) : {}
  const { adoption_pct: adopted, outside_share_pct: outside } = counts
  return {
    excluded: rollup?.excluded ?? 0,
    p90Hours: completed < fewCases ? null : (rollup?.p90Hours ?? null),
    medianHoursWithExcluded: rollup && rollup.excluded > 0 ? rollup.medianHoursWithExcluded : null,
    medianHoursAutomated: automated < fewCases ? null : (rollup?.medianHoursAutomated ?? null),
    adoption: adopted ? adopted.sum / adopted.known : null,
    outsideShare: outside ? outside.sum / outside.known : null,
    known: rollup ? knownIn(rollup) : {},
    counts,
  }
}

/** Cases of cases, for each measure that is a share of them; a measure that no case states is left out. */
function countsIn(rollup: WeekRollup): ScorecardWeek['counts'] {
  const { paths, completed } = rollup
  const onPath = (sum: number): Counted => ({ sum, known: paths.unknown === completed ? 0 : completed })
  const all: Readonly<Record<CaseShareKey, Counted>> = {
    error_rate_pct: rollup.withErrors,
    rework_share_pct: rollup.rework,
    adoption_pct: onPath(paths.automated),
    outside_share_pct: onPath(paths.outside),
  }
  const told = caseShareKeys.filter((key) => all[key].known > 0)
  return Object.fromEntries(told.map((key) => [key, all[key]]))
}

function knownIn(rollup: WeekRollup): ScorecardWeek['known'] {
  return {
    cycle_time_hours: rollup.completed,
    error_rate_pct: rollup.withErrors.known,
    handoffs_per_case: rollup.handoffs.known,
    rework_share_pct: rollup.rework.known,
    manual_touches_per_case: rollup.touchesTotal.known,
  }
}

/** What was said of a week beside its cases; null where nobody said it. */
export function saidOf(figures: StatedFigures | null) {
  return {
    users: figures?.users ?? null,
    helpRequests: figures?.helpRequests ?? null,
    dailyHelpUsers: figures?.dailyHelpUsers ?? null,
    supportMinutes: figures?.supportMinutes ?? null,
  }
}

/** The figure of a measure in a week, in the measure's own unit; null where nobody measured it. */
export function figureIn(week: ScorecardWeek, key: ScorecardKey): number | null {
  const { values, adoption, outsideShare, helpRequests, supportMinutes, netManualWork } = week
  if (key === 'adoption_pct') return adoption === null ? null : adoption * 100
  if (key === 'outside_share_pct') return outsideShare === null ? null : outsideShare * 100
  if (key === 'help_requests') return helpRequests
  if (key === 'support_hours') return supportMinutes === null ? null : supportMinutes / 60
  return key === 'net_manual_work_hours' ? (netManualWork?.mid ?? null) : values[key]
}
