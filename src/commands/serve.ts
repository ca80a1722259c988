// Serves the pages until a signal ends it.
import { readConfig } from '../config.ts'
import { serve as servePages } from '../serve.ts'
import type { Command } from './command.ts'

export const serve: Command = {
  usage: '',
  says: 'serve the pages',
  flags: {},
  takes: [0, 0],
  run: async (_given, world) => {
    const { url } = await servePages(readConfig(world.env))
    world.err(`Twokeys is ready on ${url}\n`)
    return 0
  },
}
