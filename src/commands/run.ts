// Reads the command line and runs the one command that it names. What cannot be understood is said in one sentence.
import { parseArgs } from 'node:util'
import type { Command, ExitCode, FlagKind, Given, World } from './command.ts'
import { commands } from './commands.ts'

/** Runs `twokeys ARGS` and answers its exit code. */
export async function runCommandLine(args: readonly string[], world: World): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined) return unknown(help(), world)
  if (name === 'help' || name === '--help') return explain(help(), world)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command)
    return unknown(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.\n`, world)
  if (rest.includes('--help')) return explain(line(name, command), world)

  try {
    return await command.run(read(name, command, rest), world)
  } catch (error) {
    return unknown(`${error instanceof Error ? error.message : String(error)}\n`, world)
  }
}

function explain(text: string, world: World): ExitCode {
  world.out(text)
  return 0
}

function unknown(text: string, world: World): ExitCode {
  world.err(text)
  return 2
}

function help(): string {
  const lines = Object.entries(commands).map(([name, command]) => line(name, command))
  return `Usage: twokeys COMMAND, one of\n${lines.join('')}`
}

function line(name: string, { usage, says }: Command): string {
  return `  ${`${name} ${usage}`.trim()}\n      ${says}\n`
}

function read(name: string, command: Command, args: readonly string[]): Given {
  const { values, positionals } = parsed(name, command, args)
  const [least, most] = command.takes
  if (positionals.length < least) throw new Error(`${name} needs more: twokeys ${name} ${command.usage}`)
  const [tooMuch] = positionals.slice(most)
  if (tooMuch !== undefined) throw new Error(`${name} does not know what to do with "${tooMuch}".`)
  return {
    text: (flag) => [values[flag]].flat().find((value) => typeof value === 'string'),
    several: (flag) => [values[flag]].flat().filter((value) => typeof value === 'string'),
    has: (flag) => values[flag] !== undefined,
    rest: positionals,
  }
}

function parsed(name: string, command: Command, args: readonly string[]) {
  const options = Object.fromEntries(Object.entries(command.flags).map(([flag, kind]) => [flag, optionOf(kind)]))
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const flag = /'(?:-\w, )?(--?[\w-]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 'that'
    const known = Object.keys(command.flags).map((one) => `--${one}`)
    const takes = known.length === 0 ? 'It takes no flags.' : `It takes ${known.join(', ')}.`
    throw new Error(`${name} cannot use "${flag}" so. ${takes}`, { cause: error })
  }
}

function optionOf(kind: FlagKind) {
  return kind === 'yes' ? ({ type: 'boolean' } as const) : ({ type: 'string', multiple: kind === 'several' } as const)
}
