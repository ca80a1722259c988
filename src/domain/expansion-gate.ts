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
}

export const expansionGate: readonly ExpansionCheck[] = [
  {
    name: 'rule_owner',
    words: 'Every rule question has one person who answers',
    passesWhen:
      'Every rule has one person who answers, and the questions of the last 30 days were answered within one working day in the median.',
    side: 'policy',
    kind: 'attested',
  },
  {
    name: 'when_to_use',
    words: 'Staff know when to use the new flow',
    passesWhen: 'The when-to-use line is published and everyone in the group has acknowledged it.',
    side: 'policy',
    kind: 'attested',
  },
  {
    name: 'failure_detection',
    words: 'Failed runs are seen fast',
    passesWhen:
      'Failed runs of the last 4 weeks were seen within 60 minutes in the median, none only at a review, and the alerts were tested in the last 30 days.',
    side: 'system',
    kind: 'attested',
  },
  {
    name: 'manual_fallback',
    words: 'The work can be finished by hand',
    passesWhen:
      'The fallback was drilled in the last 30 days by two different people, in at most twice the normal time.',
    side: 'system',
    kind: 'attested',
  },
  {
    name: 'beats_old_flow',
    words: 'The new flow beats the old one',
    passesWhen:
      'In each of the last weeks to hold, time, error rate and rework are no worse than before, and net manual work is below zero even at its high estimate.',
    side: 'both',
    kind: 'derived',
  },
  {
    name: 'documents_current',
    words: 'Rule book and map are current',
    passesWhen: 'Both documents were confirmed current this week.',
    side: 'both',
    kind: 'attested',
  },
  {
    name: 'nothing_half_done',
    words: 'Nothing is half done',
    passesWhen: 'Nothing is half switched on and no open failure stops work.',
    side: 'both',
    kind: 'attested',
  },
  {
    name: 'exclusions',
    words: 'Few cases are left out',
    passesWhen: 'At most 5 % of the completed cases are excluded.',
    side: 'both',
    kind: 'derived',
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

/** In each of the last weeks to hold, all solid: no worse than the baseline centre, and net work below zero at its high. */
function beatsOldFlow(file: PilotFile, charter: FactsCharter, weeks: readonly FactsWeek[]): CheckResult {
  const thresholds = thresholdsOf(charter)
  const last = solidWeeks(weeks, thresholds).slice(-thresholds.weeksToHold)
  if (last.length < thresholds.weeksToHold) return 'not measured'
  const compared = last.flatMap((week) => [
    ...comparedWithOldFlow.map((key) => noWorse(valueOf(week, key), baselineCentre(file, key))),
    belowZero(netWorkOf(week, charter)?.high ?? null),
  ])
  if (compared.includes(false)) return 'fail'
  return compared.includes(null) ? 'not measured' : 'pass'
}

function noWorse(value: number | null, centre: number | null): boolean | null {
  return value === null || centre === null ? null : value <= centre
}

function belowZero(hours: number | null): boolean | null {
  return hours === null ? null : hours < 0
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

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

const mostExcluded = 0.05

/** Excluded cases of the pilot's weeks, as a share of all that were completed in them. */
function fewExclusions(file: PilotFile, weeks: readonly FactsWeek[]): CheckResult {
  const pilotWeeks = new Set(weeks.map((week) => week.week))
  const rollups = file.rollups.filter((rollup) => pilotWeeks.has(rollup.week))
  const excluded = rollups.reduce((sum, rollup) => sum + rollup.excluded, 0)
  const all = rollups.reduce((sum, rollup) => sum + rollup.completed + rollup.excluded, 0)
  if (all === 0) return 'not measured'
  return excluded / all <= mostExcluded ? 'pass' : 'fail'
}
