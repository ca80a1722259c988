// The words of the system map: its parts, rights and ways of failing as people read them, and what was found on it.
import { counted, listed } from '../domain/advice/wording.ts'
import type { MapFinding } from '../domain/map-findings.ts'
import type { Grant, HumanPoint, Integration, MapContent, Right } from '../domain/system-map.ts'
import { dayName } from './dates.ts'

export const doesWords: Readonly<Record<HumanPoint['does'], string>> = {
  approves: 'approves',
  routes: 'says where it goes',
  checks: 'checks',
  'steps in by hand': 'steps in by hand',
}

export const holderWords: Readonly<Record<Grant['kind'], string>> = { person: 'people', tool: 'tool', bot: 'bot' }

/** The name of a system by its id. */
export function systemName({ systems }: Pick<MapContent, 'systems'>, id: string): string {
  return systems.find((system) => system.id === id)?.name ?? id
}

/** "every 30 minutes", "every 4 hours", "every day". */
export function cadenceInWords({ everyMinutes, onlyFailures }: Integration): string {
  if (onlyFailures) return 'reports failures only, so its silence says nothing'
  return everyMinutes === null ? 'no cadence can be expected' : `expected every ${everyInWords(everyMinutes)}`
}

function everyInWords(minutes: number): string {
  if (minutes % 1_440 === 0) return each(minutes / 1_440, 'day')
  return minutes % 60 === 0 ? each(minutes / 60, 'hour') : each(minutes, 'minute')
}

function each(count: number, unit: string): string {
  return count === 1 ? unit : `${count} ${unit}s`
}

export function rightsInWords(rights: readonly Right[]): string {
  return listed(rights)
}

/** What was found, as a sentence. */
export function findingInWords(finding: MapFinding, map: MapContent): string {
  switch (finding.of) {
    case 'record':
      return recordFinding(finding, map)
    case 'grant':
      return `${finding.grant.holder} may ${listed(finding.beyond)} in ${systemName(map, finding.grant.system)}, and none of its integrations needs that.`
    case 'estimate':
      return `Support took ${finding.minutes} minutes a week over the last four weeks; ${finding.estimate} were estimated.`
    default:
      return integrationFinding(finding)
  }
}

function recordFinding({ what, record }: Extract<MapFinding, { of: 'record' }>, map: MapContent): string {
  if (what === 'no source of truth') return `${record.name} has no source of truth.`
  return `${listed(record.writers.map((id) => systemName(map, id)))} all write ${record.name}: one of them should.`
}

function integrationFinding(finding: Extract<MapFinding, { of: 'integration' }>): string {
  const { name } = finding.integration
  switch (finding.what) {
    case 'no failure path':
      return `${name} has no failure path for ${listed(finding.ways)}.`
    case 'nobody repairs':
      return `Nobody is named who could repair a stuck job of ${name}.`
    case 'no rollback':
      return `${name} has no rollback.`
    case 'alert never tested':
      return `Nobody has ever seen a test of the alert of ${name}.`
    case 'alert tested long ago':
      return `The alert of ${name} was last tested on ${dayName(finding.on)}, more than 30 days ago.`
    case 'map unchanged after a repair':
      return `Failure ${finding.failure} of ${name} was repaired, and the map is the same as before. Write what changed, or confirm that the map is current.`
    case 'credentials expire':
      return `The credentials of ${name} expire on ${dayName(finding.on)}.`
    default:
      return `The credentials of ${name} expired on ${dayName(finding.on)}.`
  }
}

/** "4 systems, 3 records, 2 integrations, 5 access grants and 1 human point" */
export function mapInNumbers({ systems, records, integrations, grants, humanPoints }: MapContent): string {
  return listed([
    counted(systems.length, 'system'),
    counted(records.length, 'record'),
    counted(integrations.length, 'integration'),
    counted(grants.length, 'access grant'),
    counted(humanPoints.length, 'human point'),
  ])
}
