// What took effect in a week: from then on the figures speak of another way of working, so the streak begins anew and the
// charts mark the week.
import type { Calendar } from './calendar.ts'
import { inForceSince, restartsStreak } from './charter.ts'
import type { PilotFile } from './pilot-file.ts'
import type { RuleVersion } from './rule.ts'
import { mapInForceSince, type MapVersion } from './system-map.ts'

export type TookEffect = {
  /** The versions of rules that were switched on, in their order. */
  readonly rules: readonly RuleVersion[]
  /** The changes of the system; a correction of the map changes nothing but the record. */
  readonly maps: readonly MapVersion[]
  /** An amendment that restarts the streak took effect. */
  readonly isAmended: boolean
}

/** What took effect in an ISO week. */
export function tookEffectIn(file: PilotFile, week: string, calendar: Calendar): TookEffect {
  const isThen = (at: number | null) => at !== null && calendar.weekOf(at) === week
  return {
    rules: file.rules.filter(({ change, at }) => change !== null && isThen(at)),
    maps: file.maps.filter((map) => map.kind === 'change' && isThen(mapInForceSince(map, file.keys))),
    isAmended: amendments(file).some(isThen),
  }
}

/** The instants (ms) at which a charter that restarts the streak came into force. */
function amendments({ charters, keys }: PilotFile): readonly (number | null)[] {
  const inForce = charters.filter((charter) => inForceSince(charter, keys) !== null)
  return inForce.flatMap((charter, nth) => {
    const before = inForce[nth - 1]
    return before && restartsStreak(before.content, charter.content) ? [inForceSince(charter, keys)] : []
  })
}
