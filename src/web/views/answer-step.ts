// The last step of the meeting: choose in private, be revealed, and turn two keys on one answer. Nothing of a private
// choice is in this view until both sides have chosen; the caller does not even have it.
import { agreedAnswer, blockedBy } from '../../domain/answer.ts'
import type { Side } from '../../domain/person.ts'
import { holderOf, sideOf } from '../../domain/person.ts'
import { type Key, lastStage } from '../../domain/pilot.ts'
import { notReviewable, type Review } from '../../domain/review.ts'
import type { Chosen, Revealed } from '../../store/reviews.ts'
import { aboutOf } from '../../words/advice.ts'
import { dayName, dayTime } from '../../words/dates.ts'
import { nameOf, signerName, titleOf } from '../../words/people.ts'
import { faceOf, type SignedAnswer } from './answer.ts'
import { choiceForm, composeForm, signForm } from './answer-forms.ts'
import type { Form } from './form.ts'
import { turnedText } from './key-form.ts'
import type { Keys, KeySlot } from './keys.ts'
import type { Line, Pairs } from './lists.ts'
import type { ReviewOf } from './review-of.ts'
import { answerShown } from './signed-answer.ts'

export type AnswerStep = {
  readonly says: readonly string[]
  readonly signed: SignedAnswer | null
  readonly decision: string | null
  /** Both choices, once both are there. */
  readonly choices: readonly Line[]
  readonly keys: Keys | null
  /** What the keys are on, term by term. */
  readonly content: Pairs
  readonly form: Form | null
  /** Another way on, behind a summary. */
  readonly other: { readonly summary: string; readonly form: Form } | null
  /** Set while this page waits for somebody else. */
  readonly waiting: Waiting | null
}

export type EarlierRound = { readonly heading: string; readonly choices: readonly Line[] }

/** For `views/reviews/_waiting.eta`: the address asked again every few seconds, until something has happened. */
export type Waiting = { readonly again: string | null; readonly look: string }

/** Whoever waits asks again and again; \`seen\` is how far the review had come on the page that asks. */
export function waitingFor(review: Review, address: string, seen: string = farAs(review)): Waiting {
  const isSame = seen === farAs(review)
  return { again: isSame ? `${address}/progress?seen=${seen}` : null, look: `${address}#answer` }
}

/** How far a review has come, without a word of what was chosen. */
function farAs({ round, pending, turned, signed }: Review): string {
  const chosen = [round.policy, round.system].map((one) => (one ? 'x' : '-'))
  const keys = [turned.policy, turned.system].map((one) => (one ? 'x' : '-'))
  return [round.number, ...chosen, pending?.version ?? 0, ...keys, signed ? 'x' : '-'].join('')
}

const nothing: AnswerStep = {
  says: [],
  signed: null,
  decision: null,
  choices: [],
  keys: null,
  content: [],
  form: null,
  other: null,
  waiting: null,
}

export function answerStep(given: ReviewOf, address: string): AnswerStep {
  const { file, review, revealed, names } = given
  if (review.signed) {
    const choices = revealed ? bothChoices(given, revealed) : []
    return { ...nothing, choices, signed: answerShown(file, review.signed, names), decision: `${address}/decision` }
  }
  const no = notReviewable(file, review.week, given.now, given.calendar)
  if (no) return { ...nothing, says: [no] }
  if (!revealed) return privateStep(given, address)

  const choices = bothChoices(given, revealed)
  const answer = agreedAnswer([revealed.policy, revealed.system])
  if (answer === null) return differingStep(given, address, choices)
  const blocked = answer === 'expand' ? blockedBy(given.evidence.facts.checks) : null
  if (blocked) return { ...differingStep(given, address, choices), says: [blocked, 'Choose again.'] }
  return signingStep(given, address, choices)
}

function privateStep(given: ReviewOf, address: string): AnswerStep {
  const { review } = given
  const side = sideOfViewer(given)
  const mine = side && review.round[side]
  const says = (['policy', 'system'] as const).map((one) => chosenSentence(given, one))
  if (!side) return { ...nothing, says, waiting: waitingFor(review, address) }
  if (mine) {
    const whose = mine.person === given.signer.person ? 'Your' : `The ${titleOf(side === 'policy' ? 'coo' : 'cto')}’s`
    const kept = `${whose} choice is kept where nobody can read it. You may change it until the other has chosen.`
    const other = { summary: 'Change my choice', form: choiceForm(given, address) }
    return { ...nothing, says: [kept, ...says], other, waiting: waitingFor(review, address) }
  }
  return { ...nothing, says, form: choiceForm(given, address) }
}

function chosenSentence({ file, review, names }: ReviewOf, side: Side): string {
  const holder = holderOf(file.pilot.holders, side === 'policy' ? 'coo' : 'cto')
  const title = side === 'policy' ? 'COO' : 'CTO'
  if (!holder) return `The ${title}’s seat is vacant: nothing can be answered before somebody takes it.`
  const has = review.round[side] ? 'has chosen' : 'has not chosen yet'
  return `${nameOf(names, holder)} (${title}) ${has}.`
}

/** The two differ: both reasons stay, and both may choose again once they have talked. */
function differingStep(given: ReviewOf, address: string, choices: readonly Line[]): AnswerStep {
  const { review } = given
  const form = sideOfViewer(given) ? choiceForm(given, address) : null
  return {
    ...nothing,
    says: [whileDiffering(given)],
    choices,
    form,
    waiting: form ? null : waitingFor(review, address),
  }
}

function whileDiffering({ file }: ReviewOf): string {
  const last = lastStage(file.pilot)
  if (last?.stage !== 'paused') return 'You differ. Until both sign the same answer the pilot runs on as fix.'
  return last.because === 'disagreement'
    ? 'You differ, and one of you chose stop: the pilot is paused until both sign the same answer.'
    : 'You differ. The pilot was paused before that, and stays so until both keys resume it.'
}

function signingStep(given: ReviewOf, address: string, choices: readonly Line[]): AnswerStep {
  const { review } = given
  const side = sideOfViewer(given)
  const step: AnswerStep = { ...nothing, choices, keys: keysView(given), content: contentPairs(given) }
  if (!side) return { ...step, waiting: waitingFor(review, address) }
  if (!review.pending) return { ...step, form: composeForm(given, address) }
  const other = { summary: 'Put another wording before the keys', form: composeForm(given, address) }
  const turned = review.turned[side]
  if (turned) return { ...step, says: [turnedText(turned, given.signer)], other, waiting: waitingFor(review, address) }
  return { ...step, form: signForm(given, address, review.pending), other }
}

function sideOfViewer({ signer }: ReviewOf): Side | null {
  return signer.seat ? sideOf(signer.seat) : null
}

function bothChoices(given: ReviewOf, { policy, system }: Revealed): readonly Line[] {
  return [choiceLine(given, 'policy', policy), choiceLine(given, 'system', system)]
}

/** The rounds before, each with what was chosen and why. */
export function earlierRounds(given: ReviewOf): readonly EarlierRound[] {
  return given.earlier.map((round, at) => ({ heading: `Round ${at + 1}`, choices: bothChoices(given, round) }))
}

function choiceLine({ names }: ReviewOf, side: Side, choice: Chosen): Line {
  const { face, shape } = faceOf(choice.answer)
  const disputes = choice.disputes === '' ? '' : ` Disputes: ${choice.disputes}`
  return {
    word: choice.answer,
    shape,
    text: `${signerName(names, choice)} (${side === 'policy' ? 'COO' : 'CTO'}) chose ${face.toLowerCase()}.`,
    note: `“${choice.reason}”${disputes}`,
  }
}

function keysView(given: ReviewOf): Keys {
  const slot = (side: Side): KeySlot => slotOf(given, side, given.review.turned[side])
  return { id: 'answer-keys', on: 'the answer', policy: slot('policy'), system: slot('system') }
}

function slotOf({ file, names, calendar, now }: ReviewOf, side: Side, key: Key | null): KeySlot {
  if (key) return { state: 'turned', by: signerName(names, key), on: dayTime(key.at, calendar.zone, now) }
  const holder = holderOf(file.pilot.holders, side === 'policy' ? 'coo' : 'cto')
  return { state: 'empty', awaits: holder ? `Waiting for ${nameOf(names, holder)}` : 'The seat is vacant' }
}

function contentPairs({ review, texts, names }: ReviewOf): Pairs {
  const { pending } = review
  if (!pending) return []
  const { answer, fix, overruledUntil } = pending.content
  const { face, shape } = faceOf(answer)
  const fixed = fix
    ? [
        { term: 'What', text: aboutOf(fix.what) },
        { term: 'Who', text: nameOf(names, fix.owner) },
        { term: 'By', text: dayName(fix.dueOn) },
      ]
    : []
  const why = pending.why ? [{ term: 'Why', text: texts.get(pending.why) ?? '' }] : []
  const until = overruledUntil ? [{ term: 'Overrules the advice until', text: dayName(overruledUntil) }] : []
  return [{ term: 'Answer', text: `${shape} ${face}` }, ...fixed, ...why, ...until]
}
