import { describe, expect, test } from 'vitest'
import { expiredOverruling, lastOverruling, overrulingToAnswer } from '../../src/domain/overruling.ts'
import type { AnswerVersion, PilotFile } from '../../src/domain/pilot-file.ts'
import type { AnswerContent } from '../../src/domain/review.ts'
import { evidence } from '../support/agreed-answer.ts'
import { at, bothKeys, runningFile, stage, utc } from '../support/pilot-file.ts'

const { checks: _, ...frozen } = evidence

function signed(week: string, overruledUntil: string | null, file: PilotFile = runningFile(['2026-W28'])): PilotFile {
  const content: AnswerContent = { week, round: 1, answer: 'fix', fix: null, ...frozen, overruledUntil }
  const when = at('2026-07-20T13:00Z')
  const answer: AnswerVersion = {
    week,
    version: 1,
    content,
    hash: `hash of ${week}`,
    why: null,
    by: 'olivia',
    at: when,
    seq: 9,
  }
  const keys = bothKeys('answer', week, answer, when)
  return { ...file, answers: [...file.answers, answer], keys: [...file.keys, ...keys] }
}

const overruled = signed('2026-W28', '2026-07-24')
const before = at('2026-07-23T23:00Z')
const onTheDay = at('2026-07-24T00:00Z')

describe('An overruling', () => {
  test('holds until its day, and not for an instant longer', () => {
    expect(lastOverruling(overruled)?.until).toBe('2026-07-24')
    expect(expiredOverruling(overruled, before, utc)).toBeNull()
    expect(expiredOverruling(overruled, onTheDay, utc)?.answer.week).toBe('2026-W28')
  })

  test('reopens the question for both leaders, since that day', () => {
    const open = overrulingToAnswer(overruled, onTheDay, utc)

    expect(open.map(({ seat, since }) => [seat, since])).toEqual([
      ['coo', onTheDay],
      ['cto', onTheDay],
    ])
    expect(overrulingToAnswer(overruled, before, utc)).toEqual([])
  })

  test('is over once another answer is signed, whether or not that one overrules too', () => {
    expect(expiredOverruling(signed('2026-W29', null, overruled), onTheDay, utc)).toBeNull()
    expect(expiredOverruling(signed('2026-W29', '2026-08-01', overruled), onTheDay, utc)).toBeNull()
  })

  test('leads to the review that is due, else to its own record', () => {
    const things = (now: number) => overrulingToAnswer(overruled, now, utc).map(({ thing }) => thing)

    expect(things(at('2026-07-24T09:00Z'))).toContain('reviews/2026-W29')
    expect(things(at('2026-07-24T09:00Z'))).not.toContain('reviews/2026-W28/decision')
  })

  test('asks nobody once the pilot has ended', () => {
    const { pilot } = overruled
    const ended = { ...overruled, pilot: { ...pilot, stages: [...pilot.stages, stage('stopped', 'answer', before)] } }

    expect(expiredOverruling(ended, onTheDay, utc)).toBeNull()
  })
})
