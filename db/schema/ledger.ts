// The append-only record of every governed act, and the free text that stands beside it.
import { bytes, id, instant, seq, table, words } from '../kit.ts'

/** Each entry is hashed together with the hash before it. The table is made STRICT by its migration. */
export const ledger = table('ledger', {
  seq: seq(),
  entry: words('entry').notNull(),
  prev: bytes('prev').notNull(),
  hash: bytes('hash').notNull(),
})

/** Free text, outside the chain so that it can be erased; the entry holds a salted commitment to it. */
export const texts = table('texts', {
  id: id('id').primaryKey(),
  salt: words('salt').notNull(),
  body: words('body'),
  erasedAt: instant('erased_at'),
})
