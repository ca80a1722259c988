// A week on whose answer both leaders agreed, with the keys still to turn.
import { type FrozenEvidence, signAnswer, type SigningForm } from '../../src/domain/answer.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { Leader } from '../../src/domain/person.ts'
import type { Key } from '../../src/domain/pilot.ts'
import type { AnswerVersion, PilotFile } from '../../src/domain/pilot-file.ts'
import type { AnswerContent, Choice } from '../../src/domain/review.ts'
import { contentHash } from '../../src/store/hash.ts'
import { actBy } from './house.ts'
import { at, runningFile, utc } from './pilot-file.ts'

export const week = '2026-W30'
export const now = at('2026-07-27T13:00Z')
export const passed = { rule_owner: 'pass', manual_fallback: 'pass' } as const

export const evidence: FrozenEvidence = {
  advice: { answer: 'fix', kind: 'component:erp_sync' },
  facts: '{}',
  weekFacts: '{}',
  adviceText: '{}',
  scorecard: '{}',
  factsHash: 'facts',
  engine: '1',
  previousHead: null,
  checks: passed,
}

export const form: SigningForm = {
  seen: '',
  seenFacts: 'facts',
  fixWhat: 'component:erp_sync',
  fixOwner: 'ines',
  fixDueOn: '2026-08-01',
  overruledUntil: '',
  why: '',
}

export const choice = (answer: Choice['answer']): Choice => ({
  answer,
  reason: 'Because.',
  disputes: '',
  seen: 'facts',
})

/** The file after both have chosen the same in private. */
export function agreedOn(answer: Choice['answer'], file: PilotFile = runningFile([week])): PilotFile {
  const made = { week, round: 1, for: null, choice: answer, at: now, seq: 1 }
  return {
    ...file,
    choices: [
      { ...made, side: 'policy', person: 'olivia' },
      { ...made, side: 'system', person: 'tariq' },
    ],
  }
}

type Signed = {
  readonly person: string
  readonly seat: Leader
  readonly form?: Partial<SigningForm>
  readonly evidence?: Partial<FrozenEvidence>
  readonly keysHeldUntil?: number
}

/** One leader’s key on what both chose. */
export function sign(file: PilotFile, signed: Signed) {
  const answer = file.choices.at(-1)?.choice as Choice['answer'] // the test keeps the word itself where its text's id would stand
  const signing = {
    file,
    week,
    calendar: utc,
    choices: [choice(answer), choice(answer)],
    evidence: { ...evidence, ...signed.evidence },
    keysHeldUntil: signed.keysHeldUntil ?? 0,
  }
  return signAnswer(signing, { ...form, ...signed.form }, actBy(signed.person, now, signed.seat))
}

/** The file after the fact, as the store's rows would have it. */
export function after(file: PilotFile, fact: Fact, person: string): PilotFile {
  const content = fact.content as AnswerContent | undefined // `signAnswer` makes facts of exactly this content
  const { side, completes } = fact.data as { side: Key['side']; completes: boolean } // and of exactly this data
  const hash = content ? contentHash(content) : (fact.object.hash ?? '')
  const { version } = fact.object
  const made: readonly AnswerVersion[] = content
    ? [{ week, version, content, hash, why: null, by: person, at: now, seq: 1 }]
    : []
  const on = { object: 'answer', objectId: week, version, hash } as const
  const key: Key = { ...on, side, person, for: null, completes, at: now, seq: 1 }
  return { ...file, answers: [...file.answers, ...made], keys: [...file.keys, key] }
}
