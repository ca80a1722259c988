import { describe, expect, it } from 'vitest'
import { advise } from '../../../src/domain/advice/advise.ts'
import { applyChanges, changesBetween } from '../../../src/domain/advice/counterfactual.ts'
import type { Facts } from '../../../src/domain/advice/facts.ts'
import {
  addingWork,
  allPassed,
  cycleTime,
  errorRate,
  goodWeeks,
  hoursAWeek,
  invoicePilot,
  missingWeek,
  withValues,
} from './invoice-pilot.ts'

describe('what would change the answer', () => {
  it('is the drill, where only the drill is missing', () => {
    const advice = advise(invoicePilot(goodWeeks(6), { checks: { ...allPassed, manual_fallback: 'fail' } }))
    expect(advice.because).toEqual(['Target held 4 of 4 weeks.', 'The manual fallback has not passed a drill.'])
    expect(advice.until).toEqual([
      {
        text: 'Expand if the manual fallback has passed a drill; earliest 2026-W15.',
        changes: [{ path: '/checks/manual_fallback', value: 'pass' }],
        answer: 'expand',
        kind: 'all_clear',
      },
    ])
    expect(advice.nearestStop).toMatchObject({
      text: 'Stop if net manual work is above 0 in the next 2 weeks (now −6.0 h).',
      answer: 'stop',
      kind: 'net_manual_work',
    })
  })

  it('is waiting, where only weeks are missing, with what is assumed of them', () => {
    expect(texts(invoicePilot(goodWeeks(2)))).toEqual([
      'Expand if the target is met in the coming 2 weeks; earliest 2026-W13, provided that the coming weeks are otherwise like 2026-W11, with nothing switched on.',
    ])
  })

  it('is a figure found late, where one was not measured', () => {
    const [late, waiting] = advise(invoicePilot([...goodWeeks(5), { adoption: null }])).until
    expect(late).toMatchObject({
      text: 'Expand if adoption turns out at 90 % or more; earliest 2026-W15.',
      changes: [{ path: '/weeks/5/adoption', value: 0.9 }],
    })
    expect(waiting).toBeUndefined()
  })

  it('is everything together, where several things fail', () => {
    const facts = invoicePilot([...goodWeeks(5), { adoption: 0.7, helpRequests: 9 }])
    expect(texts(facts)).toEqual([
      'Expand if help stays at 0.5 requests per user or fewer, none of it daily, adoption is at 90 % or more and the target is met in the coming 4 weeks; earliest 2026-W19, provided that the coming weeks are otherwise like 2026-W15, with nothing switched on.',
    ])
  })

  it('is a value that convinces, where the target is too soft to', () => {
    const measures = [{ ...cycleTime, target: 48 }, errorRate]
    expect(texts(invoicePilot(hoursAWeek(50, 49, 47, 46, 47, 45), { measures }))).toEqual([
      'Expand if cycle time comes to 38.2 h or better and the target is met in the coming week; earliest 2026-W16, provided that the coming weeks are otherwise like 2026-W15, with nothing switched on.',
    ])
  })

  it('is nothing, where the answer is expand', () => {
    expect(advise(invoicePilot(goodWeeks(6))).until).toEqual([])
  })

  it('is at least the next thing to fix, where nothing leads to a better answer', () => {
    const failures = [{ component: 'erp_sync', count: 9, minutes: 90 }]
    const weeks = hoursAWeek(30, 30, 30, 30).map((week) => ({ ...week, work: null, failures }))
    const pilot = invoicePilot(weeks)
    const facts = { ...pilot, charter: { ...pilot.charter, baselineMinutesPerCase: null } }
    expect(advise(facts).kind).toBe('component:erp_sync')
    expect(texts(facts)[0]).toMatch(/^Fix the evidence if erp_sync is repaired and fails no more and the target is met/)
  })
})

describe('what would end a stop', () => {
  it('is less work, for a pilot that adds work', () => {
    const advice = advise(invoicePilot(goodWeeks(4).map(() => ({ work: addingWork }))))
    expect(advice.answer).toBe('stop')
    expect(advice.until[0]).toMatchObject({ answer: 'fix', kind: 'manual_work' })
    expect(advice.until[0]?.text).toMatch(/^Fix manual work if net manual work is below 0 even at its high estimate/)
    expect(advice.nearestStop).toBeNull()
  })

  it('is a week at target, for a pilot out of time', () => {
    const advice = advise(invoicePilot(hoursAWeek(...Array.from({ length: 12 }, () => 30))))
    expect(advice.kind).toBe('time_box')
    expect(advice.until[0]).toMatchObject({ answer: 'fix', kind: 'evidence' })
  })
})

describe('the nearest stop', () => {
  it('is the time box when it is nearer than two weeks of work', () => {
    const advice = advise(invoicePilot(hoursAWeek(...Array.from({ length: 11 }, () => 30))))
    expect(advice.nearestStop?.text).toBe(
      'Stop if the target is missed in the next week, up to 2026-W21 (week 12; the time box is 12 weeks).',
    )
  })

  it('is the next missing scorecard when there were enough of them', () => {
    const facts = invoicePilot([...goodWeeks(5), missingWeek], { incompleteReviewsBefore: 2 })
    expect(advise(facts).nearestStop).toMatchObject({
      text: 'Stop if the next week has no scorecard.',
      kind: 'unmeasured',
    })
  })

  it('takes a repair of the failing component for tried', () => {
    const failures = [{ component: 'erp_sync', count: 9, minutes: 90 }]
    const advice = advise(invoicePilot(goodWeeks(4).map(() => ({ failures }))))
    expect(advice.nearestStop?.text).toBe(
      'Stop if net manual work is above 0 in the next 2 weeks (now −6.0 h), although erp_sync was repaired.',
    )
  })
})

describe('changes', () => {
  const facts = invoicePilot([{}, withValues({ error_rate_pct: null })])

  it('are put where their path points, and the facts given stay as they are', () => {
    const before = JSON.stringify(facts)
    const altered = applyChanges(facts, [
      { path: '/weeks/1/values/error_rate_pct', value: 2 },
      { path: '/weeks/2', value: { week: '2026-W12' } },
      { path: '/weeks/2/cases', value: 60 },
      { path: '/checks/a~1b~0c', value: 'pass' },
    ])
    expect(altered.weeks[1]?.values).toEqual({ cycle_time_hours: 22, error_rate_pct: 2 })
    expect(altered.weeks[2]).toEqual({ week: '2026-W12', cases: 60 })
    expect(altered.checks['a/b~c']).toBe('pass')
    expect(JSON.stringify(facts)).toBe(before)
  })

  it('cannot be put where there is no place', () => {
    expect(() => applyChanges(facts, [{ path: '/weeks/5', value: {} }])).toThrow('There is no entry 5.')
    expect(() => applyChanges(facts, [{ path: '/weeks/x', value: {} }])).toThrow('There is no entry x.')
    expect(() => applyChanges(facts, [{ path: '/harm/why', value: 1 }])).toThrow('There is nothing to hold "why".')
  })

  it('do not reach what every object is made from', () => {
    const altered = applyChanges(facts, [{ path: '/__proto__/polluted', value: true }])
    expect(Object(altered)).not.toHaveProperty('polluted')
    expect({}).not.toHaveProperty('polluted')
  })

  it('say a shorter list as a whole', () => {
    expect(changesBetween({ open: ['a', 'b'] }, { open: ['b'] })).toEqual([{ path: '/open', value: ['b'] }])
  })
})

function texts(facts: Facts): readonly string[] {
  return advise(facts).until.map(({ text }) => text)
}
