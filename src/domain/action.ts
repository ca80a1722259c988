// What a review decided should be done by whom until when, or cut, and what became of it by the next one.
import { isDay } from './day.ts'
import { fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { hasReview, signedAnswerFor } from './pilot-weeks.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { weekOfDay } from './week.ts'

export const actionKinds = ['action', 'cut'] as const
export type ActionKind = (typeof actionKinds)[number]

export const actionWords = ['added', 'kept', 'done', 'dropped'] as const
export type ActionWord = (typeof actionWords)[number]

/**
 * One thing that happened to an action, oldest first. `words` is the id of a free text: what is to be done, how it was done,
 * or why it was dropped. `week` is the review in which it happened. A cut has neither owner nor day.
 */
export type ActionEvent = {
  readonly action: number
  readonly week: string
  readonly kind: ActionKind
  readonly what: ActionWord
  readonly words: string | null
  readonly owner: string | null
  readonly dueOn: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** Something to be done, by its owner until its day, or something that was cut. */
export type Action = {
  readonly number: number
  readonly kind: ActionKind
  /** The review that decided it. */
  readonly week: string
  /** Id of the free text that says what. */
  readonly words: string
  readonly owner: string | null
  /** The day on which it is due; the newest one where a review kept it open. */
  readonly dueOn: string | null
  readonly by: string
  readonly at: number
  readonly state: 'open' | 'done' | 'dropped'
  /** How it was done or dropped; null while it is open. */
  readonly settled: ActionEvent | null
  readonly events: readonly ActionEvent[]
}

/** Everything that the reviews of a pilot decided, by its number, as it stood at `until` (ms) where that is given. */
export function actionsOn(
  { actions }: Pick<PilotFile, 'actions'>,
  until = Number.POSITIVE_INFINITY,
): readonly Action[] {
  const events = actions.filter(({ at }) => at <= until)
  const numbers = [...new Set(events.map(({ action }) => action))]
  return numbers.map((number) => toldBy(events.filter(({ action }) => action === number)))
}

function toldBy(events: readonly ActionEvent[]): Action {
  const [first] = events
  if (!first) throw new Error('an action begins with its being noted')
  const { action: number, kind, week, words, owner, by, at } = first
  const settled = events.find(({ what }) => what === 'done' || what === 'dropped') ?? null
  const state = settled === null ? 'open' : settled.what === 'done' ? 'done' : 'dropped'
  const dueOn = events.findLast(({ what }) => what === 'added' || what === 'kept')?.dueOn ?? null
  return { number, kind, week, words: words ?? '', owner, dueOn, by, at, state, settled, events }
}

/** One of them by its number; null when there is none. */
export function findAction(file: PilotFile, number: number): Action | null {
  return actionsOn(file).find((action) => action.number === number) ?? null
}

/** What is still to be done. What was cut is nobody's to do. */
export function openActions(file: PilotFile, until?: number): readonly Action[] {
  return actionsOn(file, until).filter(isToDo)
}

function isToDo({ kind, state }: Action): boolean {
  return kind === 'action' && state === 'open'
}

/** Due before today. */
export function isOverdue(action: Action, today: string): boolean {
  return isToDo(action) && action.dueOn !== null && action.dueOn < today
}

/**
 * What the review of a week asks after: everything to be done that an earlier one decided, still open at `until` (ms) or
 * settled since `since` (ms), when the last answer was signed.
 */
export function askedAfter(
  file: PilotFile,
  week: string,
  { since, until }: { readonly since: number; readonly until: number },
): readonly Action[] {
  const earlier = actionsOn(file, until).filter((action) => action.kind === 'action' && action.week < week)
  return earlier.filter(({ settled }) => settled === null || settled.at > since)
}

/** What one review decided, as it stood at `until` (ms). */
export function decidedIn(file: PilotFile, week: string, until?: number): readonly Action[] {
  return actionsOn(file, until).filter((action) => action.week === week)
}

/** What somebody notes in a review. A cut takes neither owner nor day. */
export type ActionSaid = {
  readonly kind: ActionKind
  readonly words: string
  readonly owner: string
  readonly dueOn: string
}

/** Notes in the review of a week what is to be done, or cut. Refused once its answer is signed: its minutes stand then. */
export function noteAction(file: PilotFile, week: string, said: ActionSaid, today: string): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended.')
  if (!hasReview(file, week, weekOfDay(today))) return refuse('There is no review for this week.')
  if (signedAnswerFor(file, week)) return refuse('This review is signed: its minutes stand. Note it in the next one.')
  const problems = problemsWith(file, said, today)
  if (problems.length > 0) return refuseFields(problems)

  const { kind, words, owner, dueOn } = said
  const number = Math.max(0, ...file.actions.map(({ action }) => action)) + 1
  const whose = kind === 'cut' ? { owner: null, dueOn: null } : { owner, dueOn }
  return actionFact('add action', file, number, { week, kind, what: 'added', ...whose }, words)
}

function problemsWith(
  { pilot }: PilotFile,
  { kind, words, owner, dueOn }: ActionSaid,
  today: string,
): readonly Problem[] {
  const problems: Problem[] = []
  if (words === '')
    problems.push({ field: 'words', why: `Say in a sentence what is ${kind === 'cut' ? 'cut' : 'to be done'}.` })
  if (kind === 'cut') return problems
  if (!pilot.holders.some(({ person }) => person === owner))
    problems.push({ field: 'owner', why: 'Name someone on this pilot.' })
  return [...problems, ...problemsWithDay(dueOn, today)]
}

function problemsWithDay(dueOn: string, today: string): readonly Problem[] {
  return isDay(dueOn) && dueOn >= today ? [] : [{ field: 'dueOn', why: 'Give a day from today on.' }]
}

/** Somebody reports it done; `words` may say how. `week` is the ISO week in which that happens. */
export function reportDone(file: PilotFile, number: number, words: string, week: string): Fact | Refused {
  const action = toSettle(file, number)
  if ('refused' in action) return action

  return actionFact('report action', file, number, dataOf(action, week, 'done'), words)
}

/** It is still to be done, until another day. */
export function keepOpen(
  file: PilotFile,
  number: number,
  { dueOn, today, week }: { readonly dueOn: string; readonly today: string; readonly week: string },
): Fact | Refused {
  const action = toSettle(file, number)
  if ('refused' in action) return action
  const problems = problemsWithDay(dueOn, today)
  if (problems.length > 0) return refuseFields(problems)

  return actionFact('add action', file, number, { ...dataOf(action, week, 'kept'), dueOn }, '')
}

/** It is not to be done any more, for a reason. */
export function dropAction(file: PilotFile, number: number, why: string, week: string): Fact | Refused {
  const action = toSettle(file, number)
  if ('refused' in action) return action
  if (why === '') return refuseFields([{ field: 'words', why: 'Say in a sentence why it is dropped.' }])

  return actionFact('drop action', file, number, dataOf(action, week, 'dropped'), why)
}

function toSettle(file: PilotFile, number: number): Action | Refused {
  const action = findAction(file, number)
  if (action === null || action.kind === 'cut') return refuse('There is no such action.')
  return action.state === 'open' ? action : refuse(`This action is ${action.state} already.`)
}

type Said = Pick<ActionEvent, 'week' | 'kind' | 'what' | 'owner' | 'dueOn'>

function dataOf({ kind, owner, dueOn }: Action, week: string, what: ActionWord): Said {
  return { week, kind, what, owner, dueOn }
}

function actionFact(
  act: 'add action' | 'report action' | 'drop action',
  { pilot }: PilotFile,
  number: number,
  data: Said,
  words: string,
): Fact {
  const object = { type: 'action', id: String(number), version: 1 }
  return fact(act, pilot.id, object, { data, texts: words === '' ? {} : { words } })
}
