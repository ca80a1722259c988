// Every command of `twokeys`, in the order in which the help names them.
import { admin } from './admin.ts'
import { advise } from './advise.ts'
import { backup } from './backup.ts'
import { checkCases } from './check-cases.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { importJob } from './import-job.ts'
import { importLog } from './import.ts'
import { migrate } from './migrate.ts'
import { replayJob } from './replay-job.ts'
import { restore } from './restore.ts'
import { scorecard } from './scorecard.ts'
import { serve } from './serve.ts'
import { token } from './token.ts'
import { verify } from './verify.ts'

export const commands: Readonly<Record<string, Command>> = {
  serve,
  migrate,
  demo,
  admin,
  token,
  import: importLog,
  'import-job': importJob,
  'check-cases': checkCases,
  'replay-job': replayJob,
  scorecard,
  advise,
  verify,
  backup,
  restore,
}
