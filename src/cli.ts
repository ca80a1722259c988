// The command line. Everything it does stands in src/commands, one file a command.
import { text } from 'node:stream/consumers'
import { runCommandLine } from './commands/run.ts'

process.stdout.on('error', () => process.exit(2)) // whoever read us has gone

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  out: (said) => void process.stdout.write(said),
  err: (said) => void process.stderr.write(said),
  input: () => text(process.stdin),
})
