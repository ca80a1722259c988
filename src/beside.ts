// Long work runs as a command of its own beside the server, from sources or from the bundle, whichever this is.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import { root } from './open.ts'
import type { Services } from './web/services.ts'

const smallHeap = ['--max-semi-space-size=2', '--max-old-space-size=96'] // logs are streamed, as in bin/twokeys

/** The two ways in which the server uses the command line: to be left alone, and for an answer. */
export function besideTheServer(config: Config): Pick<Services, 'startJob' | 'ask'> {
  return {
    startJob: (args) => start(args, config, ['ignore', 'ignore', 'inherit']).unref(),
    ask: async (args, said) => {
      const { stdout, stderr } = start(args, config, ['ignore', 'pipe', 'pipe'])
      if (!stdout || !stderr) throw new Error('the command line says nothing')
      createInterface(stderr).on('line', said)
      return text(stdout)
    },
  }
}

function start(args: readonly string[], config: Config, stdio: ('ignore' | 'pipe' | 'inherit')[]) {
  const fromSources = fileURLToPath(import.meta.url).endsWith('.ts')
  const cli = fromSources ? ['--import', 'tsx', join(root, 'src', 'cli.ts')] : [join(root, 'dist', 'cli.js')]
  const env = { ...process.env, DATABASE_URL: `file:${config.databaseFile}`, HEADS_FILE: config.headsFile }
  return spawn(process.execPath, [...smallHeap, ...cli, ...args], { env, stdio })
}
