// Runs as people read them: which platform, and how they ended.
import type { Platform, RunStatus } from '../domain/run.ts'

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
