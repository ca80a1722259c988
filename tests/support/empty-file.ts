// A pilot of which nothing is known but that it was opened: what a test's file starts from.
import type { PilotFile } from '../../src/domain/pilot-file.ts'

export const emptyFile: Omit<PilotFile, 'pilot'> = {
  charters: [],
  keys: [],
  answers: [],
  choices: [],
  imports: [],
  stated: [],
  closings: [],
  corrections: [],
  attestations: [],
  repairs: [],
  processes: [],
  rules: [],
  answerers: [],
  ruleChanges: [],
  requests: [],
  questions: [],
  reminders: [],
  acknowledgements: [],
  trainings: [],
  confirmations: [],
  drills: [],
  messyCases: [],
  rollups: [],
}
