// A clone in miniature for trying the scripts of bin/, with stand-ins for the programs that would change the machine.
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const bin = fileURLToPath(new URL('../../bin', import.meta.url))

export type Ended = { status: number | null; stdout: string; stderr: string }

/** An empty folder with our bin/ and a lock file, deleted when the test ends. */
export function scratchClone() {
  const folder = mkdtempSync(join(tmpdir(), 'twokeys-clone-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(bin, join(folder, 'bin'), { recursive: true })
  mkdirSync(join(folder, 'programs'))

  const write = (file: string, content: string) => writeFileSync(join(folder, file), content)
  write('package-lock.json', '{}')
  return {
    folder,
    write,

    /** Puts a program of ours in front of the machine's. It may note its calls with `note`. */
    standIn(program: string, script: string) {
      const file = join(folder, 'programs', program)
      writeFileSync(file, `#!/bin/sh\nnote() { echo "$@" >>'${folder}/notes'; }\n${script}\n`)
      chmodSync(file, 0o755)
    },

    /** What the stand-ins have noted, a line each. */
    notes: () =>
      existsSync(join(folder, 'notes')) ? readFileSync(join(folder, 'notes'), 'utf8').trim().split('\n') : [],

    /** Runs a script with the stand-ins first in PATH. */
    run(command: readonly [string, ...string[]], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
      const [script, ...args] = command
      const PATH = `${join(folder, 'programs')}:${process.env.PATH}`
      return ended(spawn(join(folder, script), args, { env: { ...process.env, PATH, ...env } }))
    },
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (text) => (stdout += text))
  child.stderr?.on('data', (text) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })
}
