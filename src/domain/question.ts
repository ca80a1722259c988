// Somebody asks what a rule means, and whoever was named for it answers. The time in between says whether people can work
// by the rule book.
import { standingOn } from './deputy.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { refuse, refuseFields, type Refused } from './refusal.ts'
import { ruleName, rulesInEffect } from './rule.ts'
import { namedFor } from './rule-answerer.ts'

/** One thing that happened to a question, oldest first. `words` is the id of its free text; `rule` null where no rule speaks. */
export type QuestionEvent = {
  readonly question: number
  readonly rule: number | null
  readonly what: 'asked' | 'answered'
  readonly words: string
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** A question as its events tell it. `words` is the id of its free text. */
export type Question = {
  readonly number: number
  readonly rule: number | null
  readonly words: string
  readonly by: string
  readonly askedAt: number
  /** Oldest first: the newest one stands, the earlier ones stay. */
  readonly answers: readonly QuestionEvent[]
}

/** Every question of a pilot, oldest first. */
export function questionsAsked({ questions }: Pick<PilotFile, 'questions'>): readonly Question[] {
  const answers = new Map<number, readonly QuestionEvent[]>()
  for (const event of questions)
    if (event.what === 'answered') answers.set(event.question, [...(answers.get(event.question) ?? []), event])
  return questions
    .filter(({ what }) => what === 'asked')
    .map(({ question: number, rule, words, by, at }) => {
      return { number, rule, words, by, askedAt: at, answers: answers.get(number) ?? [] }
    })
}

/** One question by its number; null when there is none. */
export function findQuestion(file: PilotFile, number: number): Question | null {
  return questionsAsked(file).find((question) => question.number === number) ?? null
}

/** Nobody has answered it yet. */
export function isOpenQuestion({ answers }: Question): boolean {
  return answers.length === 0
}

/** What somebody wants to know, and about which rule; null where no rule speaks. */
export type Asking = { readonly rule: number | null; readonly words: string }

/** Anyone on the pilot asks. Refused about a rule that is not in effect. */
export function askQuestion(file: PilotFile, { rule, words }: Asking): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended: nobody answers questions about it any more.')
  if (words === '') return refuseFields([{ field: 'words', why: 'Write what you want to know.' }])
  if (rule !== null && !rulesInEffect(file.rules).some(({ number }) => number === rule))
    return refuseFields([{ field: 'rule', why: `${ruleName(rule)} is not in effect. Choose another rule, or none.` }])

  const number = questionsAsked(file).length + 1
  return fact('ask question', file.pilot.id, questionObject(number), { data: { rule }, texts: { words } })
}

/** A question, everything of its pilot, and the day it is ("2026-09-07"), because a deputy stands in from day to day. */
export type Answering = { readonly file: PilotFile; readonly question: Question; readonly today: string }

/** Whoever answers for the rule says what it means, or says it better than before. */
export function answerQuestion(answering: Answering, words: string, act: Act): Fact | Refused {
  const { file, question } = answering
  if (hasEnded(file.pilot)) return refuse('This pilot has ended: nobody answers questions about it any more.')
  if (!mayAnswer(answering, act.by.person))
    return { ...refuse('Only whoever was named for this rule answers, their deputy, or the COO.'), kind: 'not yours' }
  if (words === '') return refuseFields([{ field: 'words', why: 'Write the answer.' }])

  const { rule, number } = question
  return fact('answer question', file.pilot.id, questionObject(number), { data: { rule }, texts: { words } })
}

/** Whether a person answers this: named for its rule, their deputy, or the COO, who also answers where no rule speaks. */
export function mayAnswer({ file, question: { rule }, today }: Answering, person: string): boolean {
  const named = rule === null ? null : namedFor(file, rule)
  if (named?.person === person || named?.deputy === person) return true
  return standingOn(file.pilot, { person, duties: [], seats: [] }, today).seats.includes('coo')
}

function questionObject(number: number) {
  return { type: 'question', id: String(number), version: 1 }
}
