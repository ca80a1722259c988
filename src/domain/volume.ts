// A feed that still speaks may speak far too little: half of the invoices stay somewhere. So where the map says how many runs
// a working day brings, the last whole one is counted.
import type { Calendar } from './calendar.ts'
import { daysAfter } from './day.ts'
import { windowsHeld } from './maintenance.ts'
import type { PilotFile } from './pilot-file.ts'
import { flowsOf, runsSince } from './silence.ts'
import { type Integration, mapInForce, mapInForceSince } from './system-map.ts'
import { isWorkingDay } from './working-days.ts'

/** An integration that brought fewer runs on a working day than are expected. */
export type Shortfall = {
  readonly integration: string
  readonly name: string
  /** The day, "2026-09-07". */
  readonly on: string
  readonly runs: number
  readonly fewest: number
}

/** How many runs of each flow arrived on a day, each run once. */
export type DayOfRuns = ReadonlyMap<string, number>

/** The last whole working day before an instant (ms). */
export function lastWorkingDay(now: number, { dayOf }: Calendar): string {
  let day = daysAfter(dayOf(now), -1)
  while (!isWorkingDay(Date.parse(`${day}T12:00Z`))) day = daysAfter(day, -1)
  return day
}

/** The flows of which a number of runs is expected. */
export function flowsExpected(file: Pick<PilotFile, 'maps' | 'keys'>): readonly string[] {
  return [...new Set(integrationsExpected(file).flatMap(flowsOf))]
}

/** What fell short on a day. Days that the pilot or the map did not see from their beginning, or of planned work, say nothing. */
export function shortfallsOn(file: PilotFile, day: string, runs: DayOfRuns, calendar: Calendar): readonly Shortfall[] {
  const [from, to] = [calendar.instantOf(day, '00:00'), calendar.instantOf(daysAfter(day, 1), '00:00')]
  const map = mapInForce(file.maps, file.keys)
  const begun = runsSince(file)
  const isWhole = map && begun !== null && Math.max(begun, mapInForceSince(map, file.keys) ?? begun) <= from
  if (!isWhole || windowsHeld(file.maintenances).some((one) => one.from < to && from < one.to)) return []
  return integrationsExpected(file).flatMap(({ id, name, flows, fewestADay: fewest }) => {
    const many = flowsOf({ flows, name }).reduce((sum, flow) => sum + (runs.get(flow) ?? 0), 0)
    return many < fewest ? [{ integration: id, name, on: day, runs: many, fewest }] : []
  })
}

type Expected = Integration & Required<Pick<Integration, 'fewestADay'>>

function integrationsExpected({ maps, keys }: Pick<PilotFile, 'maps' | 'keys'>): readonly Expected[] {
  const integrations = mapInForce(maps, keys)?.content.integrations ?? []
  return integrations.flatMap(({ fewestADay, ...one }) => (fewestADay ? [{ ...one, fewestADay }] : []))
}
