// The built program as its users run it: in a folder of its own, on a core of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('../..', import.meta.url).pathname
const serverCore = '0'

export type Place = { readonly folder: string; readonly env: NodeJS.ProcessEnv; readonly remove: () => void }

/** A folder with a database file that does not exist yet. */
export function emptyPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'twokeys-bench-'))
  const env = {
    ...process.env,
    DATABASE_URL: `file:${join(folder, 'twokeys.db')}`,
    HEADS_FILE: join(folder, 'heads.log'),
    BACKUP_DIR: join(folder, 'backups'),
    LOG_LEVEL: 'silent',
    PORT: '3987',
  }
  return { folder, env, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts a twokeys command of the built program. Where `taskset` is at hand it stays on its core. */
export function start(args: readonly string[], { env }: Place): ChildProcess {
  const heap = ['--max-semi-space-size=2', '--max-old-space-size=96'] // as bin/twokeys does
  const command = [process.execPath, ...heap, join(root, 'dist', 'cli.js'), ...args]
  const pinned = existsSync('/usr/bin/taskset') ? ['/usr/bin/taskset', '-c', serverCore, ...command] : command
  const [program = process.execPath, ...rest] = pinned
  return spawn(program, rest, { env, cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
}

export type Ended = {
  readonly seconds: number
  readonly highestMegabytes: number
  readonly output: string
  readonly code: number | null
}

/** Waits until a command has ended; answers how long it took and how much memory it had at most. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const from = performance.now()
  const watch = highWater(child)
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { seconds: (performance.now() - from) / 1000, highestMegabytes: watch(), output, code }
}

/** Resident memory of a process in MB; 0 once it is gone. */
export function residentMegabytes(child: ChildProcess, word: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const file = `/proc/${child.pid}/status`
  const line = existsSync(file) ? new RegExp(`${word}:\\s+(\\d+)`).exec(readFileSync(file, 'utf8')) : null
  return line ? Number(line[1]) / 1024 : 0
}

function highWater(child: ChildProcess): () => number {
  let highest = 0
  const timer = setInterval(() => {
    highest = Math.max(highest, residentMegabytes(child, 'VmHWM'))
  }, 100)
  return () => {
    clearInterval(timer)
    return highest
  }
}
