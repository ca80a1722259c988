// A sign of drift: a failure was called corrected, and neither the map nor a rule says anything new. It will be back.
import { type Failure, failuresIn } from './failure.ts'
import type { Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'
import { mapInForceSince } from './system-map.ts'

export type FailureSignal = {
  readonly failure: Failure
  /** Nothing was changed, as somebody said; or they named a map or a rule that is the same as before. */
  readonly seen: 'nothing was changed' | 'the map is unchanged' | 'the rules are unchanged'
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

/** What is the same as before the failure; null where something changed, or the system did as somebody said. */
function withoutTrace(file: PilotFile, { changed, occurredAt }: Failure): FailureSignal['seen'] | null {
  if (changed === 'nothing') return 'nothing was changed'
  if (changed === 'map' && !hasNewMap(file, occurredAt)) return 'the map is unchanged'
  return changed === 'rule' && !file.rules.some(({ at }) => at >= occurredAt) ? 'the rules are unchanged' : null
}

function hasNewMap({ maps, keys }: PilotFile, since: number): boolean {
  return maps.some((map) => (mapInForceSince(map, keys) ?? 0) >= since)
}
