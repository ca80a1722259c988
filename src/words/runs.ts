// Runs as people read them: which platform, and how they ended.
import { counted } from '../domain/advice/wording.ts'
import type { Platform, RunStatus } from '../domain/run.ts'
import type { RunsAndCases } from '../domain/run-cases.ts'
import { casesText } from './figures.ts'

export const platformNames: Readonly<Record<Platform, string>> = {
  runs: 'Twokeys’ own schema',
  n8n: 'n8n',
  uipath: 'UiPath',
  'power-automate': 'Power Automate',
  github: 'GitHub Actions',
  camunda: 'Camunda',
  cloudevents: 'CloudEvents 1.0',
}

/** Who told of a run: "n8n", "A platform". */
export function tellerName(platform: Platform): string {
  return platform === 'runs' || platform === 'cloudevents' ? 'A platform' : platformNames[platform]
}

export const statusTexts: Readonly<Record<RunStatus, string>> = {
  success: 'succeeded',
  failed: 'failed',
  cancelled: 'was cancelled',
  waiting: 'is waiting',
}

/** "412 runs succeeded, 398 cases were completed: 14 runs have no case." What is not known is said. */
export function runsAndCasesText({ runs, cases, withoutCase }: RunsAndCases): string {
  const succeeded = `${counted(runs, 'run')} succeeded`
  if (cases === null || withoutCase === null)
    return `${succeeded}; the case log does not reach the end of the week, so nobody can tell which of them have a case.`
  const completed = `${casesText(cases)} ${cases === 1 ? 'was' : 'were'} completed`
  const without =
    withoutCase === 0 ? 'every run has its case' : `${counted(withoutCase, 'run')} ${have(withoutCase)} no case`
  return `${succeeded}, ${completed}: ${without}.`
}

function have(many: number): string {
  return many === 1 ? 'has' : 'have'
}
