// Brings the database to the shape of this version, and does nothing where it already has it.
import { readConfig } from '../config.ts'
import { openDatabase } from '../open.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  usage: '',
  says: 'bring the database to the shape of this version',
  flags: {},
  takes: [0, 0],
  run: async (_given, world) => {
    const config = readConfig(world.env)
    const { store, fault } = await openDatabase(config, config.fixedNow ?? Date.now())
    store.close()
    if (fault !== null) throw new Error(fault)
    world.err(`${config.databaseFile} has the shape of this version.\n`)
    return 0
  },
}
