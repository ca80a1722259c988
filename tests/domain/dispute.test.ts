import { describe, expect, test } from 'vitest'
import {
  asksForOutsideReview,
  type Dispute,
  disputeIn,
  hasReachedSponsor,
  type RevealedRound,
} from '../../src/domain/dispute.ts'
import type { FailureEvent } from '../../src/domain/failure.ts'
import { at, utc } from '../support/pilot-file.ts'

const thursday = at('2026-07-16T12:00Z')
const now = at('2026-08-17T12:00Z')

function round(policy: 'stop' | 'fix' | 'expand', system: 'stop' | 'fix' | 'expand', when: number): RevealedRound {
  const position = { reason: 'x', disputes: '', for: null }
  return {
    at: when,
    policy: { ...position, answer: policy, person: 'olivia' },
    system: { ...position, answer: system, person: 'tariq' },
  }
}

describe('A dispute', () => {
  test('lasts from the first round in which they differed, with the words of the last', () => {
    const dispute = disputeIn('2026-W28', [round('expand', 'fix', thursday), round('expand', 'stop', thursday + 1)])

    expect(dispute).toMatchObject({ since: thursday, system: { answer: 'stop' } })
  })

  test('is over when both choose the same, and begins anew when they differ again', () => {
    const agreed = [round('expand', 'fix', thursday), round('fix', 'fix', thursday + 1)]

    expect(disputeIn('2026-W28', agreed)).toBeNull()
    expect(disputeIn('2026-W28', [...agreed, round('stop', 'fix', thursday + 2)])).toMatchObject({
      since: thursday + 2,
    })
    expect(disputeIn('2026-W28', [])).toBeNull()
  })

  test('reaches the sponsor on the fifth working day, weekends left out', () => {
    const reached = (instant: string) => hasReachedSponsor({ since: thursday }, at(instant), utc)

    expect(reached('2026-07-22T23:00Z')).toBe(false)
    expect(reached('2026-07-23T00:00Z')).toBe(true)
  })
})

const nothing = { failures: [], frictionTriages: [] }
const differed = (week: string, since: number): Pick<Dispute, 'week' | 'since'> => ({ week, since })

function triaged(side: 'policy' | 'system', by: string, seq: number): FailureEvent {
  const said = {
    component: null,
    occurredAt: null,
    detectedAt: null,
    detectedBy: null,
    severity: null,
    stopsWork: null,
    fallbackUsed: null,
    fallbackWorks: null,
    downtimeMinutes: null,
    casesHit: null,
    changed: null,
    side,
  }
  return { failure: 7, what: 'triaged', said, words: null, by, at: now - 1_000 + seq, seq }
}

describe('Somebody from outside', () => {
  test('is asked for when the leaders differed twice within eight weeks, and not after once', () => {
    const first = differed('2026-W30', at('2026-07-28T12:00Z'))
    const second = differed('2026-W31', at('2026-08-04T12:00Z'))

    expect(asksForOutsideReview(nothing, [first], now)).toBeNull()
    expect(asksForOutsideReview(nothing, [second, first], now)).toEqual({
      seen: [
        { at: first.since, evidence: '/reviews/2026-W30' },
        { at: second.since, evidence: '/reviews/2026-W31' },
      ],
      since: second.since,
      move: 'both',
    })
  })

  test('is not asked for what was long ago', () => {
    const old = differed('2026-W20', at('2026-05-19T12:00Z'))

    expect(asksForOutsideReview(nothing, [old, differed('2026-W31', at('2026-08-04T12:00Z'))], now)).toBeNull()
  })

  test('is asked for too when the side of a failure is said one way by the one and the other way by the other', () => {
    const contested = { ...nothing, failures: [triaged('policy', 'tariq', 1), triaged('system', 'olivia', 2)] }
    const corrected = { ...nothing, failures: [triaged('policy', 'tariq', 1), triaged('system', 'tariq', 2)] }
    const review = differed('2026-W31', at('2026-08-04T12:00Z'))

    expect(asksForOutsideReview(contested, [review], now)?.seen.map(({ evidence }) => evidence)).toEqual([
      '/reviews/2026-W31',
      '/failures/7',
    ])
    expect(asksForOutsideReview(corrected, [review], now)).toBeNull()
  })
})
