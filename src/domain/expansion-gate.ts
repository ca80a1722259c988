// The expansion gate. Some checks are derived from figures and can never be ticked; the others are vouched for with
// evidence until a day, as long as no data stand behind them. What nobody measured is never a pass.
import type { CheckResult, FactsCharter, FactsWeek } from './advice/facts.ts'
import { thresholdsOf } from './advice/facts.ts'
import { netWorkOf } from './advice/net-work.ts'
import { solidWeeks, valueOf } from './advice/pilot-weeks.ts'
import { charterInForce } from './charter.ts'
import type { MeasureKey } from './measure.ts'
import type { Side } from './person.ts'
import type { Attestation, PilotFile } from './pilot-file.ts'
import type { WeekRollup } from './scorecard.ts'

export type ExpansionCheck = {
  readonly name: string
  /** The check in words, and what makes it pass. */
  readonly words: string
  readonly passesWhen: string
  readonly side: Side | 'both'
  /** Derived checks are computed; attested ones are vouched for by their side. */
  readonly kind: 'derived' | 'attested'
  /** For how many days somebody may vouch for it. */
  readonly holdsDays: number
}

const aMonth = { kind: 'attested', holdsDays: 30 } as const
const aWeek = { kind: 'attested', holdsDays: 7 } as const
const derived = { kind: 'derived', holdsDays: 0 } as const

export const expansionGate: readonly ExpansionCheck[] = [
  {
    name: 'rule_owner',
    words: 'Every rule question has one person who answers',
    passesWhen:
      'Every rule has one person who answers, and the questions of the last 30 days were answered within one working day in the median.',
    side: 'policy',
    ...aMonth,
  },
  {
    name: 'when_to_use',
    words: 'Staff know when to use the new flow',
    passesWhen: 'The when-to-use line is published and everyone in the group has acknowledged it.',
    side: 'policy',
    ...aMonth,
  },
  {
    name: 'failure_detection',
    words: 'Failed runs are seen fast',
    passesWhen:
      'Failed runs of the last 4 weeks were seen within 60 minutes in the median, none only at a review, and the alerts were tested in the last 30 days.',
    side: 'system',
    ...aMonth,
  },
  {
    name: 'manual_fallback',
    words: 'The work can be finished by hand',
    passesWhen:
      'The fallback was drilled in the last 30 days by two different people, in at most twice the normal time.',
    side: 'system',
    ...aMonth,
  },
  {
    name: 'beats_old_flow',
    words: 'The new flow beats the old one',
    passesWhen:
      'In each of the last weeks to hold, time, error rate and rework are no worse than before, and net manual work is below zero even at its high estimate.',
    side: 'both',
    ...derived,
  },
  {
    name: 'documents_current',
    words: 'Rule book and map are current',
    passesWhen: 'Both documents were confirmed current this week.',
    side: 'both',
    ...aWeek,
  },
  {
    name: 'nothing_half_done',
    words: 'Nothing is half done',
    passesWhen: 'Nothing is half switched on and no open failure stops work.',
    side: 'both',
    ...aMonth,
  },
  {
    name: 'exclusions',
    words: 'Few cases are left out',
    passesWhen: 'At most 5 % of the completed cases are excluded.',
    side: 'both',
    ...derived,
  },
]

/** The result of every check on a day ("2026-09-07"), for the engine. */
export function expansionChecks(
  file: PilotFile,
  charter: FactsCharter,
  weeks: readonly FactsWeek[],
  today: string,
): Readonly<Record<string, CheckResult>> {
  return Object.fromEntries(expansionGate.map((check) => [check.name, resultOf(check, file, charter, weeks, today)]))
}

function resultOf(
  check: ExpansionCheck,
  file: PilotFile,
  charter: FactsCharter,
  weeks: readonly FactsWeek[],
  today: string,
): CheckResult {
  if (check.name === 'beats_old_flow') return beatsOldFlow(file, charter, weeks)
  if (check.name === 'exclusions') return fewExclusions(file, weeks)
  return attestedFor(file, check.name, today)?.result ?? 'not measured'
}

/** What was vouched for last, while it has not expired by the day. */
export function attestedFor(file: PilotFile, check: string, today: string): Attestation | null {
  const last = file.attestations.findLast((attestation) => attestation.check === check)
  return last && last.expiresOn >= today ? last : null
}

const comparedWithOldFlow = ['cycle_time_hours', 'error_rate_pct', 'rework_share_pct'] as const

/** One comparison of one week with the old flow; `holds` is null where it could not be made. */
export type OldFlowFinding = {
  readonly week: string
  readonly what: (typeof comparedWithOldFlow)[number] | 'net_manual_work'
  /** The week's value in the measure's unit, net work in hours at its high estimate. */
  readonly value: number | null
  /** What it must not exceed: the mean of the baseline weeks, and zero for net work. */
  readonly limit: number | null
  readonly holds: boolean | null
}

/** Every comparison with the old flow in the last weeks to hold; none while there are too few solid weeks. */
export function oldFlowFindings(
  file: PilotFile,
  charter: FactsCharter,
  weeks: readonly FactsWeek[],
): readonly OldFlowFinding[] {
  const thresholds = thresholdsOf(charter)
  const last = solidWeeks(weeks, thresholds).slice(-thresholds.weeksToHold)
  if (last.length < thresholds.weeksToHold) return []
  return last.flatMap((week) => [
    ...comparedWithOldFlow.map((what) => noWorse(week, what, baselineCentre(file, what))),
    belowZero(week, netWorkOf(week, charter)?.high ?? null),
  ])
}

/** In each of the last weeks to hold, all solid: no worse than the baseline centre, and net work below zero at its high. */
function beatsOldFlow(file: PilotFile, charter: FactsCharter, weeks: readonly FactsWeek[]): CheckResult {
  const compared = oldFlowFindings(file, charter, weeks)
  if (compared.some(({ holds }) => holds === false)) return 'fail'
  return compared.length === 0 || compared.some(({ holds }) => holds === null) ? 'not measured' : 'pass'
}

function noWorse(week: FactsWeek, what: MeasureKey & OldFlowFinding['what'], limit: number | null): OldFlowFinding {
  const value = valueOf(week, what)
  return { week: week.week, what, value, limit, holds: value === null || limit === null ? null : value <= limit }
}

function belowZero({ week }: FactsWeek, hours: number | null): OldFlowFinding {
  return { week, what: 'net_manual_work', value: hours, limit: 0, holds: hours === null ? null : hours < 0 }
}

/** The mean of the baseline weeks: the charter's own where it has the measure, else of the same weeks in the case log. */
function baselineCentre(file: PilotFile, key: (typeof comparedWithOldFlow)[number]): number | null {
  const content = charterInForce(file.charters, file.keys)?.content
  const measure = content?.measures.find((one) => one.key === key)
  if (measure) return mean(measure.baseline.values.map(Number))
  const span = content?.measures.find((one) => one.baseline.firstWeek !== null)?.baseline
  if (!span?.firstWeek || !span.lastWeek) return null
  const { firstWeek, lastWeek } = span
  const inSpan = file.rollups.filter((rollup) => rollup.week >= firstWeek && rollup.week <= lastWeek)
  return mean(inSpan.map((rollup) => oldValue(rollup, key)).filter((value) => value !== null))
}

function oldValue(rollup: WeekRollup, key: MeasureKey): number | null {
  if (key === 'cycle_time_hours') return rollup.medianHours
  const counted = key === 'error_rate_pct' ? rollup.withErrors : rollup.rework
  return counted.known > 0 ? (counted.sum / counted.known) * 100 : null
}

/** Taken from the first value on, so that equal weeks have exactly their own value as mean. */
function mean(values: readonly number[]): number | null {
  const [first] = values
  if (first === undefined) return null
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length
}

const mostExcluded = 0.05

/** Excluded cases of the pilot's weeks, as a share of all that were completed in them; null while there are none. */
export function excludedShare(file: PilotFile, weeks: readonly FactsWeek[]): number | null {
  const pilotWeeks = new Set(weeks.map((week) => week.week))
  const rollups = file.rollups.filter((rollup) => pilotWeeks.has(rollup.week))
  const excluded = rollups.reduce((sum, rollup) => sum + rollup.excluded, 0)
  const all = rollups.reduce((sum, rollup) => sum + rollup.completed + rollup.excluded, 0)
  return all === 0 ? null : excluded / all
}

function fewExclusions(file: PilotFile, weeks: readonly FactsWeek[]): CheckResult {
  const share = excludedShare(file, weeks)
  if (share === null) return 'not measured'
  return share <= mostExcluded ? 'pass' : 'fail'
}
