// A flow that never ran raises no error. So every integration that is expected to speak is listened to: past its cadence,
// nothing at all is an alarm. A feed that speaks only of failures has none, and says so.
import { windowsHeld } from './maintenance.ts'
import { lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { testFlow } from './run.ts'
import { type Integration, mapInForce, mapInForceSince } from './system-map.ts'

/** An integration from which nothing has come for longer than its cadence. Instants in ms. */
export type Silence = {
  readonly integration: string
  readonly name: string
  readonly everyMinutes: number
  /** When something came last; null when nothing ever did. */
  readonly heardAt: number | null
  /** From when on nothing came: the last arrival, or when it began to be expected. */
  readonly since: number
}

/** How an integration is listened to. */
export type Feed = Pick<Integration, 'id' | 'name' | 'everyMinutes'> & {
  readonly heardAt: number | null
  readonly state: 'heard' | 'silent' | 'only failures' | 'no cadence' | 'not yet expected' | 'awaited'
  readonly silence: Silence | null
}

/** When (ms) something came last of each flow, by its name. */
export type Heard = ReadonlyMap<string, number>

/** Every integration of the map in force with how it is listened to. While the pilot does not run, nothing is expected. */
export function feedsOf(file: PilotFile, heard: Heard, now: number): readonly Feed[] {
  const map = mapInForce(file.maps, file.keys)
  const begun = runsSince(file)
  const planned = windowsHeld(file.maintenances).filter(({ from }) => from <= now)
  const expected = map && begun !== null ? Math.max(begun, mapInForceSince(map, file.keys) ?? begun) : null
  return (map?.content.integrations ?? []).map((integration) => {
    const heardAt = lastOf(integration, heard)
    const upkeep = planned.map(({ to }) => Math.min(to, now))
    const silence = expected === null ? null : silenceOf(integration, heardAt, Math.max(expected, ...upkeep), now)
    const { id, name, everyMinutes } = integration
    return { id, name, everyMinutes, heardAt, silence, state: stateOf(integration, heardAt, silence, expected) }
  })
}

/** The integrations that are silent at an instant (ms), the one that is silent longest first. */
export function silencesOf(file: PilotFile, heard: Heard, now: number): readonly Silence[] {
  return feedsOf(file, heard, now)
    .flatMap(({ silence }) => silence ?? [])
    .toSorted((a, b) => a.since - b.since)
}

/** The flows that are listened to. */
export function flowsHeard({ maps, keys }: Pick<PilotFile, 'maps' | 'keys'>): readonly string[] {
  const integrations = mapInForce(maps, keys)?.content.integrations ?? []
  return [...new Set(integrations.flatMap(flowsOf))]
}

/** An integration that names no flow is known to its platform by its own name. What people send by hand to try is no flow. */
export function flowsOf({ flows, name }: Pick<Integration, 'flows' | 'name'>): readonly string[] {
  return [...flows, name].filter((flow) => flow !== testFlow)
}

function lastOf(integration: Integration, heard: Heard): number | null {
  const arrivals = flowsOf(integration).flatMap((flow) => heard.get(flow) ?? [])
  return arrivals.length === 0 ? null : Math.max(...arrivals)
}

/** Since when (ms) the pilot runs without a pause; null while it does not. */
export function runsSince({ pilot }: Pick<PilotFile, 'pilot'>): number | null {
  const last = lastStage(pilot)
  return last?.stage === 'running' ? last.at : null
}

/** Silence is counted from the last arrival, or from the launch, the resumption, or the end of planned work after it. */
function silenceOf(integration: Integration, heardAt: number | null, expectedAt: number, now: number): Silence | null {
  const { id, name, everyMinutes, onlyFailures } = integration
  if (everyMinutes === null || onlyFailures) return null
  const since = Math.max(expectedAt, heardAt ?? 0)
  return now - since > everyMinutes * 60_000 ? { integration: id, name, everyMinutes, heardAt, since } : null
}

function stateOf(
  { onlyFailures, everyMinutes }: Integration,
  heardAt: number | null,
  silence: Silence | null,
  expected: number | null,
): Feed['state'] {
  if (onlyFailures) return 'only failures'
  if (everyMinutes === null) return 'no cadence'
  if (silence) return 'silent'
  if (expected === null) return 'not yet expected'
  return heardAt === null ? 'awaited' : 'heard'
}
