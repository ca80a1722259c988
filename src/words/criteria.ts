// Criteria that were moved, and what the former ones would have said.
import { listed, sentence } from '../domain/advice/wording.ts'
import type { FormerAdvice, MovedCriteria } from '../domain/criteria.ts'
import { headlineOf } from './advice.ts'
import { dayName } from './dates.ts'
import { lowered } from './sentences.ts'

/** "Target and minutes were moved on Monday 3 August 2026" */
export function movedText({ moved }: Pick<MovedCriteria, 'moved'>, day: string): string {
  const isOne = moved.length === 1 && (moved[0] === 'baseline' || moved[0] === 'target')
  return `${sentence(listed(moved))} ${isOne ? 'was' : 'were'} moved on ${dayName(day)}`
}

/** "The former ones would have said: fix the target" */
export function formerText(former: Pick<FormerAdvice, 'answer' | 'kind'>): string {
  return `The former ones would have said: ${lowered(headlineOf(former.answer, former.kind))}`
}
