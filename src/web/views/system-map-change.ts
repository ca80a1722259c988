// A proposed change of the system: what it changes and why, whose keys it takes, and where it stands.
import { freezeEndsAt } from '../../domain/freeze.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { emptyMap, keyedMap } from '../../domain/system-map.ts'
import { isHeldByFreeze, mapChangeStage, type MapChangeStage } from '../../domain/system-map-change.ts'
import { dayOf } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import { type Problems, problemSummary } from './field.ts'
import type { Fold } from './fold.ts'
import type { FreezeKeys } from './freeze-keys.ts'
import { type KeyStep, keyStep } from './key-form.ts'
import type { Keys } from './keys.ts'
import type { Link } from './page.ts'
import { breakingFreeze, otherSteps, problemsOn, storyOf } from './system-map-change-steps.ts'
import { mapAddress, type MapChangeOf, mapChangeAddress } from './system-map-change-of.ts'
import { mapDifference, type MapDifference, mapVersionName } from './system-map-versions.ts'
import type { Trail } from './trail.ts'
import { turnedKeys } from './turned-keys.ts'

export type MapChangePage = {
  readonly back: Link
  readonly heading: string
  readonly standing: string
  readonly takes: string
  readonly proposed: string
  readonly why: string
  readonly groups: readonly MapDifference[]
  readonly whole: Link
  /** What happened to it since, beside its keys. */
  readonly story: Trail
  readonly keys: Keys
  readonly step: KeyStep
  /** The keys that break the freeze, while it holds the change. */
  readonly freeze: FreezeKeys | null
  readonly folds: readonly Fold[]
  readonly problems: Problems | null
}

export function mapChangeView(given: MapChangeOf): MapChangePage {
  const { file, change, names, calendar, now, texts, again } = given
  const base = file.maps.find(({ version }) => version === change.base)?.content ?? emptyMap
  const who = nameWithSeat(names, file.pilot.holders, change.by)
  return {
    back: { text: 'The map', href: mapAddress(given) },
    heading: `Change of the system, ${mapVersionName(change).toLowerCase()}`,
    standing: standingOf(given),
    takes: change.touchesPolicy ? bothKeys : systemKey,
    proposed: `${who} proposed this on ${dayOf(change.at, calendar.zone, now)}.`,
    why: texts.get(change.why ?? '') ?? '',
    groups: mapDifference(base, change.content),
    whole: { text: 'The whole map as it would be', href: `${mapAddress(given)}?version=${change.version}` },
    story: storyOf(given),
    keys: keysOf(given),
    step: stepOf(given),
    freeze: breakingFreeze(given),
    folds: otherSteps(given),
    problems: problemSummary(again?.problems ?? []),
  }
}

function standingOf({ file, change, now, calendar }: MapChangeOf): string {
  if (!isHeldByFreeze(file, change, now, calendar)) return standings[mapChangeStage(file, change)]
  const until = dayOf(freezeEndsAt(file, now, calendar) ?? now, calendar.zone, now)
  return `The scope is frozen, so it is parked until ${until}, when the first cycle ends. Then it waits for its keys.`
}

const standings: Readonly<Record<MapChangeStage, string>> = {
  proposed: 'It waits for a key.',
  parked: 'The first cycle has ended and nothing holds it any more: it waits for a key.',
  withdrawn: 'It was withdrawn: nothing changes.',
  'in effect': 'It is in effect.',
  stale: 'The map has moved since: it can take no key any more. Propose it again on the map as it is now.',
}

const bothKeys = 'It touches who approves, a human point or routing, so it takes both keys.'
const systemKey = 'It touches no approval, no human point and no routing, so the CTO’s key is enough.'

function keysOf(given: MapChangeOf): Keys {
  const { change, file } = given
  return turnedKeys({
    ...given,
    id: 'map-keys',
    on: mapVersionName(change).toLowerCase(),
    content: keyedMap(file.pilot.id, change),
    replaced: [],
    moved: '',
    awaits: awaitsOf(given),
  })
}

/** What an empty slot says where nobody is waited for. */
function awaitsOf({ change, file, now, calendar }: MapChangeOf): MapAwaits {
  const stage = mapChangeStage(file, change)
  const nobody = stage === 'stale' || stage === 'withdrawn' ? 'Nobody is waited for.' : null
  const later = isHeldByFreeze(file, change, now, calendar) ? 'Not before the freeze ends.' : nobody
  return { policy: change.touchesPolicy ? later : 'Not needed.', system: later }
}

type MapAwaits = { readonly policy: string | null; readonly system: string | null }

/** The COO has no key to turn where the change touches no policy. */
function stepOf(given: MapChangeOf): KeyStep {
  const { file, change, signer, now, calendar, again } = given
  const stage = mapChangeStage(file, change)
  const isOpen = (stage === 'proposed' || stage === 'parked') && !isHeldByFreeze(file, change, now, calendar)
  if (!isOpen || hasEnded(file.pilot) || (!change.touchesPolicy && signer.seat === 'coo'))
    return { form: null, says: null }
  const then = change.touchesPolicy ? 'Once both keys have turned, the' : 'The'
  return keyStep({
    ...given,
    id: 'map-key',
    action: `${mapChangeAddress(given)}/keys`,
    content: keyedMap(file.pilot.id, change),
    next: `${then} system is changed: the charts are marked and the weeks to hold count anew.`,
    button: signer.seat === 'coo' ? 'Turn the policy key' : 'Turn the system key',
    problems: problemsOn('keys', again),
  })
}
