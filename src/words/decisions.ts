// What waits for a leader, as a line that says what to do.
import type { OpenDecision } from '../domain/open-decisions.ts'
import { weekName } from './dates.ts'

const verbs: Readonly<Record<OpenDecision['what'], string>> = {
  'sign the charter': 'Sign the charter',
  launch: 'Turn your key for the launch',
  resume: 'Turn your key to resume',
  'choose an answer': 'Choose your answer',
  'sign the answer': 'Sign the answer',
  'acknowledge the correction': 'Look at the correction',
}

/** "Choose your answer for the week of Monday 26 October 2026" */
export function decisionText({ what, week }: OpenDecision): string {
  return week === null ? verbs[what] : `${verbs[what]} for the week of ${weekName(week)}`
}

/** Where the decision is taken. */
export function decisionAddress(code: string, { what, week }: OpenDecision): string {
  const pilot = `/pilots/${encodeURIComponent(code)}`
  if (what === 'acknowledge the correction') return `${pilot}/weeks/${week}#correction`
  if (week !== null) return `${pilot}/reviews/${week}#answer`
  if (what === 'sign the charter') return `${pilot}/charter`
  return what === 'launch' ? `${pilot}/launch` : `${pilot}/pause`
}
