// Who is told outside when something breaks, what they were told of, and how each try to tell them ended.
import type { AlertWord, TargetKind } from '../../src/domain/alert.ts'
import { index, instant, int, oneOf, primaryKey, ref, seq, table, words } from '../kit.ts'

/** Governed: a place that is told was set or taken out. `place` is the host or the domain; the full address is a secret. */
export const alertTargets = table(
  'alert_targets',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    target: int('target').notNull(),
    kind: oneOf<TargetKind>('kind').notNull(),
    place: words('place').notNull(),
    what: oneOf<'set' | 'taken out'>('what').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('alert_targets_pilot').on(row.pilot)],
)

/** The address behind a target, and what its webhooks are signed with. It goes when the target is taken out. */
export const alertAddresses = table(
  'alert_addresses',
  {
    pilot: ref('pilot').notNull(),
    target: int('target').notNull(),
    address: words('address').notNull(),
    secret: words('secret'),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.target] })],
)

/** What was told of, each once: a failure, a silence from its beginning, a case that stalled. */
export const alerts = table(
  'alerts',
  {
    pilot: ref('pilot').notNull(),
    what: oneOf<AlertWord>('what').notNull(),
    thing: words('thing').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.what, row.thing] })],
)

/** One try to deliver a message. Without an error it was taken. */
export const deliveries = table(
  'deliveries',
  {
    message: ref('message').notNull(),
    nth: int('nth').notNull(),
    at: instant('at').notNull(),
    error: words('error'),
  },
  (row) => [primaryKey({ columns: [row.message, row.nth] })],
)
