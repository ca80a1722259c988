// What a command of the command line is. One file a command; the words it answers are for people, so `--json` alone
// writes to standard output and everything else that is said goes to standard error.

/** 0 done, or intact · 1 done with rejected rows, or a finding · 2 could not. */
export type ExitCode = 0 | 1 | 2

/** What a command may touch of the process it runs in, so that tests can stand in for it. */
export type World = {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Standard output: the result and nothing else. */
  readonly out: (text: string) => void
  /** Standard error: everything that is said beside the result. */
  readonly err: (text: string) => void
  /** Everything on standard input. */
  readonly input: () => Promise<string>
}

/** A flag takes one text, may be given several times, or is simply there. */
export type FlagKind = 'text' | 'several' | 'yes'

/** What was typed behind the command's name. */
export type Given = {
  readonly text: (flag: string) => string | undefined
  readonly several: (flag: string) => readonly string[]
  readonly has: (flag: string) => boolean
  /** The arguments that are no flags. */
  readonly rest: readonly string[]
}

export type Command = {
  /** Behind its name: "FILE --pilot INV [--json]". */
  readonly usage: string
  /** What it does, in half a sentence. */
  readonly says: string
  readonly flags: Readonly<Record<string, FlagKind>>
  /** The least and the most arguments that are no flags. */
  readonly takes: readonly [least: number, most: number]
  /** Throws an error whose message is one sentence when it could not; that is exit code 2. */
  readonly run: (given: Given, world: World) => Promise<ExitCode>
}

/** The text of a flag that must be given. Throws a sentence when it is missing. */
export function needed(given: Given, flag: string): string {
  const text = given.text(flag)
  if (text === undefined || text === '') throw new Error(`--${flag} is missing.`)
  return text
}

/** Writes a value as JSON, alone on standard output. */
export function writeJson(world: World, value: unknown): void {
  world.out(`${JSON.stringify(value, null, 2)}\n`)
}
