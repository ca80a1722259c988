// A replay behind a page, in a process of its own, so that the server stays quick. How far it is, it writes where the page
// looks.
import { doReplay } from '../store/replaying.ts'
import type { Command } from './command.ts'
import { inDatabase } from './database.ts'

export const replayJob: Command = {
  usage: 'REPLAY',
  says: 'do the replay that a page began; the server starts this by itself',
  flags: {},
  takes: [1, 1],
  run: async (given, world) => {
    await inDatabase(world, ({ store }) => doReplay(store, Number(given.rest[0])))
    return 0
  },
}
