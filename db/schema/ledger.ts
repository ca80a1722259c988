// The append-only record of every governed act, and the free text that stands beside it.
import { bytes, id, index, instant, ref, seq, table, words } from '../kit.ts'

/** Each entry is hashed together with the hash before it. The table is made STRICT by its migration. */
export const ledger = table(
  'ledger',
  {
    seq: seq(),
    entry: words('entry').notNull(),
    prev: bytes('prev').notNull(),
    hash: bytes('hash').notNull(),
  },
  (row) => [index('ledger_hash').on(row.hash)],
)

/** Who did what on which pilot, one row for each entry, so that entries are found without reading them all. */
export const entries = table(
  'entries',
  {
    seq: seq(),
    /** Null for the organisation. */
    pilot: ref('pilot'),
    person: ref('person').notNull(),
    act: words('act').notNull(),
    /** The submitted form's own id: a double submit finds it here and does nothing. */
    command: words('command').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [
    index('entries_pilot').on(row.pilot),
    index('entries_person').on(row.person),
    index('entries_act').on(row.act),
    index('entries_command').on(row.command),
  ],
)

/** Free text, outside the chain so that it can be erased; the entry holds a salted commitment to it. */
export const texts = table('texts', {
  id: id('id').primaryKey(),
  salt: words('salt').notNull(),
  body: words('body'),
  erasedAt: instant('erased_at'),
})
