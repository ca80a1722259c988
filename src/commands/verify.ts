// Looks at a database file and says whether it is what its ledger says. Needs no running server and changes nothing.
import { join, resolve } from 'node:path'
import { readMigrations } from '../../db/migrate.ts'
import { readConfig } from '../config.ts'
import { calendarOf } from '../intake/calendar.ts'
import { root } from '../open.ts'
import { readHeadCode } from '../store/hash.ts'
import { verifyFile, type Verdict } from '../store/verify.ts'
import { type Command, type ExitCode, writeJson, type World } from './command.ts'

export const verify: Command = {
  usage: '[--database FILE] [--head H]… [--json] [--progress]',
  says: 'look whether a database is what its ledger says: 0 intact, 1 altered, 2 cannot tell',
  flags: { database: 'text', head: 'several', json: 'yes', progress: 'yes' },
  takes: [0, 0],
  run: async (given, world) => {
    const config = readConfig(world.env)
    const file = given.text('database') ?? config.databaseFile
    const verdict = verifyFile({
      file,
      migrations: readMigrations(join(root, 'db', 'migrations')),
      headsFile: config.headsFile,
      isAtHome: resolve(file) === resolve(config.databaseFile),
      given: given.several('head').map(readGiven),
      calendarOf,
      progress: given.has('progress') ? (seq, of) => world.err(`${seq} of ${of}\n`) : undefined,
    })
    if (given.has('json')) writeJson(world, verdict)
    else tell(verdict, file, world)
    return exitCodes[verdict.result]
  },
}

const exitCodes: Readonly<Record<Verdict['result'], ExitCode>> = { intact: 0, altered: 1, 'cannot tell': 2 }

function readGiven(typed: string): string {
  const head = /^[0-9a-f]{64}$/i.test(typed) ? typed.toLowerCase() : readHeadCode(typed)
  if (head === null) throw new Error(`"${typed}" is not a head: it has 26 characters, or 64 of 0–9 and a–f.`)
  return head
}

function tell(verdict: Verdict, file: string, world: World): void {
  if (verdict.result === 'cannot tell') return world.err(`Cannot tell: ${verdict.why}\n`)
  if (verdict.result === 'altered') return tellAltered(verdict, file, world)
  world.out(`Intact: ${file} holds ${verdict.entries} entries, and every table follows from them.\n`)
  world.out(`Head ${verdict.head}\n`)
  for (const remark of verdict.remarks) world.err(`${remark}\n`)
}

function tellAltered({ first, findings }: Verdict & { result: 'altered' }, file: string, world: World): void {
  world.out(`Altered: ${first.says}\n`)
  const more = findings.filter((finding) => finding !== first).slice(0, 10)
  for (const { says } of more) world.out(`  ${says}\n`)
  world.err(`${file} is not what its ledger says.\n`)
}
