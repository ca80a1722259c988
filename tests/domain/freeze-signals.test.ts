import { describe, expect, test } from 'vitest'
import { earlyAskers, freezeBroken } from '../../src/domain/freeze-signals.ts'
import type { ChangeEvent } from '../../src/domain/rule-change.ts'
import { runningFile } from '../support/pilot-file.ts'
import { requestEvent as event, withRequests } from '../support/some-requests.ts'

const empty = runningFile([])
const early = (seq: number, request: number, by: string) => event(seq, 'asked', { request, by, effect: 'parks' })
const broke = (seq: number, by: string, more: Parameters<typeof event>[2] = {}) =>
  event(seq, 'broke the freeze', { by, ...more })

/** Sam asked for a rule change while the scope was frozen. */
const change: ChangeEvent = {
  change: 1,
  round: 1,
  what: 'requested',
  effect: 'parks',
  content: {
    round: 1,
    kind: 'add',
    rule: 9,
    base: 0,
    proposal: null,
    revertsTo: null,
    origin: 'one-off wish',
    switchOnAt: 1,
  },
  hash: 'the change',
  why: 'why',
  counter: null,
  by: 'sam',
  seat: 'sponsor',
  for: null,
  at: 50,
  seq: 50,
}

describe('a broken freeze', () => {
  test('says who broke it, why, and for what', () => {
    const file = withRequests(empty, early(1, 1, 'sam'), broke(2, 'olivia'), broke(3, 'tariq', { effect: 'frees' }))

    expect(freezeBroken(file)).toMatchObject([
      { thing: 'requests/1', by: ['olivia', 'tariq'], whys: ['why 2', 'why 3'], at: file.requests[2]?.at },
    ])
  })

  test('is not broken by one key', () => {
    expect(freezeBroken(withRequests(empty, early(1, 1, 'sam'), broke(2, 'olivia')))).toEqual([])
  })

  test('is told of each thing apart, and of a rule change round by round', () => {
    const inRound = (round: number, seq: number, effect: ChangeEvent['effect']): ChangeEvent => {
      return {
        ...change,
        round,
        seq,
        effect,
        what: 'broke the freeze',
        content: null,
        by: seq % 2 ? 'tariq' : 'olivia',
      }
    }
    const requests = [early(1, 1, 'sam'), broke(2, 'olivia')]
    const ruleChanges = [change, inRound(1, 60, null), inRound(2, 62, null), inRound(2, 63, 'frees')]

    expect(freezeBroken({ ...empty, requests, ruleChanges })).toMatchObject([
      { thing: 'rule-changes/1', by: ['olivia', 'tariq'] },
    ])
  })
})

describe('who asked before the first cycle ended', () => {
  test('is counted apart for requests and rule changes, whoever asked most first', () => {
    const requests = [early(1, 1, 'ben'), early(2, 2, 'sam'), event(3, 'asked', { request: 3, by: 'maya' })]

    expect(earlyAskers({ ...empty, requests, ruleChanges: [change] })).toEqual([
      { person: 'sam', requests: 1, changes: 1, systemChanges: 0 },
      { person: 'ben', requests: 1, changes: 0, systemChanges: 0 },
    ])
  })

  test('stays counted whatever became of it', () => {
    const requests = [early(1, 1, 'ben'), event(2, 'cut')]

    expect(earlyAskers({ ...empty, requests })).toHaveLength(1)
  })
})
