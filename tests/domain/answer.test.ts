import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockedBy, signAnswer } from '../../src/domain/answer.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { signedAnswerFor } from '../../src/domain/pilot-weeks.ts'
import { isRefused } from '../../src/domain/refusal.ts'
import { contentHash } from '../../src/store/hash.ts'
import { after, agreedOn, choice, evidence, form, now, passed, sign, week } from '../support/agreed-answer.ts'
import { actBy } from '../support/house.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'

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
