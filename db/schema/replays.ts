// What is computed from rules and cases, off the request path. Not governed: it may be dropped and computed again.
import type { CaseFinding } from '../../src/domain/case-finding.ts'
import type { ReplayProgress, ReplayReport } from '../../src/domain/replay.ts'
import { index, instant, int, json, oneOf, primaryKey, ref, table, week, words } from '../kit.ts'

/** A replay of one change's exact content over the cases. `aliveAt` is real time, as with a batch. */
export const replays = table(
  'replays',
  {
    replay: int('replay').primaryKey(),
    pilot: ref('pilot').notNull(),
    change: int('change').notNull(),
    hash: words('hash').notNull(),
    state: oneOf<'at work' | 'done' | 'stopped'>('state').notNull(),
    progress: json<ReplayProgress>('progress').notNull(),
    report: json<ReplayReport>('report'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
    aliveAt: instant('alive_at').notNull(),
  },
  (row) => [index('replays_change').on(row.pilot, row.change)],
)

/** What the rules in effect at its completion say of a case: one row for each finding, and one that says it was looked at. */
export const caseChecks = table(
  'case_checks',
  {
    pilot: ref('pilot').notNull(),
    case: words('case').notNull(),
    finding: oneOf<CaseFinding>('finding').notNull(),
    rule: int('rule'),
    version: int('version'),
    week: week('week'),
    at: instant('at').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.pilot, row.case, row.finding] }),
    index('case_checks_finding').on(row.pilot, row.finding, row.week),
  ],
)
