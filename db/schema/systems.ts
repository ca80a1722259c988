// The system side: the map in all its versions, what people did about failures, what was spent, built, tried and drilled.
import type { FailureAct, FailureSaid } from '../../src/domain/failure.ts'
import type { FrictionKind, FrictionReason } from '../../src/domain/friction.ts'
import type { Seat, Side } from '../../src/domain/person.ts'
import type { MapContent } from '../../src/domain/system-map.ts'
import type { MapChangeAct } from '../../src/domain/system-map-change.ts'
import { bool, day, index, instant, int, json, oneOf, ref, seq, table, week, words } from '../kit.ts'

/** One version of the map. */
export const systemMaps = table(
  'system_maps',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    version: int('version').notNull(),
    base: int('base').notNull(),
    kind: oneOf<'draft' | 'correction' | 'change'>('kind').notNull(),
    touchesPolicy: bool('touches_policy').notNull(),
    content: json<MapContent>('content').notNull(),
    hash: words('hash').notNull(),
    why: ref('why'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('system_maps_pilot').on(row.pilot)],
)

/** One thing that happened to a proposed change of the system, beside its keys. */
export const mapChanges = table(
  'map_changes',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    version: int('version').notNull(),
    what: oneOf<MapChangeAct>('what').notNull(),
    effect: oneOf<'parks' | 'frees'>('effect'),
    why: ref('why'),
    by: ref('by').notNull(),
    seat: oneOf<Seat>('seat'),
    for: ref('for'),
    at: instant('at').notNull(),
  },
  (row) => [index('map_changes_pilot').on(row.pilot)],
)

/** Runs that were taken in as evidence together: how many, how many had failed, and the hash of what they said. */
export const runBatches = table(
  'run_batches',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    runs: int('runs').notNull(),
    failed: int('failed').notNull(),
    newestAt: instant('newest_at').notNull(),
    hash: words('hash').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('run_batches_pilot').on(row.pilot)],
)

/** One thing that people did about a failure. */
export const failures = table(
  'failures',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    failure: int('failure').notNull(),
    what: oneOf<FailureAct>('what').notNull(),
    said: json<FailureSaid>('said').notNull(),
    words: ref('words'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('failures_pilot').on(row.pilot)],
)

/** A group of friction reports, or one of them, was given to a side. */
export const frictionTriages = table(
  'friction_triages',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    kind: oneOf<FrictionKind>('kind').notNull(),
    reason: oneOf<FrictionReason>('reason'),
    /** Null for the whole group. */
    report: int('report'),
    side: oneOf<Side>('side').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('friction_triages_pilot').on(row.pilot)],
)

/** Work spent on the system. */
export const efforts = table(
  'efforts',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    what: oneOf<'support' | 'build'>('what').notNull(),
    week: week('week').notNull(),
    minutes: int('minutes').notNull(),
    words: ref('words'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('efforts_pilot').on(row.pilot)],
)

/** A version of the automation put in place, or taken back. */
export const builds = table(
  'builds',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    what: oneOf<'build' | 'rollback'>('what').notNull(),
    build: words('build').notNull(),
    rules: json<Readonly<Record<string, number>>>('rules').notNull(),
    words: ref('words'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('builds_pilot').on(row.pilot)],
)

/** Planned downtime, or that such a plan was taken back; `takesBack` is the entry that planned it. */
export const maintenances = table(
  'maintenances',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    from: instant('from').notNull(),
    to: instant('to').notNull(),
    takesBack: int('takes_back'),
    words: ref('words'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('maintenances_pilot').on(row.pilot)],
)

/** An alert was tried. */
export const alertTests = table(
  'alert_tests',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    integration: words('integration').notNull(),
    on: day('on').notNull(),
    minutes: int('minutes'),
    words: ref('words'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('alert_tests_pilot').on(row.pilot)],
)

/** The fallback was practised by two people. */
export const fallbackDrills = table(
  'fallback_drills',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    on: day('on').notNull(),
    people: json<readonly [string, string]>('people').notNull(),
    minutes: int('minutes').notNull(),
    normalMinutes: int('normal_minutes').notNull(),
    words: ref('words'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('fallback_drills_pilot').on(row.pilot)],
)
