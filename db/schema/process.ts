// How the work is done, what the people who do it have read and learnt, and the tests and drills of the rules.
import type { DrillContent } from '../../src/domain/drill.ts'
import type { MessyContent } from '../../src/domain/messy-case.ts'
import type { ProcessContent } from '../../src/domain/process.ts'
import { day, index, instant, int, json, oneOf, ref, seq, table, words } from '../kit.ts'

/** The process steps, today's and the pilot's; every saving is a version. */
export const processes = table(
  'processes',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    version: int('version').notNull(),
    content: json<ProcessContent>('content').notNull(),
    hash: words('hash').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('processes_pilot').on(row.pilot)],
)

/** Somebody has read the when-to-use line (`subject`: the charter's hash) or a switch-on (`subject`: the change's number). */
export const acknowledgements = table(
  'acknowledgements',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    what: oneOf<'when to use' | 'switch-on'>('what').notNull(),
    subject: words('subject').notNull(),
    person: ref('person').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('acknowledgements_pilot').on(row.pilot)],
)

/** Somebody of the group was trained. */
export const trainings = table(
  'trainings',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    person: ref('person').notNull(),
    on: day('on').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('trainings_pilot').on(row.pilot)],
)

/** The rule book or the map was confirmed current: exactly this content, by its hash. */
export const confirmations = table(
  'confirmations',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    document: oneOf<'rule book' | 'map'>('document').notNull(),
    hash: words('hash').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('confirmations_pilot').on(row.pilot)],
)

/**
 * A two-person drill of a rule: begun with its cases and its two people, decided by each in private (the words are beside
 * the chain until both have), or broken off.
 */
export const drills = table(
  'drills',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    drill: int('drill').notNull(),
    what: oneOf<'begun' | 'decided' | 'broken off'>('what').notNull(),
    content: json<DrillContent>('content'),
    decisions: ref('decisions'),
    /** How many cases the two decided differently, once both have. */
    splits: int('splits'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('drills_pilot').on(row.pilot)],
)

/** A messy case written down with what should happen, and every time it was tried. */
export const messyCases = table(
  'messy_cases',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    test: int('test').notNull(),
    what: oneOf<'written' | 'run' | 'dropped'>('what').notNull(),
    content: json<MessyContent>('content'),
    /** The hash of the rule's content on which it was run. */
    ruleHash: words('rule_hash'),
    result: oneOf<'pass' | 'fail'>('result'),
    how: oneOf<'by hand' | 'by replay'>('how'),
    evidence: ref('evidence'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('messy_cases_pilot').on(row.pilot)],
)
