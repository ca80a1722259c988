// A sign of drift: a failure was called corrected, and neither the map nor a rule says anything new. It will be back.
import { type Failure, failuresIn } from './failure.ts'
import { hasNewMap } from './map-after-failure.ts'
import type { Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'

export type FailureSignal = {
  readonly failure: Failure
  /** Nothing was changed, as somebody said; or what they named is the same as before. */
  readonly seen: 'nothing was changed' | 'the map is unchanged' | 'the rules are unchanged' | 'the system is unchanged'
  /** Since which instant (ms). */
  readonly since: number
  /** Where the evidence is, below the pilot's address. */
  readonly evidence: string
  /** Whose move it is. */
  readonly move: Side | 'both'
}

const week = 7 * 86_400_000

/** Every failure of the last weeks that was resolved without a trace in what governs the pilot, the newest first. */
export function failureSignals(file: PilotFile, now: number): readonly FailureSignal[] {
  const from = now - thresholds.weeksSpokenOf * week
  return failuresIn(file)
    .flatMap((failure) => {
      const { resolvedAt, number, side } = failure
      const seen = withoutTrace(file, failure)
      if (resolvedAt === null || resolvedAt < from || seen === null) return []
      const move: FailureSignal['move'] = side === 'unknown' ? 'both' : side
      return [{ failure, seen, since: resolvedAt, evidence: `/failures/${number}`, move }]
    })
    .toSorted((a, b) => b.since - a.since)
}

/** What is the same as before the failure; null where something changed. */
function withoutTrace(file: PilotFile, { changed, occurredAt }: Failure): FailureSignal['seen'] | null {
  const isNew = ({ at }: { readonly at: number }) => at >= occurredAt
  const [map, rules] = [hasNewMap(file, occurredAt), file.rules.some(isNew)]
  if (changed === 'nothing') return 'nothing was changed'
  if (changed === 'map' && !map) return 'the map is unchanged'
  if (changed === 'rule' && !rules) return 'the rules are unchanged'
  return changed === 'system' && !map && !rules && !file.builds.some(isNew) ? 'the system is unchanged' : null
}
