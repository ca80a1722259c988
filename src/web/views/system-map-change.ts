// A proposed change of the system: what it changes and why, whose keys it takes, and where it stands.
import { hasEnded } from '../../domain/pilot.ts'
import { emptyMap, keyedMap, type MapVersion } from '../../domain/system-map.ts'
import { mapChangeStage, type MapChangeStage } from '../../domain/system-map-change.ts'
import { dayOf } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { type Problem, type Problems, problemSummary } from './field.ts'
import { type KeyStep, keyStep, type Signer } from './key-form.ts'
import type { Keys } from './keys.ts'
import type { Link } from './page.ts'
import { mapDifference, type MapDifference, mapVersionName } from './system-map-versions.ts'
import { turnedKeys } from './turned-keys.ts'

export type MapChangeOf = Shown & {
  readonly change: MapVersion
  /** The reason in words. */
  readonly why: string
  readonly signer: Signer
  readonly problems: readonly Problem[]
}

export type MapChangePage = {
  readonly back: Link
  readonly heading: string
  readonly standing: string
  readonly takes: string
  readonly proposed: string
  readonly why: string
  readonly groups: readonly MapDifference[]
  readonly whole: Link
  readonly keys: Keys
  readonly step: KeyStep
  readonly problems: Problems | null
}

export function mapChangeView(given: MapChangeOf): MapChangePage {
  const { file, change, names, calendar, now, why, problems } = given
  const map = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map`
  const base = file.maps.find(({ version }) => version === change.base)?.content ?? emptyMap
  const who = nameWithSeat(names, file.pilot.holders, change.by)
  return {
    back: { text: 'The map', href: map },
    heading: `Change of the system, ${mapVersionName(change).toLowerCase()}`,
    standing: standings[mapChangeStage(file, change)],
    takes: change.touchesPolicy ? bothKeys : systemKey,
    proposed: `${who} proposed this on ${dayOf(change.at, calendar.zone, now)}.`,
    why,
    groups: mapDifference(base, change.content),
    whole: { text: 'The whole map as it would be', href: `${map}?version=${change.version}` },
    keys: keysOf(given),
    step: stepOf(given, map),
    problems: problemSummary(problems),
  }
}

const standings: Readonly<Record<MapChangeStage, string>> = {
  proposed: 'It waits for a key.',
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
    awaits: { policy: change.touchesPolicy ? null : 'Not needed.', system: null },
  })
}

/** The COO has no key to turn where the change touches no policy. */
function stepOf(given: MapChangeOf, map: string): KeyStep {
  const { file, change, signer } = given
  const isOpen = mapChangeStage(file, change) === 'proposed' && !hasEnded(file.pilot)
  if (!isOpen || (!change.touchesPolicy && signer.seat === 'coo')) return { form: null, says: null }
  const then = change.touchesPolicy ? 'Once both keys have turned, the' : 'The'
  return keyStep({
    ...given,
    id: 'map-key',
    action: `${map}/changes/${change.version}/keys`,
    content: keyedMap(file.pilot.id, change),
    next: `${then} system is changed: the charts are marked and the weeks to hold count anew.`,
    button: signer.seat === 'coo' ? 'Turn the policy key' : 'Turn the system key',
  })
}
