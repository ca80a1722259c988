// Opens the database for any command: brings it to today's shape, proves that commits reach the disk, and looks whether
// the ledger still bears out the heads that were kept outside.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertTriggers, migrate } from '../db/migrate.ts'
import { migrations as migrationRows } from '../db/schema/system.ts'
import { assertDurable, openStore, type Store } from '../db/store.ts'
import { fact } from './domain/fact.ts'
import { headsFault, keepHead } from './store/heads.ts'
import { newId } from './store/hash.ts'
import { entriesOfAct, readHead, record } from './store/ledger.ts'

/** The project's folder; sources and bundles both lie one level below it. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type Place = { readonly databaseFile: string; readonly headsFile: string; readonly backups: string }

/** Opens and migrates. `fault` is why nothing may be written, or null. Throws one sentence when it cannot be used at all. */
export async function openDatabase(
  place: Place,
  now: number,
): Promise<{ readonly store: Store; readonly fault: string | null }> {
  const store = openStore(place.databaseFile)
  migrate(store, join(root, 'db', 'migrations'), place.backups, now)
  assertTriggers(store.connection.writer)
  const fault = await headsFault(store.reader, place.headsFile)
  if (fault === null) await recordMigrations(store, place.headsFile, now)
  assertDurable(store)
  return { store, fault }
}

/** A migration is itself an entry; the first one makes the ledger's id. One that was cut short is recorded now. */
async function recordMigrations(store: Store, headsFile: string, now: number): Promise<void> {
  const recorded = new Set((await entriesOfAct(store.reader, 'migrate')).map((entry) => entry.object.id))
  const open = (await store.reader.select().from(migrationRows)).filter((row) => !recorded.has(row.name))
  if (open.length === 0) return
  const by = { person: 'command-line', seat: null, session: '', credential: 'command line' } as const
  await store.transaction(async (tx) => {
    for (const { name, hash } of open) {
      const made = fact('migrate', null, { type: 'migration', id: name, version: 1, hash })
      await record(tx, made, { by, at: now, command: newId() })
    }
  })
  const head = await readHead(store.reader)
  if (head) keepHead(headsFile, head, now)
}
