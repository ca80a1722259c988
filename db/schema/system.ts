// What the database keeps about itself: which migrations ran.
import { instant, table, words } from '../kit.ts'

export const migrations = table('migrations', {
  name: words('name').primaryKey(),
  hash: words('hash').notNull(),
  at: instant('at').notNull(),
})
