// Serves the pages until a signal ends it.
import { readConfig } from '../config.ts'
import type { Command } from './command.ts'

export const serve: Command = {
  usage: '',
  says: 'serve the pages',
  flags: {},
  takes: [0, 0],
  run: async (_given, world) => {
    const { serve: servePages } = await import('../serve.ts') // the other commands need no pages in memory
    const { url } = await servePages(readConfig(world.env))
    world.err(`Twokeys is ready on ${url}\n`)
    return 0
  },
}
