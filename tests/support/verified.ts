// The file of a house under the verifier's eyes, as somebody with a copy of it would check it.
import { join } from 'node:path'
import { readMigrations } from '../../db/migrate.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { root } from '../../src/open.ts'
import { verifyFile } from '../../src/store/verify.ts'
import type { House } from './house.ts'

/** What the verifier says of the house's file and the heads beside it. */
export function verified({ file, services }: Pick<House, 'file' | 'services'>) {
  const migrations = readMigrations(join(root, 'db', 'migrations'))
  return verifyFile({ file, migrations, headsFile: services.headsFile, isAtHome: true, given: [], calendarOf })
}
