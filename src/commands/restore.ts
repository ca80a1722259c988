// Puts a backup in the place of the database. What was there is moved aside, never deleted; the heads file says what
// happened, and nothing is written until both leaders have accepted it.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copyDatabase, moveDatabase } from '../../db/backup.ts'
import { readMigrations } from '../../db/migrate.ts'
import { type Config, readConfig } from '../config.ts'
import { calendarOf } from '../intake/calendar.ts'
import { root } from '../open.ts'
import { endOf } from '../store/backup.ts'
import { keepHead, type HeadWord } from '../store/heads.ts'
import type { Head } from '../store/ledger.ts'
import { verifyFile } from '../store/verify.ts'
import type { Command } from './command.ts'

export const restore: Command = {
  usage: 'FILE',
  says: 'put a backup in the place of the database, which is moved aside; stop the server first',
  flags: {},
  takes: [1, 1],
  run: async (given, world) => {
    const config = readConfig(world.env)
    const [file = ''] = given.rest
    assertGood(file, config)
    const aside = await exchange(file, config)
    const { head, isSigned } = endOf(config.databaseFile)
    keepWord(config, head, 'restored')
    if (!isSigned) keepWord(config, head, 'accepted')
    world.err(`Restored ${head.seq} entries.${aside === null ? '' : ` What was there is in ${aside} now.`}\n`)
    if (isSigned) world.err('Twokeys writes nothing until both leaders of a pilot have accepted this.\n')
    return 0
  },
}

/** Only an intact file is put in place; what is wrong with it is better known before. */
function assertGood(file: string, { databaseFile }: Config): void {
  if (resolve(file) === resolve(databaseFile)) throw new Error('That is the database itself.')
  const migrations = readMigrations(join(root, 'db', 'migrations'))
  const verdict = verifyFile({ file, migrations, headsFile: null, isAtHome: false, given: [], calendarOf })
  if (verdict.result === 'altered')
    throw new Error(`${file} was altered, so it was not restored: ${verdict.first.says}`)
  if (verdict.result === 'cannot tell') throw new Error(`${file} was not restored: ${verdict.why}`)
}

/** Answers where the former database is now; null when there was none. */
async function exchange(file: string, { databaseFile }: Config): Promise<string | null> {
  const aside = existsSync(databaseFile) ? freeName(databaseFile) : null
  if (aside !== null) moveDatabase(databaseFile, aside)
  await copyDatabase(file, databaseFile)
  return aside
}

function freeName(file: string, number = 1): string {
  const name = `${file}.before-restore-${number}`
  return existsSync(name) ? freeName(file, number + 1) : name
}

function keepWord({ headsFile, fixedNow }: Config, head: Head, word: HeadWord): void {
  keepHead(headsFile, head, fixedNow ?? Date.now(), word)
}
