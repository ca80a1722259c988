// The system part of the launch gate: failures are thought through before they happen, every record has one home, access
// was looked at, and somebody has said what it will cost.
import { listed } from './advice/wording.ts'
import { lastAlertSeen } from './alert-test.ts'
import { waysUnplanned } from './map-findings.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Integration, type MapContent, mapInForce, type RecordPart } from './system-map.ts'

/** What is missing of the map: nothing of it counts while it names no system. */
function missingOn(file: PilotFile, look: (map: MapContent) => readonly string[]): string | null {
  const map = mapInForce(file.maps, file.keys)?.content
  if (!map || map.systems.length === 0) return 'The system map names no system yet.'
  const missing = look(map)
  return missing.length === 0 ? null : missing.join(' ')
}

/** What is missing of any integration's failure paths, alert or rollback. */
export function failurePathsMissing(file: PilotFile): string | null {
  return missingOn(file, ({ integrations }) => integrations.flatMap((integration) => unpreparedIn(integration, file)))
}

function unpreparedIn(integration: Integration, file: PilotFile): readonly string[] {
  const ways = waysUnplanned(integration)
  const lacks = [
    ...(ways.length > 0 ? [`a failure path for ${listed(ways)}`] : []),
    ...(integration.alert === '' ? ['an alert'] : []),
    ...(integration.alert !== '' && !lastAlertSeen(file, integration.id)
      ? ['a test of its alert that somebody saw']
      : []),
    ...(integration.rollback === '' ? ['a rollback'] : []),
  ]
  return lacks.length === 0 ? [] : [`“${integration.name}” lacks ${listed(lacks)}.`]
}

/** Which record has no source of truth, or not exactly one writer. */
export function truthMissing(file: PilotFile): string | null {
  return missingOn(file, ({ records }) => {
    if (records.length === 0) return ['No record is on the map.']
    return records.flatMap(unclearIn)
  })
}

function unclearIn({ name, truth, writers }: RecordPart): readonly string[] {
  return [
    ...(truth === null ? [`“${name}” has no source of truth.`] : []),
    ...(writers.length === 0 ? [`Nothing is said to write “${name}”.`] : []),
    ...(writers.length > 1 ? [`${writers.length} systems write “${name}”.`] : []),
  ]
}

/** Whether the access grants were reviewed. */
export function grantsMissing(file: PilotFile): string | null {
  return missingOn(file, ({ grantsReviewedOn }) =>
    grantsReviewedOn === null ? ['Nobody has reviewed the access grants.'] : [],
  )
}

/** Which estimate is missing. */
export function effortMissing(file: PilotFile): string | null {
  return missingOn(file, ({ buildDays, supportMinutes }) => [
    ...(buildDays === null ? ['The days to build are not estimated.'] : []),
    ...(supportMinutes === null ? ['The weekly support is not estimated.'] : []),
  ])
}
