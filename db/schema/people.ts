// Who is here, what they may do, and how they prove who they are.
import type { Duty, Leader, Seat } from '../../src/domain/person.ts'
import { bool, day, id, index, instant, int, json, oneOf, ref, seq, table, words } from '../kit.ts'

/** Governed: invited, details changed, left. Name and address are free text, outside the chain. */
export const people = table(
  'people',
  {
    seq: seq(),
    person: id('person').notNull(),
    what: oneOf<'invited' | 'changed' | 'left'>('what').notNull(),
    details: ref('details'),
    at: instant('at').notNull(),
  },
  (row) => [index('people_person').on(row.person)],
)

export const duties = table(
  'duties',
  {
    seq: seq(),
    person: ref('person').notNull(),
    duty: oneOf<Duty>('duty').notNull(),
    what: oneOf<'granted' | 'withdrawn'>('what').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('duties_person').on(row.person)],
)

export const seats = table(
  'seats',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    seat: oneOf<Seat>('seat').notNull(),
    person: ref('person').notNull(),
    what: oneOf<'offered' | 'agreed' | 'taken' | 'declined' | 'ended'>('what').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('seats_pilot').on(row.pilot), index('seats_person').on(row.person)],
)

/** Who stands in for a leader, from one day to another. */
export const deputies = table(
  'deputies',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    seat: oneOf<Leader>('seat').notNull(),
    holder: ref('holder').notNull(),
    deputy: ref('deputy').notNull(),
    from: day('from').notNull(),
    to: day('to').notNull(),
    what: oneOf<'named' | 'ended'>('what').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('deputies_pilot').on(row.pilot)],
)

/** A new sign-in link: given at once, or asked for a leader, agreed by the other one, then given. */
export const resets = table('resets', {
  seq: seq(),
  person: ref('person').notNull(),
  what: oneOf<'asked' | 'agreed' | 'given'>('what').notNull(),
  by: ref('by').notNull(),
  at: instant('at').notNull(),
})

export const tokens = table('tokens', {
  seq: seq(),
  token: id('token').notNull(),
  pilot: ref('pilot'),
  scopes: json<readonly string[]>('scopes').notNull(),
  what: oneOf<'issued' | 'ended'>('what').notNull(),
  at: instant('at').notNull(),
})

/** How a person signs in. Not governed: what is governed about a person stands in `people`. */
export const accounts = table(
  'accounts',
  {
    person: id('person').primaryKey(),
    name: words('name').notNull(),
    email: words('email').notNull(),
    password: words('password'),
    failures: int('failures').notNull(),
    waitUntil: instant('wait_until').notNull(),
    keysHeldUntil: instant('keys_held_until').notNull(),
  },
  (row) => [index('accounts_email').on(row.email)],
)

/** One-time links, stored as hashes. In the demo a link works more than once. */
export const invitations = table('invitations', {
  hash: words('hash').primaryKey(),
  person: ref('person').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  reusable: bool('reusable').notNull(),
})

export const sessions = table(
  'sessions',
  {
    hash: words('hash').primaryKey(),
    person: ref('person'),
    data: words('data').notNull(),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    from: words('from').notNull(),
  },
  (row) => [index('sessions_person').on(row.person)],
)

export const tokenSecrets = table('token_secrets', {
  hash: words('hash').primaryKey(),
  token: ref('token').notNull(),
})

/** Somebody tried an act that is not theirs. A sign of drift, and kept as evidence. */
export const refusedActs = table(
  'refused_acts',
  {
    id: id('id').primaryKey(),
    pilot: ref('pilot'),
    person: ref('person').notNull(),
    act: words('act').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('refused_acts_pilot').on(row.pilot)],
)
