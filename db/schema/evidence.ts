// Evidence: cases and what is computed from them. Not governed row by row; the import that admits a batch is one fact
// with its count and hash, and rows of a batch that no fact admitted are seen by nobody.
import type { Path } from '../../src/domain/case.ts'
import type { BatchState, ImportOptions, ImportProgress } from '../../src/domain/import.ts'
import type { WeekRollup } from '../../src/domain/scorecard.ts'
import { bool, index, instant, int, json, oneOf, primaryKey, ref, seq, table, week, words } from '../kit.ts'

/** A batch of cases that somebody brought. `newestAt` says how far the log reaches. */
export const imports = table(
  'imports',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    batch: int('batch').notNull(),
    kind: oneOf<'cases' | 'events'>('kind').notNull(),
    fileHash: words('file_hash').notNull(),
    cases: int('cases').notNull(),
    rejected: int('rejected').notNull(),
    oldestAt: instant('oldest_at'),
    newestAt: instant('newest_at'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('imports_pilot').on(row.pilot)],
)

/** A case is left out of the figures, with a reason code. The newest row of a case holds. */
export const exclusions = table(
  'exclusions',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    case: words('case').notNull(),
    what: oneOf<'excluded' | 'included'>('what').notNull(),
    reason: words('reason').notNull(),
    why: ref('why'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('exclusions_pilot').on(row.pilot)],
)

/**
 * One version of a case as one batch told it; the newest admitted batch of a case holds. A batch belongs to one pilot, so
 * the key names none: a shorter key keeps the import of a million cases quick.
 */
export const cases = table(
  'cases',
  {
    pilot: ref('pilot').notNull(),
    case: words('case').notNull(),
    batch: int('batch').notNull(),
    receivedAt: instant('received_at').notNull(),
    completedAt: instant('completed_at'),
    week: week('week'),
    cycleMs: int('cycle_ms'),
    /** The part of it in which people were at work; null for cases that came in before that was measured. */
    workedMs: int('worked_ms'),
    path: oneOf<Path>('path'),
    outsideHow: words('outside_how'),
    manualTouches: int('manual_touches'),
    handoffs: int('handoffs'),
    errors: int('errors'),
    rework: bool('rework'),
    exception: bool('exception'),
    routedTo: words('routed_to'),
    fieldsEdited: json<readonly string[]>('fields_edited').notNull(),
    attributes: json<Readonly<Record<string, string>>>('attributes').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.case, row.batch] }),
    index('cases_week').on(row.pilot, row.week, row.cycleMs, row.batch),
  ],
)

/** What failed within a case, by component. */
export const caseFailures = table(
  'case_failures',
  {
    pilot: ref('pilot').notNull(),
    case: words('case').notNull(),
    batch: int('batch').notNull(),
    component: words('component').notNull(),
    week: week('week'),
    count: int('count').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.case, row.batch, row.component] }),
    index('case_failures_week').on(row.pilot, row.week),
  ],
)

/** The figures of one week, computed when data arrive. May be dropped and computed again at any time. */
export const weekRollups = table(
  'week_rollups',
  {
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    figures: json<WeekRollup>('figures').notNull(),
    computedAt: instant('computed_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.week] })],
)

/**
 * A file on its way in: what was asked, how far it is, and whether a fact has admitted its cases. `file` is the random
 * name under which an upload is kept, null for what came by the command line. `aliveAt` is the real time at which the
 * import last said that it is at work; whoever is silent for long has crashed.
 */
export const batches = table(
  'batches',
  {
    batch: int('batch').primaryKey(),
    pilot: ref('pilot').notNull(),
    by: ref('by').notNull(),
    session: words('session').notNull(),
    file: words('file'),
    options: json<ImportOptions>('options').notNull(),
    state: oneOf<BatchState>('state').notNull(),
    progress: json<ImportProgress>('progress').notNull(),
    at: instant('at').notNull(),
    aliveAt: instant('alive_at').notNull(),
  },
  (row) => [index('batches_pilot').on(row.pilot)],
)

/** What a program sent under a key of its own choice: sent once more, it is the same import. `hash` is that of its body. */
export const sentCases = table(
  'sent_cases',
  {
    token: ref('token').notNull(),
    key: words('key').notNull(),
    batch: int('batch').notNull(),
    hash: words('hash').notNull(),
  },
  (row) => [primaryKey({ columns: [row.token, row.key] })],
)

/** How long cases wait between two neighbouring activities, as one event log told it: the median over all its cases. */
export const logWaits = table(
  'log_waits',
  {
    pilot: ref('pilot').notNull(),
    batch: int('batch').notNull(),
    from: words('from').notNull(),
    to: words('to').notNull(),
    times: int('times').notNull(),
    medianMs: int('median_ms').notNull(),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.batch, row.from, row.to] })],
)
