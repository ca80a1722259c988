// kill -9 while eight writers are at work, again and again on the same database: nothing that was acknowledged may be
// lost, doubled or there by half.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openChronicle, sitDownAtInv } from '../support/chronicle.ts'
import { withRawSql } from '../support/scratch.ts'
import { chanceOf } from '../support/tampering.ts'
import { bundled, type Figures, inScratch, look } from './fault.ts'

const writers = 8

/** Kills so many times. `tooSoon` makes the program acknowledge before it has committed. */
export async function killUnderWriters(kills: number, seed: number, tooSoon = false): Promise<Figures> {
  return inScratch(async (folder) => {
    const chronicle = await openChronicle(folder)
    await sitDownAtInv(chronicle)
    chronicle.store.close()
    const program = await bundled('writers', folder)
    const chance = chanceOf(seed)
    const kept: string[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      const args = [program, chronicle.file, tooSoon ? 'too-soon' : 'honest', ...nextOf(kept)]
      kept.push(...(await acknowledged(args, 5 + chance(20))))
    }
    const { lost, doubled } = compare(chronicle.file, kept)
    const verdict = look(chronicle.file, chronicle.headsFile)
    return {
      what: 'kill -9 under 8 writers',
      seed,
      kills,
      acknowledged: kept.length,
      lost,
      doubled,
      verdict: verdict.result,
    }
  })
}

/** Where each writer goes on: with the command after the last that was acknowledged, which it may have sent before. */
function nextOf(kept: readonly string[]): readonly string[] {
  return Array.from({ length: writers }, (_, writer) => {
    const own = kept.filter((command) => command.startsWith(`${writer}-`))
    return String(own.length)
  })
}

/** Runs the program until it has acknowledged so many commands, and kills it in the middle of the next ones. */
async function acknowledged(args: readonly string[], enough: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const commands: string[] = []
  createInterface(child.stdout).on('line', (line) => {
    commands.push(line.slice('ack '.length))
    if (commands.length === enough) child.kill('SIGKILL')
  })
  const [, signal] = (await once(child, 'close')) as [number | null, string | null] // as the event is documented
  if (signal !== 'SIGKILL') throw new Error('the writers ended by themselves')
  return commands
}

function compare(file: string, kept: readonly string[]) {
  const stored = withRawSql(
    file,
    (database) => database.prepare('SELECT command FROM entries').pluck().all() as string[],
  ) // plucked texts
  const counts = new Map<string, number>()
  for (const command of stored) counts.set(command, (counts.get(command) ?? 0) + 1)
  return {
    lost: kept.filter((command) => !counts.has(command)),
    doubled: [...counts].filter(([, times]) => times > 1).map(([command]) => command),
  }
}
