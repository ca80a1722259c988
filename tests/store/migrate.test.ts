import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, describe, expect, it } from 'vitest'
import { expectedTriggers } from '../../db/governed.ts'
import { assertTriggers, migrate } from '../../db/migrate.ts'
import { openStore, type Store } from '../../db/store.ts'
import { openDatabase, root } from '../../src/open.ts'
import { scratchFolder, withRawSql } from '../support/scratch.ts'

const later = '9999_later'

describe('A new database', () => {
  it('gets its tables and its triggers, and needs nothing the second time', () => {
    const { store, ran } = housed()
    expect(ran).toContain('0000_house')
    expect(triggersIn(store)).toEqual([...expectedTriggers().keys()].sort())
    expect(store.connection.writer.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(run(store).ran).toEqual([])
  })

  it('needs no backup', () => {
    expect(readdirSync(housed().backups)).toEqual([])
  })
})

describe('A migration', () => {
  it('is preceded by a backup of what was there, also twice at the same moment', () => {
    const { store, folder, backups } = housed()
    store.connection.writer.exec("INSERT INTO texts (id, salt) VALUES ('before', '')")
    run(store, add(folder, later, 'ALTER TABLE accounts ADD COLUMN shoe integer;'))
    run(store, add(folder, `${later}_still`, 'ALTER TABLE accounts ADD COLUMN hat integer;'))

    const [second, first] = readdirSync(backups).map((name) => join(backups, name))
    expect(columnsIn(first ?? '', 'accounts')).not.toContain('shoe')
    expect(columnsIn(second ?? '', 'accounts')).toContain('shoe')
    expect(withRawSql(second ?? '', (database) => database.prepare('SELECT id FROM texts').pluck().all())).toEqual([
      'before',
    ])
  })

  it('that rebuilds a governed table gets its triggers back', () => {
    const { store, folder } = housed()
    run(store, add(folder, later, rebuilt))
    expect(triggersIn(store)).toEqual([...expectedTriggers().keys()].sort())
    expect(() => store.connection.writer.exec("UPDATE duties SET what = 'withdrawn'")).toThrow('append-only')
  })

  it.each([
    ['lose rows', "DELETE FROM accounts WHERE person = 'b';", 'would lose 1 rows of accounts'],
    ['drop a table that is not empty', 'DROP TABLE accounts;', 'would lose 2 rows of accounts'],
    ['fail midway', 'ALTER TABLE accounts ADD COLUMN shoe integer; INSERT INTO nowhere VALUES (1);', 'nowhere'],
    [
      'leave rows that refer to nothing',
      "CREATE TABLE shoes (person text REFERENCES accounts(person)); INSERT INTO shoes VALUES ('nobody');",
      'would refer to nothing',
    ],
  ])('that would %s changes nothing at all', (_what, sql, why) => {
    const { store, folder } = housed()
    store.connection.writer.exec(rows)
    const before = shapeOf(store)
    expect(() => run(store, add(folder, later, sql))).toThrow(why)
    expect(shapeOf(store)).toEqual(before)
    expect(store.connection.writer.pragma('foreign_keys', { simple: true })).toBe(1)

    expect(run(store, add(folder, later, 'ALTER TABLE accounts ADD COLUMN shoe integer;')).ran).toEqual([later])
  })

  it('keeps the rows that would go with their parents when a table is rebuilt', () => {
    const { store, folder } = housed()
    store.connection.writer
      .exec(`${rows}; CREATE TABLE shoes (person text REFERENCES accounts(person) ON DELETE CASCADE);
      INSERT INTO shoes VALUES ('a')`)
    const rebuild = `CREATE TABLE __new_accounts AS SELECT * FROM accounts; DROP TABLE accounts;
      ALTER TABLE __new_accounts RENAME TO accounts; CREATE UNIQUE INDEX one ON accounts (person);`
    run(store, add(folder, later, rebuild))
    expect(store.connection.writer.prepare('SELECT count(*) FROM shoes').pluck().get()).toBe(1)
  })
})

describe('A database is refused', () => {
  it('when a migration that ran was changed afterwards', () => {
    const { store, folder } = housed()
    writeFileSync(join(folder, '0000_house.sql'), '-- nothing to see here')
    expect(() => run(store, folder)).toThrow('the migration 0000_house was changed after it ran')
  })

  it('when a later version made it', () => {
    const { store, folder } = housed()
    run(store, add(folder, later, 'ALTER TABLE accounts ADD COLUMN shoe integer;'))
    expect(() => run(store, join(root, 'db', 'migrations'))).toThrow(
      `made by a later version: it has the migration ${later}`,
    )
  })

  it.each([
    ['is missing', 'DROP TRIGGER keys_no_update', 'the trigger keys_no_update is missing'],
    [
      'does nothing any more',
      `DROP TRIGGER keys_no_update;
       CREATE TRIGGER keys_no_update BEFORE UPDATE ON keys BEGIN SELECT 1; END`,
      'the trigger keys_no_update was altered',
    ],
    [
      'was added',
      'CREATE TRIGGER quietly AFTER INSERT ON keys BEGIN DELETE FROM sessions; END',
      'the trigger quietly was altered or added',
    ],
  ])('when a trigger %s', async (_what, sql, why) => {
    const folder = scratchFolder()
    const place = { databaseFile: join(folder, 'a.db'), headsFile: join(folder, 'heads.log'), backups: folder }
    const { store } = await openDatabase(place, 0)
    store.close()
    withRawSql(place.databaseFile, (database) => database.exec(sql))
    await expect(openDatabase(place, 0)).rejects.toThrow(why)
  })
})

const rows = `INSERT INTO accounts (person, name, email, failures, wait_until, keys_held_until)
  VALUES ('a', '', '', 0, 0, 0), ('b', '', '', 0, 0, 0)`

const rebuilt = `
  PRAGMA foreign_keys=OFF;
  CREATE TABLE __new_duties (seq integer PRIMARY KEY NOT NULL, person text NOT NULL, duty text NOT NULL,
    what text NOT NULL, at integer NOT NULL);
  INSERT INTO __new_duties SELECT seq, person, duty, what, at FROM duties;
  DROP TABLE duties;
  ALTER TABLE __new_duties RENAME TO duties;
  PRAGMA foreign_keys=ON;
  INSERT INTO duties VALUES (1, 'a', 'administrator', 'granted', 0);`

/** A database in a folder of its own, with its own copy of the migrations. */
function housed() {
  const home = scratchFolder()
  const folder = join(home, 'migrations')
  mkdirSync(join(home, 'backups'))
  cpSync(join(root, 'db', 'migrations'), folder, { recursive: true })
  const store = openStore(join(home, 'twokeys.db'))
  onTestFinished(() => store.close())
  return { ...run(store, folder), folder, backups: join(home, 'backups') }
}

function run(store: Store, folder = join(store.connection.file, '..', 'migrations')) {
  const backups = join(store.connection.file, '..', 'backups')
  return { store, ran: migrate(store, folder, backups, 0).map((migration) => migration.name) }
}

function add(folder: string, name: string, sql: string): string {
  writeFileSync(join(folder, `${name}.sql`), sql)
  return folder
}

function triggersIn(store: Store) {
  assertTriggers(store.connection.writer)
  return store.connection.writer
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`)
    .pluck()
    .all()
}

function shapeOf(store: Store) {
  const { writer } = store.connection
  return {
    tables: writer.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all(),
    accounts: writer.prepare('SELECT * FROM accounts').all(),
    migrations: writer.prepare('SELECT * FROM migrations').all(),
  }
}

function columnsIn(file: string, table: string) {
  return withRawSql(file, (database) => database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table))
}
