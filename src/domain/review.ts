// The weekly review: each leader chooses in private, both are revealed, and it ends in one answer that both sign.
import type { Side } from './person.ts'

export const answerWords = ['stop', 'fix', 'expand'] as const
export type Answer = (typeof answerWords)[number]

/** What a leader chose in private, as it is kept outside the chain until both have chosen. */
export type Choice = {
  readonly answer: Answer
  /** What to fix: a component, check, guardrail, help, adoption, manual work or the evidence; empty otherwise. */
  readonly fix: string
  readonly reason: string
  /** The fact that this leader disputes, when the two differ. */
  readonly disputes: string
  /** Hash of the facts that were on the page. */
  readonly seen: string
}

/** A choice as the review knows it: the words are null until both sides have chosen in this round. */
export type ChoiceMade = {
  readonly round: number
  readonly side: Side
  readonly person: string
  readonly at: number
  readonly choice: Choice | null
}

/** The content that both keys are turned on. */
export type AnswerContent = {
  readonly week: string
  readonly answer: Answer
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
