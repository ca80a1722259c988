// What a review decides beside its answer: what is to be done by whom until when, and what is cut.
import { decidedIn } from '../../domain/action.ts'
import { nameWithSeat } from '../../words/people.ts'
import { actionLine } from './action-lines.ts'
import { answered, problemSummary, type Question } from './field.ts'
import { type Fold, fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'
import type { PressedLine } from './press.ts'
import { reviewAddress, type ReviewOf, toldUntil } from './review-of.ts'

export type Decided = { readonly actions: readonly PressedLine[]; readonly cut: readonly PressedLine[] }

/** What this review decided, as it stood when it was signed. */
export function decidedStep(given: ReviewOf): Decided {
  const until = toldUntil(given)
  const then = { ...given, now: until, isWall: true }
  const decided = decidedIn(given.file, given.review.week, until)
  const lines = (kind: 'action' | 'cut') =>
    decided.filter((action) => action.kind === kind).map((action) => actionLine(then, action))
  return { actions: lines('action'), cut: lines('cut') }
}

/** The two folded forms that note what the room decides; none for those who only listen, on the wall, and once it is signed. */
export function notingFolds(given: ReviewOf): readonly Fold[] {
  const mayNote = given.seats.some((seat) => seat === 'coo' || seat === 'cto' || seat === 'lead')
  if (!mayNote || given.isWall || given.review.signed) return []
  return [fold('Note what is to be done', actionForm(given)), fold('Note what is cut', cutForm(given))]
}

function actionForm(given: ReviewOf) {
  const { calendar, now } = given
  const questions: readonly Question[] = [
    { kind: 'textarea', name: 'words', label: 'What is to be done', rows: 2, within: 'action' },
    { kind: 'select', name: 'owner', label: 'By whom', choices: ownersOf(given), within: 'action' },
    { kind: 'date', name: 'dueOn', label: 'Due', value: calendar.dayOf(now + 7 * 86_400_000), within: 'action' },
  ]
  return notingForm(given, 'action', questions)
}

function cutForm(given: ReviewOf) {
  const hint = 'A dashboard nobody opens, a step that adds nothing.'
  return notingForm(given, 'cut', [
    { kind: 'textarea', name: 'words', label: 'What is cut', hint, rows: 2, within: 'cut' },
  ])
}

function notingForm(given: ReviewOf, kind: 'action' | 'cut', questions: readonly Question[]) {
  const mine = given.again?.part === kind ? given.again : undefined
  const hidden: Question = { kind: 'hidden', name: 'kind', label: '', value: kind, within: kind }
  return form({
    id: `${kind}-form`,
    action: `${reviewAddress(given)}/actions`,
    fields: answered([...questions, hidden], mine?.sent, mine?.problems),
    problems: problemSummary(mine?.problems ?? []),
    primary: primary(undefined, { text: 'Note it' }),
  })
}

function ownersOf({ file, names }: ReviewOf) {
  const people = [...new Set(file.pilot.holders.map(({ person }) => person))]
  return [
    { value: '', text: 'Choose a person' },
    ...people.map((person) => ({ value: person, text: nameWithSeat(names, file.pilot.holders, person) })),
  ]
}
