// An overruled advice in words: until when the answer holds, and what stands once it no longer does.
import type { Answer, AnswerContent } from '../domain/review.ts'
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

/** What happens once both keys are on it, said before anybody turns theirs; `whenSigned` begins the sentence. */
export function followsFrom(answer: Answer, whenSigned: string): string {
  if (answer === 'fix') return `${whenSigned} the pilot runs on, and whoever is named fixes it by that day.`
  const documents = 'the COO confirms that the rule book is current, the CTO that the map is'
  return answer === 'stop'
    ? `${whenSigned} the pilot is stopped for good: from then on the work is done by hand, no week is reviewed any more, and ${documents}. Nothing is deleted.`
    : `${whenSigned} this pilot ends as expanded: either leader opens the next one with its rules and map, and ${documents}.`
}
