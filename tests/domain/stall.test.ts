import { describe, expect, it } from 'vitest'
import { shortestLimit, stalledAmong } from '../../src/domain/stall.ts'
import type { ReadyRule } from '../../src/domain/rule-outcome.ts'
import { minutesBy } from '../../src/domain/working-hours.ts'
import { at, utc } from '../support/pilot-file.ts'

const rule = (number: number, minutes: number | null, change: Partial<ReadyRule> = {}): ReadyRule => ({
  number,
  version: 1,
  evaluate: () => true,
  reads: [],
  outcome: {
    route: 'Finance',
    approver: null,
    human: null,
    limit: minutes === null ? null : { minutes, counts: 'working hours' },
  },
  ...change,
})
const monday = at('2026-09-07T09:00Z')
const open = [{ case: '4711', receivedAt: monday, attributes: { amount: '900' } }]
const stalled = (rules: readonly ReadyRule[], now: number) =>
  stalledAmong(open, rules, minutesBy(utc), now).map((one) => [one.case, one.rule.number])

describe('A case that stalled', () => {
  it('is one that is open for longer than its rule allows, as the rule counts time', () => {
    expect(stalled([rule(3, 480)], at('2026-09-07T23:00Z'))).toEqual([])
    expect(stalled([rule(3, 480)], at('2026-09-08T09:01Z'))).toEqual([['4711', 3]])
  })

  it('is none where no rule says how long it may take, or none can tell', () => {
    const nobodyKnows = rule(2, 1, { evaluate: () => 'undecided', reads: [{ name: 'country', type: 'text' }] })
    expect(stalled([rule(3, null)], at('2026-12-01T09:00Z'))).toEqual([])
    expect(stalled([nobodyKnows], at('2026-12-01T09:00Z'))).toEqual([])
    expect(stalled([rule(1, 60, { evaluate: () => false })], at('2026-12-01T09:00Z'))).toEqual([])
  })

  it('is looked for among cases that are older than the shortest limit', () => {
    expect(shortestLimit([rule(1, 480), rule(2, 60), rule(3, null)])).toBe(60)
    expect(shortestLimit([rule(3, null)])).toBe(null)
  })
})
