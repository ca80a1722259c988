// Migrates a database and is killed where a migration says die(); with "in-pieces" every statement is kept as soon as it
// has run, which is the mistake to be caught.
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openStore } from '../../db/store.ts'

const [file = '', folder = '', how = ''] = process.argv.slice(2)
const store = openStore(file)
const { writer } = store.connection
writer.function('die', () => process.kill(process.pid, 'SIGKILL'))
if (how === 'in-pieces') for (const { sql } of readMigrations(folder).slice(-1)) writer.exec(sql)
else migrate(store, folder, `${folder}/backups`, 0)
