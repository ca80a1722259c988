// A migration that is killed midway: the next start finds the database as it was, and migrates it.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { openStore } from '../../db/store.ts'
import { root } from '../../src/open.ts'
import { openChronicle } from '../support/chronicle.ts'
import { liveThrough } from '../support/lived-chronicle.ts'
import { bundled, type Figures, inScratch, look } from './fault.ts'

const dying = 'ALTER TABLE accounts ADD COLUMN shoe integer; SELECT die(); ALTER TABLE accounts ADD COLUMN hat integer;'

/** Kills one migration between its two statements. `how` "in-pieces" runs them without a transaction around them. */
export async function killedMigration(how: 'whole' | 'in-pieces' = 'whole'): Promise<Figures> {
  return inScratch(async (folder) => {
    const lived = await openChronicle(folder)
    await liveThrough(lived)
    lived.store.close()
    const migrations = join(folder, 'migrations')
    cpSync(join(root, 'db', 'migrations'), migrations, { recursive: true })
    writeFileSync(join(migrations, '9999_later.sql'), dying)
    const { signal } = spawnSync(process.execPath, [await bundled('migrator', folder), lived.file, migrations, how])

    const afterwards = look(lived.file, lived.headsFile)
    writeFileSync(join(migrations, '9999_later.sql'), dying.replace('SELECT die();', ''))
    return {
      what: 'a migration killed midway',
      signal: String(signal),
      afterwards: afterwards.result,
      again: migrateAgain(lived.file, migrations),
      backups: readdirSync(join(migrations, 'backups')).length,
    }
  })
}

function migrateAgain(file: string, migrations: string): string {
  const store = openStore(file)
  try {
    return migrate(store, migrations, join(migrations, 'backups'), 0)
      .map(({ name }) => name)
      .join()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    store.close()
  }
}
