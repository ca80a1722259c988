import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockedBy, signAnswer, type FrozenEvidence, type SigningForm } from '../../src/domain/answer.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { Leader } from '../../src/domain/person.ts'
import type { Key } from '../../src/domain/pilot.ts'
import type { AnswerVersion, PilotFile } from '../../src/domain/pilot-file.ts'
import { signedAnswerFor } from '../../src/domain/pilot-weeks.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import {
  type AnswerContent,
  type Choice,
  chooseAnswer,
  isRevealed,
  notReviewable,
  noteQuestions,
  reviewOf,
} from '../../src/domain/review.ts'
import { contentHash } from '../../src/store/hash.ts'
import { actBy } from '../support/house.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'

const week = '2026-W30'
const now = at('2026-07-27T13:00Z')
const passed = { rule_owner: 'pass', manual_fallback: 'pass' } as const

const evidence: FrozenEvidence = {
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

const form: SigningForm = {
  seen: '',
  seenFacts: 'facts',
  fixWhat: 'component:erp_sync',
  fixOwner: 'ines',
  fixDueOn: '2026-08-01',
  overruledUntil: '',
  why: '',
}

const choice = (answer: Choice['answer']): Choice => ({ answer, reason: 'Because.', disputes: '', seen: 'facts' })

/** The file after both have chosen the same in private. */
function agreedOn(answer: Choice['answer'], file: PilotFile = runningFile([week])): PilotFile {
  const made = { week, round: 1, choice: answer, at: now, seq: 1 }
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

function sign(file: PilotFile, signed: Signed) {
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
function after(file: PilotFile, fact: Fact, person: string): PilotFile {
  const content = fact.content as AnswerContent | undefined // `signAnswer` makes facts of exactly this content
  const { side, completes } = fact.data as { side: Key['side']; completes: boolean } // and of exactly this data
  const hash = content ? contentHash(content) : (fact.object.hash ?? '')
  const { version } = fact.object
  const made: readonly AnswerVersion[] = content
    ? [{ week, version, content, hash, why: null, by: person, at: now, seq: 1 }]
    : []
  const key: Key = { object: 'answer', objectId: week, version, hash, side, person, completes, at: now, seq: 1 }
  return { ...file, answers: [...file.answers, ...made], keys: [...file.keys, key] }
}

function firstKeyTurned(): PilotFile {
  const file = agreedOn('fix')
  const fact = sign(file, { person: 'olivia', seat: 'coo' })
  if (isRefused(fact)) throw new Error(fact.why)
  return after(file, fact, 'olivia')
}

const tariq = { person: 'tariq', seat: 'cto' } as const
const olivia = { person: 'olivia', seat: 'coo' } as const

describe('signing an answer', () => {
  test('takes the second leader’s key on exactly the same content', () => {
    const file = firstKeyTurned()
    const seen = file.answers[0]?.hash ?? ''

    expect(sign(file, { ...tariq, form: { seen } })).toMatchObject({ data: { side: 'system', completes: true } })
    expect(sign(file, { ...tariq, form: { seen: 'other' } })).toMatchObject({ kind: 'overtaken' })
  })

  test('refuses whoever is no leader, and a leader whose sign-in was just reset', () => {
    expect(sign(agreedOn('fix'), { person: 'ines', seat: 'coo' })).toMatchObject({ kind: 'not yours' })
    expect(sign(agreedOn('fix'), { ...olivia, keysHeldUntil: now + 1 })).toMatchObject({ refused: true })
  })

  test('waits for both private choices', () => {
    const signing = { file: runningFile([week]), week, calendar: utc, choices: [], evidence, keysHeldUntil: 0 }

    expect(signAnswer(signing, form, actBy('olivia', now, 'coo'))).toMatchObject({ refused: true })
  })

  test('refuses when the evidence is no longer what was on the page', () => {
    expect(sign(agreedOn('fix'), { ...olivia, evidence: { factsHash: 'moved' } })).toMatchObject({ kind: 'overtaken' })
  })

  test('refuses wording whose day has passed before the second key', () => {
    const file = firstKeyTurned()
    const seen = file.answers[0]?.hash ?? ''
    const signing = { file, week, calendar: utc, choices: [choice('fix'), choice('fix')], evidence, keysHeldUntil: 0 }
    const late = signAnswer(signing, { ...form, seen }, actBy('tariq', at('2026-08-02T13:00Z'), 'cto'))

    expect(late).toMatchObject({ refused: true, why: expect.stringContaining('has passed') })
  })

  test('expands on the newest closed week only, never on an older and kinder one', () => {
    const file = agreedOn('expand')
    const signing = {
      file,
      week,
      calendar: utc,
      choices: [choice('expand'), choice('expand')],
      evidence,
      keysHeldUntil: 0,
    }
    const words = { ...form, why: 'It was good then.', overruledUntil: '2026-09-01' }
    const later = signAnswer(signing, words, actBy('olivia', at('2026-08-05T13:00Z'), 'coo'))

    expect(sign(file, { ...olivia, form: words })).toMatchObject({ act: 'sign answer' })
    expect(later).toMatchObject({ refused: true, why: expect.stringContaining('newest closed week') })
  })

  test('stops and expands the pilot with the second key, never with the first', () => {
    const file = agreedOn('stop')
    const first = sign(file, { ...olivia, form: { why: 'It costs too much.', overruledUntil: '2026-09-01' } })
    if (isRefused(first)) throw new Error(first.why)
    const second = sign(after(file, first, 'olivia'), { ...tariq, form: { seen: contentHash(first.content) } })

    expect(first.data).toMatchObject({ stage: null })
    expect(second).toMatchObject({ data: { stage: 'stopped' } })
  })

  test('ends a pause that came from a disagreement, and no other', () => {
    const paused = (because: 'disagreement' | 'pause') => {
      const file = firstKeyTurned()
      return { ...file, pilot: { ...file.pilot, stages: [...file.pilot.stages, stage('paused', because, now)] } }
    }
    const second = (file: PilotFile) => sign(file, { ...tariq, form: { seen: file.answers[0]?.hash ?? '' } })

    expect(second(paused('disagreement'))).toMatchObject({ data: { stage: 'running' } })
    expect(second(paused('pause'))).toMatchObject({ data: { stage: null } })
  })

  test('wants a day that the calendar has', () => {
    const refused = sign(agreedOn('fix'), { person: 'olivia', seat: 'coo', form: { fixDueOn: '2026-09-31' } })

    expect(refused).toMatchObject({ refused: true, problems: [{ field: 'fixDueOn' }] })
  })

  test('never expands past a check that has not passed, whoever wants it', () => {
    const open = {
      checks: { ...passed, manual_fallback: 'not measured' as const },
      advice: { answer: 'expand' as const, kind: 'all_clear' },
    }

    expect(sign(agreedOn('expand'), { ...olivia, evidence: open })).toMatchObject({ refused: true })
    expect(blockedBy({ rule_owner: 'not applicable', when_to_use: 'pass' })).toBeNull()
    expect(blockedBy({ rule_owner: null })).toContain('not measured')
  })
})

test('whatever the two do in whatever order, no answer is signed without two persons’ keys on the same content', () => {
  const person = fc.constantFrom(
    olivia,
    tariq,
    { person: 'olivia', seat: 'cto' as const },
    { person: 'ines', seat: 'coo' as const },
  )
  const move = fc.record({ who: person, newest: fc.boolean(), other: fc.boolean() })

  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      let file = agreedOn('fix')
      for (const { who, newest, other } of moves) {
        const hash = file.answers.at(newest ? -1 : 0)?.hash ?? ''
        const fact = sign(file, {
          ...who,
          form: { seen: other ? '' : hash, fixDueOn: other ? '2026-08-02' : '2026-08-01' },
        })
        if (!isRefused(fact)) file = after(file, fact, who.person)
      }
      const signed = signedAnswerFor(file, week)
      if (!signed) return
      const keys = file.keys.filter(
        (key) => key.object === 'answer' && key.hash === signed.hash && key.version === signed.version,
      )
      expect(new Set(keys.map((key) => key.person)).size).toBeGreaterThan(1)
      expect(new Set(keys.map((key) => key.side)).size).toBe(2)
    }),
  )
})

describe('choosing in private', () => {
  const choosing = (file: PilotFile, other: Choice | null = null) => ({
    file,
    week,
    calendar: utc,
    factsHash: 'facts',
    other,
  })

  test('is not possible for a week that was paused, is open, or belongs to a pilot that ended', () => {
    const file = runningFile([week])
    const ended = { ...file, pilot: { ...file.pilot, stages: [...file.pilot.stages, stage('stopped', 'answer', now)] } }
    const choose = (one: PilotFile, when: number) =>
      chooseAnswer(choosing(one), choice('fix'), actBy('olivia', when, 'coo'))

    expect(choose(ended, now)).toMatchObject({ refused: true })
    expect(choose(file, at('2026-07-24T13:00Z'))).toMatchObject({ refused: true })
    expect(choose(file, now)).toMatchObject({ data: { side: 'policy', round: 1, stage: null } })
  })

  test('pauses only when the second choice differs and one of them says stop', () => {
    const mine = (answer: Choice['answer'], other: Choice['answer']) =>
      chooseAnswer(choosing(runningFile([week]), choice(other)), choice(answer), actBy('tariq', now, 'cto'))

    expect(mine('fix', 'stop')).toMatchObject({ data: { stage: 'paused' } })
    expect(mine('stop', 'stop')).toMatchObject({ data: { stage: null } })
    expect(mine('expand', 'fix')).toMatchObject({ data: { stage: null } })
  })

  test('is over for a week once a later one is answered', () => {
    const file = runningFile(['2026-W29', week])
    const first = sign(agreedOn('fix', file), { person: 'olivia', seat: 'coo' })
    const one = after(agreedOn('fix', file), first as Fact, 'olivia') // neither is refused
    const second = sign(one, { person: 'tariq', seat: 'cto', form: { seen: one.answers[0]?.hash ?? '' } })
    const signed = after(one, second as Fact, 'tariq')

    expect(notReviewable(file, '2026-W29', now, utc)).toBeNull()
    expect(notReviewable(signed, '2026-W29', now, utc)).toContain('A later week is answered already.')
  })

  test('leaves a pilot that somebody paused to those who resume it, however the two differ', () => {
    const file = runningFile([week])
    const stages = [...file.pilot.stages, stage('paused', 'pause', at('2026-07-24T09:00Z'))]
    const paused = { ...file, pilot: { ...file.pilot, stages } }
    const differs = chooseAnswer(choosing(paused, choice('stop')), choice('fix'), actBy('tariq', now, 'cto'))

    expect(differs).toMatchObject({ data: { stage: null } })
  })

  test('begins anew for both when the one who had chosen has left that seat', () => {
    const file = agreedOn('fix')
    const half = { ...file, choices: file.choices.slice(0, 1) }
    const swapped = [
      { seat: 'coo', person: 'tariq' },
      { seat: 'cto', person: 'olivia' },
    ] as const
    const later = { ...half, pilot: { ...half.pilot, holders: swapped } }

    expect(reviewOf(later, week).round).toEqual({ number: 2, policy: null, system: null })
    expect(chooseAnswer(choosing(later), choice('fix'), actBy('olivia', now, 'cto'))).toMatchObject({
      data: { side: 'system', round: 2 },
    })
    expect(reviewOf({ ...file, pilot: later.pilot }, week).round.number).toBe(1)
  })

  test('opens a new round for both once a round is revealed', () => {
    const file = agreedOn('fix')

    expect(isRevealed(reviewOf(file, week).round)).toBe(true)
    expect(chooseAnswer(choosing(file), choice('stop'), actBy('olivia', now, 'coo'))).toMatchObject({
      data: { round: 2 },
    })
  })
})

describe('the notes of a review', () => {
  test('are kept for a week of the pilot, and for no other', () => {
    const note = (one: string) => noteQuestions(runningFile([week]), one, '{}')

    expect(note(week)).toMatchObject({ data: { week } })
    expect(note('2026-W20')).toMatchObject({ refused: true })
    expect(note('soon')).toMatchObject({ refused: true })
  })
})
