// The weekly meeting: who was there, what it decided should be done, and where a meeting that is going on stands.
import type { ActionKind, ActionWord } from '../../src/domain/action.ts'
import type { MeetingWord } from '../../src/domain/meeting.ts'
import type { Seat } from '../../src/domain/person.ts'
import { day, index, instant, int, oneOf, primaryKey, ref, seq, table, week, words } from '../kit.ts'

/** Governed: a review was begun, joined, adjourned or ended. */
export const meetings = table(
  'meetings',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    what: oneOf<MeetingWord>('what').notNull(),
    why: ref('why'),
    by: ref('by').notNull(),
    seat: oneOf<Seat>('seat'),
    for: ref('for'),
    at: instant('at').notNull(),
  },
  (row) => [index('meetings_pilot').on(row.pilot)],
)

/** Governed: what a review decided should be done or cut, and what became of it. */
export const actions = table(
  'actions',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    action: int('action').notNull(),
    week: week('week').notNull(),
    kind: oneOf<ActionKind>('kind').notNull(),
    what: oneOf<ActionWord>('what').notNull(),
    words: ref('words'),
    owner: ref('owner'),
    dueOn: day('due_on'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('actions_pilot').on(row.pilot)],
)

/** Where a meeting stands now: its step and since when. Screens follow it; nothing is decided by it. */
export const meetingSteps = table(
  'meeting_steps',
  {
    pilot: ref('pilot').notNull(),
    week: week('week').notNull(),
    step: int('step').notNull(),
    by: ref('by').notNull(),
    since: instant('since').notNull(),
  },
  (row) => [primaryKey({ columns: [row.pilot, row.week] })],
)

/** A person's own address of the calendar of reviews, stored as a hash; a new one takes its place. */
export const calendarLinks = table('calendar_links', {
  person: ref('person').primaryKey(),
  hash: words('hash').notNull(),
  at: instant('at').notNull(),
})

/** The digest of a working day was made for a person, once; one that had nothing to say was not sent. */
export const digests = table(
  'digests',
  { person: ref('person').notNull(), on: day('on').notNull(), at: instant('at').notNull() },
  (row) => [primaryKey({ columns: [row.person, row.on] })],
)

/** Who wants no digest, since when. Everybody else gets one. */
export const digestsOff = table('digests_off', { person: ref('person').primaryKey(), at: instant('at').notNull() })
