// The week and its review: what was stated, what each leader chose in private, and the one answer that both signed.
import type { AnswerContent } from '../../src/domain/review.ts'
import type { StatedFigures } from '../../src/domain/scorecard.ts'
import { index, instant, int, json, oneOf, ref, seq, table, week, words } from '../kit.ts'

/** What no log gives yet, said by a person; the newest row of a week holds. */
export const statedFigures = table(
  'stated_figures',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    figures: json<StatedFigures>('figures').notNull(),
    why: ref('why'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('stated_figures_pilot').on(row.pilot)],
)

/** A week that somebody closed before its deadline. */
export const weekClosings = table(
  'week_closings',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('week_closings_pilot').on(row.pilot)],
)

/** A signed week's figures changed afterwards and the other leader acknowledged it. Later weeks use these figures. */
export const corrections = table(
  'corrections',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    figures: words('figures').notNull(),
    hash: words('hash').notNull(),
    author: ref('author').notNull(),
    by: ref('by').notNull(),
    why: ref('why'),
    at: instant('at').notNull(),
  },
  (row) => [index('corrections_pilot').on(row.pilot)],
)

/** The five questions of the weekly review, answered in the room. */
export const reviewNotes = table(
  'review_notes',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    notes: ref('notes').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('review_notes_pilot').on(row.pilot)],
)

/** A leader's private choice: the chain holds a commitment only, the words open when both have chosen. */
export const choices = table(
  'choices',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    round: int('round').notNull(),
    side: oneOf<'policy' | 'system'>('side').notNull(),
    person: ref('person').notNull(),
    for: ref('for'),
    choice: ref('choice').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('choices_pilot').on(row.pilot)],
)

/** The answer of a review as content that keys are turned on. It is signed when both keys are on the newest version. */
export const answers = table(
  'answers',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    version: int('version').notNull(),
    content: json<AnswerContent>('content').notNull(),
    hash: words('hash').notNull(),
    why: ref('why'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('answers_pilot').on(row.pilot)],
)
