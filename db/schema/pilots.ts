// A pilot, its charter, the keys that were turned and the stages it went through. All governed: rows are only ever added.
import type { CharterContent } from '../../src/domain/charter.ts'
import type { KeyObject, RecordedStage } from '../../src/domain/pilot.ts'
import { bool, day, id, index, instant, int, json, oneOf, ref, seq, table, words } from '../kit.ts'

/** The organisation's name and time zone; the newest row holds. The example says of itself that it is one, for good. */
export const organisation = table('organisation', {
  seq: seq(),
  name: words('name').notNull(),
  zone: words('zone').notNull(),
  example: bool('example').notNull(),
  at: instant('at').notNull(),
})

export const pilots = table(
  'pilots',
  {
    seq: seq(),
    id: id('id').notNull(),
    code: words('code').notNull(),
    name: words('name').notNull(),
    team: words('team').notNull(),
    /** The pilot that expanded into this one. */
    from: ref('from'),
    at: instant('at').notNull(),
  },
  (row) => [index('pilots_code').on(row.code), index('pilots_id').on(row.id)],
)

export const charters = table(
  'charters',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    version: int('version').notNull(),
    content: json<CharterContent>('content').notNull(),
    hash: words('hash').notNull(),
    by: ref('by').notNull(),
    why: ref('why'),
    at: instant('at').notNull(),
  },
  (row) => [index('charters_pilot').on(row.pilot)],
)

/** One leader's signature on one exact content in one round. */
export const keys = table(
  'keys',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    object: oneOf<KeyObject>('object').notNull(),
    objectId: words('object_id').notNull(),
    version: int('version').notNull(),
    hash: words('hash').notNull(),
    side: oneOf<'policy' | 'system'>('side').notNull(),
    person: ref('person').notNull(),
    /** The holder for whom a deputy turned it. */
    for: ref('for'),
    /** The other key was on the same content and still held: with this one both have turned. */
    completes: bool('completes').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('keys_pilot').on(row.pilot)],
)

export const stages = table(
  'stages',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    stage: oneOf<RecordedStage>('stage').notNull(),
    because: oneOf<'launch' | 'pause' | 'resumption' | 'answer' | 'disagreement'>('because').notNull(),
    week: words('week'),
    why: ref('why'),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('stages_pilot').on(row.pilot)],
)

/** A check that has no data behind it yet: somebody vouches for it, with evidence, until a day. */
export const attestations = table(
  'attestations',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    check: words('check').notNull(),
    result: oneOf<'pass' | 'fail' | 'not applicable'>('result').notNull(),
    evidence: ref('evidence').notNull(),
    expiresOn: day('expires_on').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('attestations_pilot').on(row.pilot)],
)

/** Someone reports that the component named in a signed fix is repaired. */
export const repairs = table(
  'repairs',
  {
    seq: seq(),
    pilot: ref('pilot').notNull(),
    component: words('component').notNull(),
    what: ref('what').notNull(),
    by: ref('by').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('repairs_pilot').on(row.pilot)],
)
