// Every sign of drift of a pilot, whatever noun it comes from, as the same kind of line: what was seen, the evidence behind it,
// since when, and whose move it is.
import { caseSignals } from '../../domain/case-signals.ts'
import { movedLately } from '../../domain/criteria.ts'
import { asksForOutsideReview } from '../../domain/dispute.ts'
import { effortSignals } from '../../domain/effort-signals.ts'
import { failureSignals } from '../../domain/failure-signals.ts'
import { frictionSignals } from '../../domain/friction-signals.ts'
import { otherSideSignals } from '../../domain/other-side.ts'
import { reviewSignals } from '../../domain/review-held.ts'
import { ruleSignals } from '../../domain/rule-signals.ts'
import { sameTeamRuns } from '../../domain/team-signal.ts'
import type { DriftEvidence } from '../../store/drift-evidence.ts'
import {
  caseDrift,
  criteriaDrift,
  type Drift,
  jumpDrift,
  otherSideDrift,
  outsideReviewDrift,
  reviewDrift,
  silenceDrift,
  teamDrift,
} from '../../words/drift.ts'
import { effortSignalInWords } from '../../words/effort.ts'
import { failureSignalInWords } from '../../words/failures.ts'
import { frictionSignalInWords } from '../../words/friction-signals.ts'
import type { Names } from '../../words/people.ts'
import { signalInWords } from '../../words/rule-signals.ts'

/** Every sign of drift, the newest first; what has no beginning of its own leads. */
export function driftsIn(evidence: DriftEvidence, names: Names): readonly Drift[] {
  return newestFirst([...ofAlarms(evidence), ...driftsBesideAlarms(evidence, names)])
}

/** The same without what pages show as an alarm. */
export function driftsBesideAlarms(evidence: DriftEvidence, names: Names): readonly Drift[] {
  return newestFirst([...ofRules(evidence, names), ...ofSystem(evidence), ...ofPeople(evidence, names)])
}

function newestFirst(drifts: readonly Drift[]): readonly Drift[] {
  return drifts.toSorted((a, b) => (b.since ?? Infinity) - (a.since ?? Infinity))
}

function ofAlarms({ noticed, calendar, now }: DriftEvidence): readonly Drift[] {
  const when = { zone: calendar.zone, now }
  return [...noticed.silences.map((silence) => silenceDrift(silence, when)), ...noticed.jumps.map(jumpDrift)]
}

function ofRules({ file, now, calendar, checked }: DriftEvidence, names: Names): readonly Drift[] {
  const moved = movedLately(file, now, calendar)
  return [
    ...(moved ? [criteriaDrift(moved)] : []),
    ...ruleSignals(file, now, calendar).map(({ seen, ...rest }) => ({ ...rest, ...signalInWords(seen, names) })),
    ...caseSignals(checked, calendar).map(caseDrift),
  ]
}

function ofSystem({ file, now }: DriftEvidence): readonly Drift[] {
  return [
    ...failureSignals(file, now).map((signal) => ({ ...signal, ...failureSignalInWords(file, signal) })),
    ...effortSignals(file, now).map((signal) => ({
      ...effortSignalInWords(signal),
      since: signal.since,
      evidence: '/effort',
      move: 'system' as const,
    })),
  ]
}

function ofPeople(evidence: DriftEvidence, names: Names): readonly Drift[] {
  const { file, now, calendar, refused, others, disputes } = evidence
  const sameTeam = sameTeamRuns(file.pilot, others)
  const outside = asksForOutsideReview(file, disputes, now)
  return [
    ...frictionSignals(evidence).map(({ seen, ...rest }) => ({ ...rest, ...frictionSignalInWords(seen) })),
    ...reviewSignals(file, now, calendar).map(reviewDrift),
    ...otherSideSignals(file, refused).map((signal) => otherSideDrift(signal, names)),
    ...(outside ? [outsideReviewDrift(outside)] : []),
    ...(sameTeam.length > 0 ? [teamDrift(sameTeam)] : []),
  ]
}
