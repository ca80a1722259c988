// What platforms and people report by themselves: runs, the failures they opened, friction. Evidence, not governed row by row.
import type { FrictionKind, FrictionReason } from '../../src/domain/friction.ts'
import type { ErrorKind, Platform, RunStatus } from '../../src/domain/run.ts'
import { bool, index, instant, int, json, oneOf, primaryKey, ref, table, week, words } from '../kit.ts'

/** One attempt at a run, as the newest event told it. `week` is the ISO week in which it ended, or arrived. */
export const runs = table(
  'runs',
  {
    pilot: ref('pilot').notNull(),
    platform: oneOf<Platform>('platform').notNull(),
    run: words('run').notNull(),
    attempt: int('attempt').notNull(),
    flow: words('flow').notNull(),
    status: oneOf<RunStatus>('status').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    case: words('case'),
    errorMessage: words('error_message'),
    errorKind: oneOf<ErrorKind>('error_kind').notNull(),
    step: words('step'),
    handledByHand: bool('handled_by_hand').notNull(),
    link: words('link'),
    more: json<Readonly<Record<string, string>>>('more').notNull(),
    /** The failure that it opened or joined. */
    failure: int('failure'),
    /** The ledger entry that took it in as evidence; null until then, and again when a later event tells it otherwise. */
    batch: int('batch'),
    week: week('week').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.pilot, row.platform, row.run, row.attempt] }),
    index('runs_received').on(row.pilot, row.receivedAt),
    index('runs_week').on(row.pilot, row.week, row.status, row.flow),
    index('runs_batch').on(row.batch, row.pilot, row.receivedAt),
    index('runs_flow').on(row.pilot, row.flow, row.receivedAt),
    index('runs_failure').on(row.pilot, row.failure, row.week, row.status, row.run),
  ],
)

/** Every event that was accepted, by its own id or, without one, its content: idempotent for ever. */
export const hookEvents = table(
  'hook_events',
  {
    pilot: ref('pilot').notNull(),
    platform: oneOf<Platform>('platform').notNull(),
    event: words('event').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.platform, row.event] })],
)

/** When a token was used last, and how that ended. */
export const hookUses = table('hook_uses', {
  token: ref('token').primaryKey(),
  platform: oneOf<Platform>('platform').notNull(),
  lastAt: instant('last_at').notNull(),
  lastStatus: int('last_status').notNull(),
  accepted: int('accepted').notNull(),
  refused: int('refused').notNull(),
})

/** A failure that runs opened: same fingerprint while it is open, same failure. */
export const reportedFailures = table(
  'reported_failures',
  {
    pilot: ref('pilot').notNull(),
    failure: int('failure').notNull(),
    fingerprint: words('fingerprint').notNull(),
    component: words('component').notNull(),
    platform: oneOf<Platform>('platform').notNull(),
    side: oneOf<'policy' | 'system' | 'unknown'>('side').notNull(),
    message: words('message').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    firstReceivedAt: instant('first_received_at').notNull(),
    runs: int('runs').notNull(),
    cases: int('cases').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.pilot, row.failure] }),
    index('reported_failures_fingerprint').on(row.pilot, row.fingerprint),
  ],
)

/**
 * What was known of such a failure after each batch of runs that touched it, so that a past day can be shown as it was.
 * `weeks` says how many of its runs ended in which ISO week.
 */
export const reportedCounts = table(
  'reported_counts',
  {
    pilot: ref('pilot').notNull(),
    failure: int('failure').notNull(),
    at: instant('at').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    runs: int('runs').notNull(),
    cases: int('cases').notNull(),
    weeks: json<Readonly<Record<string, number>>>('weeks').notNull(),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.failure, row.at] })],
)

/** What somebody reported, signed in or not. */
export const frictionReports = table(
  'friction_reports',
  {
    pilot: ref('pilot').notNull(),
    report: int('report').notNull(),
    kind: oneOf<FrictionKind>('kind').notNull(),
    reason: oneOf<FrictionReason>('reason'),
    words: words('words').notNull(),
    case: words('case'),
    person: ref('person'),
    name: words('name'),
    week: week('week').notNull(),
    at: instant('at').notNull(),
    /** The ledger entry that says that it came in. */
    seq: int('seq').notNull(),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.report] }), index('friction_reports_week').on(row.pilot, row.week)],
)

/** What is to be told outside: a mail, a webhook, a line in a chat. Tried again with growing pauses until it was taken. */
export const messages = table(
  'messages',
  {
    message: words('message').primaryKey(),
    pilot: ref('pilot'),
    kind: oneOf<'mail' | 'webhook' | 'chat'>('kind').notNull(),
    to: words('to').notNull(),
    about: words('about').notNull(),
    body: words('body').notNull(),
    state: oneOf<'waiting' | 'sent' | 'given up'>('state').notNull(),
    tries: int('tries').notNull(),
    nextAt: instant('next_at').notNull(),
    error: words('error'),
    at: instant('at').notNull(),
  },
  (row) => [index('messages_next').on(row.state, row.nextAt)],
)
