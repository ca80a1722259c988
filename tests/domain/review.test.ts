import { describe, expect, test } from 'vitest'
import type { Fact } from '../../src/domain/fact.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import {
  type Choice,
  chooseAnswer,
  isRevealed,
  notReviewable,
  noteQuestions,
  reviewOf,
} from '../../src/domain/review.ts'
import { after, agreedOn, choice, now, sign, week } from '../support/agreed-answer.ts'
import { actBy } from '../support/house.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'

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

  test('by a deputy is the leader’s choice, and waits for the other side', () => {
    const chosen = { week, round: 1, side: 'policy', choice: 'fix', at: now, seq: 1 } as const
    const byBen = { ...runningFile([week]), choices: [{ ...chosen, person: 'ben', for: 'olivia' }] }
    const holders = [
      { seat: 'coo', person: 'nora' },
      ...byBen.pilot.holders.filter(({ seat }) => seat !== 'coo'),
    ] as const

    expect(reviewOf(byBen, week).round).toMatchObject({ number: 1, policy: { person: 'ben' }, system: null })
    expect(reviewOf({ ...byBen, pilot: { ...byBen.pilot, holders } }, week).round.number).toBe(2)
  })

  test('is never one person’s for both sides, though a deputy took the other seat since', () => {
    const chosen = { week, round: 1, side: 'policy', choice: 'fix', at: now, seq: 1 } as const
    const byBen = { ...runningFile([week]), choices: [{ ...chosen, person: 'ben', for: 'olivia' }] }
    const choose = (person: string) =>
      chooseAnswer(choosing(byBen, choice('fix')), choice('fix'), actBy(person, now, 'cto'))

    expect(choose('ben')).toMatchObject({ why: expect.stringContaining('It takes a second person.') })
    expect(choose('tariq')).toMatchObject({ data: { side: 'system', round: 1 } })
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
  test('are kept for a week of the pilot so far, while it has not ended, and for no other', () => {
    const file = runningFile([week])
    const stages = [...file.pilot.stages, stage('stopped', 'answer', now)]
    const ended = { ...file, pilot: { ...file.pilot, stages } }
    const note = (one: string) => noteQuestions(file, one, '{}', utc.weekOf(now))

    expect(note(week)).toMatchObject({ data: { week } })
    expect(note('2026-W20')).toMatchObject({ refused: true })
    expect(note('2026-W40')).toMatchObject({ refused: true })
    expect(note('soon')).toMatchObject({ refused: true })
    expect(noteQuestions(ended, week, '{}', utc.weekOf(now))).toMatchObject({ refused: true })
  })
})
