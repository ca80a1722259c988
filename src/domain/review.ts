// The weekly review: each leader chooses in private, both are revealed, and it ends in one answer that both sign.
import type { Calendar } from './calendar.ts'
import { fact, type Act, type Fact } from './fact.ts'
import { holderOf, isLeader, type SeatHolder, sideOf, type Side } from './person.ts'
import { hasEnded, keysOn, lastStage, type TurnedKeys } from './pilot.ts'
import type { AnswerVersion, ChoiceRecord, PilotFile } from './pilot-file.ts'
import { hasReview, isWhollyPaused, keyedAnswer, signedAnswerFor, signedAnswers, weekStateOf } from './pilot-weeks.ts'
import { overtaken, refuse, type Refused } from './refusal.ts'

export const answerWords = ['stop', 'fix', 'expand'] as const
export type Answer = (typeof answerWords)[number]

/** What a leader chose in private, as it is kept outside the chain until both have chosen. */
export type Choice = {
  readonly answer: Answer
  readonly reason: string
  /** The fact that this leader disputes; empty when none. */
  readonly disputes: string
  /** Hash of the facts that were on the page. */
  readonly seen: string
}

/** The content that both keys are turned on. */
export type AnswerContent = {
  readonly week: string
  readonly round: number
  readonly answer: Answer
  /** What to fix, by the engine's word for it ("component:erp_sync", "check:manual_fallback"), with a person and a day. */
  readonly fix: { readonly what: string; readonly owner: string; readonly dueOn: string } | null
  readonly advice: { readonly answer: Answer; readonly kind: string }
  /** Set when the answer overrules the advice: the day on which the question reopens. The reason stands beside it as free text. */
  readonly overruledUntil: string | null
  /** Facts, advice and scorecard as JSON text, exactly as they were on the page. `factsHash` is SHA-256 over `facts`. */
  readonly facts: string
  /** The reviewed week alone, as later weeks use it. */
  readonly weekFacts: string
  readonly adviceText: string
  readonly scorecard: string
  readonly factsHash: string
  readonly engine: string
  /** The head of the ledger when the answer before this one was signed; null for the first. */
  readonly previousHead: string | null
}

/** A round of private choices. It is revealed when both sides have chosen. */
export type Round = {
  readonly number: number
  readonly policy: ChoiceRecord | null
  readonly system: ChoiceRecord | null
}

export type Review = {
  readonly week: string
  /** The round that counts now, the first one even before anybody has chosen. */
  readonly round: Round
  readonly earlier: readonly Round[]
  /** The answer put before the keys in this round; null before the first key. */
  readonly pending: AnswerVersion | null
  readonly turned: TurnedKeys
  readonly signed: AnswerVersion | null
}

/** The review of a week, as far as it has come. */
export function reviewOf(file: PilotFile, week: string): Review {
  const rounds = roundsOf(file.choices.filter((choice) => choice.week === week))
  const round = roundNow(rounds.at(-1) ?? null, file.pilot.holders)
  const pending =
    file.answers.findLast((answer) => answer.week === week && answer.content.round === round.number) ?? null
  const turned = pending ? keysOn(file.keys, keyedAnswer(pending), file.pilot.holders) : { policy: null, system: null }
  return {
    week,
    round,
    earlier: rounds.filter(({ number }) => number < round.number),
    pending,
    turned,
    signed: signedAnswerFor(file, week),
  }
}

function roundsOf(choices: readonly ChoiceRecord[]): readonly Round[] {
  const numbers = [...new Set(choices.map((choice) => choice.round))].toSorted((a, b) => a - b)
  return numbers.map((number) => {
    const last = (side: Side) => choices.findLast((choice) => choice.round === number && choice.side === side) ?? null
    return { number, policy: last('policy'), system: last('system') }
  })
}

/** A round that is half chosen is over once the leader whose choice it is has left that seat: nobody chooses for a successor. */
function roundNow(last: Round | null, holders: readonly SeatHolder[]): Round {
  if (!last) return { number: 1, policy: null, system: null }
  const hasLeft = (choice: ChoiceRecord | null, seat: 'coo' | 'cto') =>
    choice !== null && holderOf(holders, seat) !== (choice.for ?? choice.person)
  const isOver = !isRevealed(last) && (hasLeft(last.policy, 'coo') || hasLeft(last.system, 'cto'))
  return isOver ? { number: last.number + 1, policy: null, system: null } : last
}

/** Both sides have chosen, so both choices may be shown. */
export function isRevealed(round: Round): boolean {
  return round.policy !== null && round.system !== null
}

/** Why a week cannot be reviewed now, in a sentence; null when it can. */
export function notReviewable(file: PilotFile, week: string, now: number, calendar: Calendar): string | null {
  if (hasEnded(file.pilot)) return 'This pilot has ended.'
  if (!hasReview(file, week, calendar.weekOf(now))) return 'There is no review for this week.'
  if (isWhollyPaused(file, week, calendar)) return 'The pilot was paused all week. No review is due.'
  const state = weekStateOf(file, week, now, calendar)
  if (state === 'signed') return 'The answer for this week is signed. It stays as it is.'
  if (state === 'open') return 'The week is still open. It can be answered once it is closed.'
  if (signedAnswers(file).some((answer) => answer.week > week))
    return 'A later week is answered already. This one is passed over: nobody answers on evidence that was overtaken.'
  return null
}

/** What the decision to choose is taken on. `other` is the other side's choice in the round, once there is one. */
export type Choosing = {
  readonly file: PilotFile
  readonly week: string
  readonly calendar: Calendar
  readonly factsHash: string
  readonly other: Choice | null
}

/**
 * A leader's private choice. After both have chosen, choosing again opens a new round for both. When the two differ and one
 * of them says stop, a running pilot is paused until both sign the same answer; one that somebody paused stays paused by them.
 */
export function chooseAnswer(
  { file, week, calendar, factsHash, other }: Choosing,
  choice: Choice,
  act: Act,
): Fact | Refused {
  const no = notReviewable(file, week, act.at, calendar)
  if (no) return refuse(no)
  if (!isLeader(act.by.seat)) return refuse('Only the two leaders choose an answer.')
  if (choice.seen !== factsHash) return overtaken('The evidence')
  if (choice.reason === '')
    return refuse('Please say why.', [{ field: 'reason', why: 'Say in a sentence why you choose this.' }])

  const { round } = reviewOf(file, week)
  const side = sideOf(act.by.seat)
  if (!isRevealed(round) && round[side === 'policy' ? 'system' : 'policy']?.person === act.by.person)
    return refuse('You have chosen for the other side in this round. It takes a second person.')
  const number = isRevealed(round) ? round.number + 1 : round.number
  const isPaused = lastStage(file.pilot)?.stage === 'paused'
  const pauses = !isPaused && number === round.number && other !== null && parts(choice, other)
  const data = { week, round: number, side, stage: pauses ? 'paused' : null }
  const object = { type: 'review', id: week, version: number }
  return fact('choose answer', file.pilot.id, object, { data, texts: { choice: JSON.stringify(choice) } })
}

/** The two differ and one of them wants to stop. */
function parts(one: Choice, other: Choice): boolean {
  return one.answer !== other.answer && (one.answer === 'stop' || other.answer === 'stop')
}

/** Notes on the five questions of the review, as one text. Anybody on the pilot may add to them until it is signed. */
export function noteQuestions(file: PilotFile, week: string, notes: string, thisWeek: string): Fact | Refused {
  if (!hasReview(file, week, thisWeek)) return refuse('There is no review for this week.')
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. The notes of its reviews stay as they are.')
  if (signedAnswerFor(file, week)) return refuse('This review is signed. Its notes stay as they are.')
  return fact(
    'note questions',
    file.pilot.id,
    { type: 'review', id: week, version: 1 },
    { data: { week }, texts: { notes } },
  )
}

/** The five questions that every review asks. */
export const fiveQuestions = [
  { name: 'stuck', words: 'Where did people get stuck?' },
  { name: 'confusing', words: 'Which rule confused someone?' },
  { name: 'workaround', words: 'Which workaround appeared?' },
  { name: 'unused', words: 'What did nobody use?' },
  { name: 'cut', words: 'What can be cut this week?' },
] as const
export type QuestionName = (typeof fiveQuestions)[number]['name']
export type Notes = { readonly [Name in QuestionName]: string }
