// The expansion gate. Some checks are derived from figures and records and can never be ticked; the others are vouched for
// with evidence until a day, as long as no data stand behind them. What nobody measured is never a pass.
import type { CheckResult, FactsCharter, FactsWeek } from './advice/facts.ts'
import { mapThisWeek } from './expansion-map.ts'
import { bookThisWeek, type GateDay, halfSwitchedOn, readByGroup, ruleOwners } from './expansion-rules.ts'
import { failuresIn } from './failure.ts'
import { failureDetection } from './failure-detection.ts'
import { stoppingFailures } from './failure-evidence.ts'
import { fallbackDrilled } from './fallback-drill.ts'
import { groupOf } from './group.ts'
import { beatsOldFlow } from './old-flow.ts'
import type { Side } from './person.ts'
import type { Attestation, PilotFile } from './pilot-file.ts'
import { rulesInEffect } from './rule.ts'
import { mapInForce } from './system-map.ts'

export type ExpansionCheck = {
  readonly name: string
  /** The check in words, and what makes it pass. */
  readonly words: string
  readonly passesWhen: string
  readonly side: Side | 'both'
  /** Derived checks are always computed; attested ones are vouched for by their side until records speak for them. */
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
      'Every rule in effect has one person who answers, and the questions of the last 30 days were answered within one working day in the median.',
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
    passesWhen:
      'The COO confirmed this week that the rule book is current, the CTO that the map is, and neither has changed since.',
    side: 'both',
    ...aWeek,
  },
  {
    name: 'nothing_half_done',
    words: 'Nothing is half done',
    passesWhen:
      'No confirmed change waits longer than a working day to be switched on, and no open failure stops work.',
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

/** The gate on a day, over the pilot's weeks up to the one under review. */
export type GateOf = GateDay & { readonly charter: FactsCharter; readonly weeks: readonly FactsWeek[] }

/** The result of every check, for the engine. */
export function expansionChecks(gate: GateOf): Readonly<Record<string, CheckResult>> {
  return Object.fromEntries(expansionGate.map(({ name }) => [name, resultOf(name, gate)]))
}

function resultOf(name: string, gate: GateOf): CheckResult {
  const { file, charter, weeks, today } = gate
  const attested = attestedFor(file, name, today)?.result ?? 'not measured'
  if (name === 'beats_old_flow') return beatsOldFlow(file, charter, weeks)
  if (name === 'exclusions') return fewExclusions(file, weeks)
  if (name === 'rule_owner') return ruleOwners(gate)?.result ?? attested
  if (name === 'when_to_use') return readByGroup(file)?.result ?? attested
  if (name === 'failure_detection') return failureDetection(gate)?.result ?? attested
  if (name === 'manual_fallback') return fallbackDrilled(file, today)?.result ?? attested
  if (name === 'documents_current')
    return bothDocuments(bookThisWeek(gate)?.result ?? attested, mapThisWeek(gate)?.result ?? attested)
  if (name === 'nothing_half_done') return isHalfDone(gate) ? 'fail' : attested
  return attested
}

function isHalfDone(gate: GateOf): boolean {
  return halfSwitchedOn(gate).length > 0 || stoppingFailures(gate.file).length > 0
}

/** Either half is read from its confirmation, or vouched for while there is no such document. */
function bothDocuments(book: CheckResult, map: CheckResult): CheckResult {
  const counted = [book, map].filter((half) => half !== 'not applicable')
  if (counted.length === 0) return 'not applicable'
  if (counted.includes('fail')) return 'fail'
  return counted.includes('not measured') ? 'not measured' : 'pass'
}

/** Whose word a check still takes; null once figures or records say how it stands. */
export function vouchedForBy({ name, kind, side }: ExpansionCheck, file: PilotFile): Side | 'both' | null {
  const hasRules = rulesInEffect(file.rules).length > 0
  if (kind === 'derived') return null
  if (name === 'rule_owner' && hasRules) return null
  if (name === 'when_to_use' && groupOf(file.pilot).length > 0) return null
  if (name === 'failure_detection' && failuresIn(file).length > 0) return null
  if (name === 'manual_fallback' && file.fallbackDrills.length > 0) return null
  return name === 'documents_current' ? documentsVouchedBy(hasRules, mapInForce(file.maps, file.keys) !== null) : side
}

/** A document that is there speaks for itself: its side has nothing to vouch for. */
function documentsVouchedBy(hasRules: boolean, hasMap: boolean): Side | 'both' | null {
  if (hasRules) return hasMap ? null : 'system'
  return hasMap ? 'policy' : 'both'
}

/** What was vouched for last, while it has not expired by the day. */
function attestedFor(file: PilotFile, check: string, today: string): Attestation | null {
  const last = file.attestations.findLast((attestation) => attestation.check === check)
  return last && last.expiresOn >= today ? last : null
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
