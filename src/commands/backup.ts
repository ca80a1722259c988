// Copies the database while it is in use. A backup is good when the head of its ledger stands in the live chain.
import { copyDatabase } from '../../db/backup.ts'
import { endOf } from '../store/backup.ts'
import { headCode } from '../store/hash.ts'
import { keepHead } from '../store/heads.ts'
import { hashAt } from '../store/ledger.ts'
import type { Command } from './command.ts'
import { inDatabase } from './database.ts'

export const backup: Command = {
  usage: 'FILE',
  says: 'copy the database into a new file, while it is in use',
  flags: {},
  takes: [1, 1],
  run: async (given, world) => {
    const [file = ''] = given.rest
    await inDatabase(world, async ({ store, config, now }) => {
      await copyDatabase(config.databaseFile, file)
      const { head } = endOf(file)
      const live = await hashAt(store.reader, head.seq)
      if (!live || !Buffer.from(live).equals(head.hash))
        throw new Error(`${file} is no good: its head does not stand in the live ledger.`)
      keepHead(config.headsFile, head, now)
      world.err(`${file} holds ${head.seq} entries.\n`)
      world.out(`${headCode(head.hash)}\n`)
    })
    return 0
  },
}
