// What the map itself gives reason to look at, computed from it on a day: each finding with the part that it is about and
// whose move it is. Thresholds stand with all the others in signal-thresholds.ts.
import { isRecentTest, lastAlertSeen } from './alert-test.ts'
import { daysAfter } from './day.ts'
import { unmappedRepairs } from './map-after-failure.ts'
import type { Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'
import {
  type FailurePath,
  failureWays,
  type FailureWay,
  type Grant,
  type Integration,
  type MapContent,
  mapInForce,
  type RecordPart,
  type Right,
} from './system-map.ts'
import { previousWeek, weekOfDay } from './week.ts'

type FromRecord = { readonly of: 'record'; readonly record: RecordPart }
type FromIntegration = { readonly of: 'integration'; readonly integration: Integration }

/** What was seen, on which part. */
export type MapFinding = { readonly move: Side } & (
  | (FromRecord & { readonly what: 'two writers' | 'no source of truth' })
  | (FromIntegration & { readonly what: 'no failure path'; readonly ways: readonly FailureWay[] })
  | (FromIntegration & { readonly what: 'nobody repairs' | 'no rollback' | 'alert never tested' })
  | (FromIntegration & {
      readonly what: 'alert tested long ago' | 'credentials expire' | 'credentials expired'
      readonly on: string
    })
  | (FromIntegration & { readonly what: 'map unchanged after a repair'; readonly failure: number })
  | { readonly what: 'grant too wide'; readonly of: 'grant'; readonly grant: Grant; readonly beyond: readonly Right[] }
  | {
      readonly what: 'support above estimate'
      readonly of: 'estimate'
      readonly minutes: number
      readonly estimate: number
    }
)

/** Every finding on the map in force, as of a day ("2026-09-07"). */
export function mapFindings(file: PilotFile, today: string): readonly MapFinding[] {
  const map = mapInForce(file.maps, file.keys)?.content
  if (!map) return []
  return [
    ...map.records.flatMap(recordFindings),
    ...map.integrations.flatMap((integration) => [
      ...plannedFindings(integration),
      ...alertFindings(integration, file, today),
      ...credentialFindings(integration, today),
    ]),
    ...repairFindings(file),
    ...map.grants.flatMap((grant) => grantFindings(map, grant)),
    ...supportFindings(map, file, today),
  ]
}

/** The finding to look at first. Null when there is none. */
export function worstFinding(findings: readonly MapFinding[]): MapFinding | null {
  return findingsByKind(findings)[0]?.[0] ?? null
}

/** Findings of the same kind together; what may already stop work goes before what only might. */
export function findingsByKind(findings: readonly MapFinding[]): readonly (readonly MapFinding[])[] {
  return worstFirst.map((kind) => findings.filter(({ what }) => what === kind)).filter(({ length }) => length > 0)
}

const worstFirst: readonly MapFinding['what'][] = [
  'credentials expired',
  'two writers',
  'no source of truth',
  'nobody repairs',
  'no failure path',
  'no rollback',
  'alert never tested',
  'credentials expire',
  'map unchanged after a repair',
  'grant too wide',
  'alert tested long ago',
  'support above estimate',
]

function recordFindings(record: RecordPart): readonly MapFinding[] {
  const about = { of: 'record', record, move: 'system' } as const
  return [
    ...(record.writers.length > 1 ? [{ ...about, what: 'two writers' } as const] : []),
    ...(record.truth === null ? [{ ...about, what: 'no source of truth' } as const] : []),
  ]
}

function plannedFindings(integration: Integration): readonly MapFinding[] {
  const about = { of: 'integration', integration, move: 'system' } as const
  const ways = waysUnplanned(integration)
  return [
    ...(ways.length > 0 ? [{ ...about, what: 'no failure path', ways } as const] : []),
    ...(integration.repairedBy === '' ? [{ ...about, what: 'nobody repairs' } as const] : []),
    ...(integration.rollback === '' ? [{ ...about, what: 'no rollback' } as const] : []),
  ]
}

/** The ways of failing for which nothing whole is planned yet. */
export function waysUnplanned({ paths }: Pick<Integration, 'paths'>): readonly FailureWay[] {
  return failureWays.filter((way) => !paths.some((path) => path.way === way && isPlanned(path)))
}

/** All four things are said, or why it cannot happen. */
export function isPlanned({ seenHow, whoActs, fallback, rollback, cannotHappen }: FailurePath): boolean {
  return cannotHappen !== '' || [seenHow, whoActs, fallback, rollback].every((said) => said !== '')
}

function alertFindings(integration: Integration, file: PilotFile, today: string): readonly MapFinding[] {
  const about = { of: 'integration', integration, move: 'system' } as const
  const last = lastAlertSeen(file, integration.id)
  if (!last) return [{ ...about, what: 'alert never tested' }]
  return isRecentTest(last, today) ? [] : [{ ...about, what: 'alert tested long ago', on: last.on }]
}

function credentialFindings(integration: Integration, today: string): readonly MapFinding[] {
  const on = integration.credentials?.expiresOn ?? null
  if (on === null || on > daysAfter(today, thresholds.credentialsExpireInDays)) return []
  const what = on < today ? 'credentials expired' : 'credentials expire'
  return [{ of: 'integration', integration, move: 'system', what, on }]
}

function repairFindings(file: PilotFile): readonly MapFinding[] {
  return unmappedRepairs(file).map(({ integration, failure }) => {
    const what = 'map unchanged after a repair'
    return { of: 'integration', integration, move: 'system', what, failure: failure.number }
  })
}

/** A tool or bot needs to read where its integrations take data from and to write where they bring them; no more. */
function grantFindings({ integrations }: MapContent, grant: Grant): readonly MapFinding[] {
  if (grant.kind === 'person') return []
  const own = integrations.filter(({ runsAs }) => isSame(runsAs, grant.holder))
  const needed: readonly Right[] = [
    ...(own.some(({ from }) => from === grant.system) ? (['read'] as const) : []),
    ...(own.some(({ to }) => to === grant.system) ? (['write'] as const) : []),
  ]
  const beyond = grant.rights.filter((right) => !needed.includes(right))
  return beyond.length === 0 ? [] : [{ what: 'grant too wide', of: 'grant', grant, beyond, move: 'system' }]
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Support logged in the full weeks before this one, in minutes a week, against what was estimated. */
function supportFindings({ supportMinutes }: MapContent, { efforts }: PilotFile, today: string): readonly MapFinding[] {
  if (supportMinutes === null) return []
  const weeks = lastWeeks(weekOfDay(today), thresholds.supportWeeks)
  const support = efforts.filter(({ what, week }) => what === 'support' && weeks.includes(week))
  const minutes = Math.round(support.reduce((sum, entry) => sum + entry.minutes, 0) / thresholds.supportWeeks)
  if (minutes <= supportMinutes) return []
  return [{ what: 'support above estimate', of: 'estimate', minutes, estimate: supportMinutes, move: 'system' }]
}

function lastWeeks(week: string, count: number): readonly string[] {
  const before = previousWeek(week)
  return count === 0 ? [] : [before, ...lastWeeks(before, count - 1)]
}
