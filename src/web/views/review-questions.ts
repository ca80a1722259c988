// The five questions of a review: what is noted now, and beside it what the last one noted.
import { fiveQuestions } from '../../domain/review.ts'
import { answered, problemSummary, type Question } from './field.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Pairs } from './lists.ts'
import { reviewAddress, type ReviewOf } from './review-of.ts'

export type Questions = {
  /** Where people got stuck, as the log and the reports tell. */
  readonly evidence: readonly string[]
  /** Absent once the review is signed, and on the wall. */
  readonly form: Form | null
  readonly said: Pairs
}

/** The five questions, with what is known about the first of them ahead. */
export function questionsStep(given: ReviewOf): Questions {
  const isWritten = given.review.signed === null && !given.isWall
  return { evidence: given.stuck, form: isWritten ? questionsForm(given) : null, said: saidOf(given) }
}

function questionsForm({ notes, notesBefore, again, ...given }: ReviewOf): Form {
  const mine = again?.part === 'notes' ? again : undefined
  const questions: readonly Question[] = fiveQuestions.map(({ name, words: label }) => {
    const hint = notesBefore?.[name] ? `Last week: ${notesBefore[name]}` : undefined
    return { kind: 'textarea', name, label, hint, rows: 2, optional: true, value: notes?.[name] ?? '' }
  })
  return form({
    id: 'questions-form',
    action: `${reviewAddress(given)}/notes`,
    fields: answered(questions, mine?.sent, mine?.problems),
    problems: problemSummary(mine?.problems ?? []),
    primary: primary(undefined, { text: 'Save notes' }),
  })
}

function saidOf({ notes, notesBefore, review }: ReviewOf): Pairs {
  return fiveQuestions.map(({ name, words: term }) => {
    const before = notesBefore?.[name] && !review.signed ? `Last week: ${notesBefore[name]}` : undefined
    return { term, text: notes?.[name] || 'Nothing was noted.', note: before }
  })
}
