// The week's answer is the loudest word in Twokeys, so it looks the same everywhere: word, shape and colour together.
// The answer is signed by two people; the advice comes from the engine and never looks like a signature.

import type { Link } from './page.ts'
import type { Table } from './table.ts'

export type AnswerWord = 'stop' | 'fix' | 'expand'

/** The word as it is shown and the shape beside it, so that no answer is told by colour alone. */
export type Face = { face: string; shape: string }

/**
 * For `views/shared/_answer.eta`, at `it.answer`. `signed` says where it comes from: "Review of Monday 26 October, signed by
 * Olivia (COO) and Tariq (CTO)". `what` names what a fix names ("The ERP sync."), `because` is the reason in a sentence.
 */
export type SignedAnswer = Face & {
  id: string
  word: AnswerWord
  signed: string
  what?: string
  because?: string
  /** Lines below: the owner and date of a repair, the expiry of an overruled advice. */
  notes: readonly string[]
  link?: Link
}

/**
 * For `views/shared/_advice.eta`, at `it.advice`. `headline` is "Advice for this week: fix the fallback"; `because` are the sentences
 * of the deciding clause; `otherwise` are the counterfactuals ("Expand if the drill passes; earliest Monday 9 November").
 */
export type Advice = Face & {
  id: string
  word: AnswerWord
  headline: string
  because: readonly string[]
  otherwise: readonly string[]
  /** The deciding clause in words: "fix, because a check of the expansion gate has not passed". */
  clause?: string
  links: readonly Link[]
  /** How old the evidence is, in a sentence. */
  age?: string
  former?: Former
  /** On a signed week that is told differently today. */
  corrected?: { readonly text: string; readonly link: Link }
  /** Every condition with its detail and what it needs. */
  atoms?: Table
}

/** After criteria were moved: "Target was moved on Monday 3 August 2026", and what the former ones would have said and why. */
export type Former = {
  readonly badge: string
  readonly says: string
  readonly because: readonly string[]
  readonly link: Link
}

const faces: Readonly<Record<AnswerWord, Face>> = {
  stop: { face: 'Stop', shape: '■' },
  fix: { face: 'Fix', shape: '◆' },
  expand: { face: 'Expand', shape: '▲' },
}

/** The word and the shape of an answer. */
export function faceOf(word: AnswerWord): Face {
  return faces[word]
}

/** A signed answer, ready for its fragment. */
export function signedAnswer(answer: Pick<SignedAnswer, 'word' | 'signed'> & Partial<SignedAnswer>): SignedAnswer {
  return { id: 'answer', notes: [], ...faceOf(answer.word), ...answer }
}

/** The engine's advice, ready for its fragment. */
export function adviceOf(advice: Pick<Advice, 'word' | 'headline' | 'because'> & Partial<Advice>): Advice {
  return { id: 'advice', otherwise: [], links: [], ...faceOf(advice.word), ...advice }
}
