// The steps of a review as people read them, and how long they took.
import { meetingSteps, type StepName } from '../domain/meeting.ts'
import { timeOf } from './dates.ts'

type StepWords = { readonly short: string; readonly title: string }

const steps: Readonly<Record<StepName, StepWords>> = {
  'last week': { short: 'Last week', title: 'What last week’s review changed' },
  'this week': { short: 'This week', title: 'What changed this week' },
  scorecard: { short: 'Scorecard', title: 'Scorecard' },
  questions: { short: 'Questions', title: 'Five questions' },
  failures: { short: 'Failures', title: 'Failures and open changes' },
  gate: { short: 'Gate', title: 'Expansion gate' },
  answer: { short: 'Answer', title: 'The answer' },
}

/** The title of a step, counted from 1, and its short name; of the last one where there is no such step. */
export function stepWords(number: number): StepWords {
  return steps[meetingSteps[number - 1]?.name ?? 'answer']
}

/** "This step since 10:42, 6 minutes" */
export function sinceText(what: string, since: number, minutes: number, zone: string): string {
  return `${what} since ${timeOf(since, zone)}, ${minutes} minutes`
}
