// The database as a command uses it: opened, brought to today's shape, and closed whatever happens. What the command line
// may do stands in the table of acts like everything else.
import type { Store } from '../../db/store.ts'
import { type Config, readConfig } from '../config.ts'
import { type ActName, ruleOf } from '../domain/act.ts'
import type { Act } from '../domain/fact.ts'
import { openDatabase } from '../open.ts'
import { newId } from '../store/hash.ts'
import { keepHead } from '../store/heads.ts'
import { readHead, readSeq } from '../store/ledger.ts'
import type { World } from './command.ts'

export type Opened = { readonly store: Store; readonly config: Config; readonly now: number }

/**
 * Does something with the database, and keeps the head of what it recorded. Throws its sentence when the ledger does not
 * bear out what was kept outside.
 */
export async function inDatabase<Result>(world: World, does: (opened: Opened) => Promise<Result>): Promise<Result> {
  const config = readConfig(world.env)
  const now = config.fixedNow ?? Date.now()
  const { store, fault } = await openDatabase(config, now)
  try {
    if (fault !== null) throw new Error(`${fault} Nothing was written.`)
    const before = await readSeq(store.reader)
    const result = await does({ store, config, now })
    const head = await readHead(store.reader)
    if (head && head.seq > before) keepHead(config.headsFile, head, now)
    return result
  } finally {
    store.close()
  }
}

/** An act of the command line. Throws where the table of acts does not grant it. */
export function actByHand(name: ActName, at: number): Act {
  if (!ruleOf(name).who.some((who) => who === 'command line' || who === 'anyone'))
    throw new Error(`The command line may not do this: ${name}.`)
  const by = { person: 'command-line', seat: null, session: '', credential: 'command line' } as const
  return { by, at, command: newId() }
}
