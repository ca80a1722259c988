// An overruled advice in words: until when the answer holds, and what stands once it no longer does.
import type { AnswerContent } from '../domain/review.ts'
import { dayName, weekName } from './dates.ts'

/** Beside the signed answer, the same words whenever they are read; null where the advice was followed. */
export function holdsUntil({
  overruledUntil,
  advice,
}: Pick<AnswerContent, 'overruledUntil' | 'advice'>): string | null {
  if (overruledUntil === null) return null
  return `It overrules the advice (${advice.answer}) and holds until ${dayName(overruledUntil)}. Then the advice stands and the question reopens.`
}

/** "The overruling of Monday 10 August 2026 has expired: the advice stands" */
export function expiredText(week: string): string {
  return `The overruling of ${weekName(week)} has expired: the advice stands`
}
