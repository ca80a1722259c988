// Credentials run out on a day that is known long before: whoever can renew them is asked in time. Before the launch the gate
// and the map itself say so.
import type { Calendar } from './calendar.ts'
import { daysAfter } from './day.ts'
import { type MapFinding, mapFindings } from './map-findings.ts'
import type { OpenDecision } from './open-decisions.ts'
import { lastStage } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'

type Expiring = Extract<MapFinding, { readonly on: string }>

/** The credentials of the map in force that expire first, with how many more are about to; due at the end of their last day. */
export function credentialsToRenew(file: PilotFile, now: number, calendar: Calendar): readonly OpenDecision[] {
  if (lastStage(file.pilot) === null) return []
  const expiring = mapFindings(file, calendar.dayOf(now))
    .filter(isExpiring)
    .toSorted((a, b) => a.on.localeCompare(b.on))
  const [first, ...others] = expiring
  if (!first) return []
  const { integration, on } = first
  const about = { is: 'credentials', name: integration.name, on, others: others.length } as const
  const since = calendar.instantOf(daysAfter(on, -thresholds.credentialsExpireInDays), '00:00')
  const open = { what: 'renew credentials', seat: 'cto', about, by: null } as const
  return [
    { ...open, thing: `system-map/integrations/${integration.id}`, since, dueAt: calendar.instantOf(on, '17:00') },
  ]
}

function isExpiring(finding: MapFinding): finding is Expiring {
  return finding.what === 'credentials expire' || finding.what === 'credentials expired'
}
