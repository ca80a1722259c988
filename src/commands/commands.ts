// Every command of `twokeys`, in the order in which the help names them.
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { importJob } from './import-job.ts'
import { importLog } from './import.ts'
import { migrate } from './migrate.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

export const commands: Readonly<Record<string, Command>> = {
  serve,
  migrate,
  demo,
  import: importLog,
  'import-job': importJob,
  verify,
}
