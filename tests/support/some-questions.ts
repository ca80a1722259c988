// Questions as their events tell them, for tests.
import type { QuestionEvent } from '../../src/domain/question.ts'

/** Ben asks question `number`, about no rule; `change` alters what a test is about. */
export function questionEvent(number: number, change: Partial<QuestionEvent> = {}): QuestionEvent {
  const asked = { question: number, rule: null, what: 'asked', words: `text of ${number}` } as const
  return { ...asked, by: 'ben', at: number, seq: number, ...change }
}
