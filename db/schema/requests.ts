// What people ask: other wishes than rules, what a rule means, and whom somebody reminded of a decision.
import type { RequestAct } from '../../src/domain/request.ts'
import type { Seat } from '../../src/domain/person.ts'
import { index, instant, int, oneOf, ref, seq, table, words } from '../kit.ts'

/** One thing that happened to a request. `minutes` is what it would cost, `wish` and `why` are free texts. */
export const requests = table(
  'requests',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    request: int('request').notNull(),
    what: oneOf<RequestAct>('what').notNull(),
    effect: oneOf<'parks' | 'frees'>('effect'),
    wish: ref('wish'),
    why: ref('why'),
    minutes: int('minutes'),
    hash: words('hash'),
    by: ref('by').notNull(),
    seat: oneOf<Seat>('seat'),
    for: ref('for'),
    at: instant('at').notNull(),
  },
  (row) => [index('requests_pilot').on(row.pilot)],
)

/** A question about a rule, or about the work where no rule speaks, and its answers. */
export const questions = table(
  'questions',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    question: int('question').notNull(),
    rule: int('rule'),
    what: oneOf<'asked' | 'answered'>('what').notNull(),
    words: ref('words').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('questions_pilot').on(row.pilot)],
)

/** Somebody reminded somebody of what waits for them; `thing` is its address below the pilot. */
export const reminders = table(
  'reminders',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    thing: words('thing').notNull(),
    seat: oneOf<Seat>('seat').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('reminders_pilot').on(row.pilot)],
)
