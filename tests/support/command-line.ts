// The command line as somebody types it, in this process: what it writes, what it says beside that, and its exit code.
import { join } from 'node:path'
import { runCommandLine } from '../../src/commands/run.ts'
import { scratchFolder } from './scratch.ts'

export type Ended = { readonly exit: number; readonly out: string; readonly err: string }

export type Desk = {
  readonly folder: string
  readonly file: string
  readonly headsFile: string
  readonly env: Readonly<Record<string, string>>
  /** Runs `twokeys ARGS`; `input` is what arrives on standard input. */
  readonly type: (args: readonly string[], input?: string) => Promise<Ended>
}

/** A desk with an installation of its own. */
export function openDesk(folder: string = scratchFolder()): Desk {
  const file = join(folder, 'twokeys.db')
  const headsFile = join(folder, 'heads.log')
  const env = {
    DATABASE_URL: `file:${file}`,
    HEADS_FILE: headsFile,
    BACKUP_DIR: folder,
    TWOKEYS_NOW: '2026-09-07T09:00Z',
  }
  return { folder, file, headsFile, env, type: (args, input = '') => typed(args, input, env) }
}

async function typed(args: readonly string[], input: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  let out = ''
  let err = ''
  const exit = await runCommandLine(args, {
    env,
    out: (text) => (out += text),
    err: (text) => (err += text),
    input: async () => input,
  })
  return { exit, out, err }
}
