// What the database keeps about itself: which migrations ran, and which submitted forms already had their effect.
import { instant, int, table, words } from '../kit.ts'

export const migrations = table('migrations', {
  name: words('name').primaryKey(),
  hash: words('hash').notNull(),
  at: instant('at').notNull(),
})

/** A submitted form's own id, and the ledger entry it made: a double submit finds it here and does nothing. */
export const commands = table('commands', {
  command: words('command').primaryKey(),
  seq: int('seq').notNull(),
})
