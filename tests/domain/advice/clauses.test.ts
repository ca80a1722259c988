import { describe, expect, it } from 'vitest'
import { advise } from '../../../src/domain/advice/advise.ts'
import { defaultThresholds, type Facts } from '../../../src/domain/advice/facts.ts'
import {
  addingWork,
  allPassed,
  cycleTime,
  errorRate,
  goodWeeks,
  hoursAWeek,
  invoicePilot,
  missingWeek,
  pausedWeek,
  withValues,
} from './invoice-pilot.ts'

const costly = { work: addingWork }
const failing = { failures: [{ component: 'erp_sync', count: 9, minutes: 800 }] }

describe('the order of the clauses', () => {
  it('harm before a broken charter, a broken charter before everything else', () => {
    const worst = { harm: 'Payments are out', charterChangedWithoutBothKeys: true }
    const weeks = [costly, costly, costly, costly]
    expect(answer(invoicePilot(weeks, worst))).toBe('stop: harm')
    expect(answer(invoicePilot(weeks, { ...worst, harm: null }))).toBe('fix: integrity')
    expect(answer(invoicePilot(weeks))).toBe('stop: net_manual_work')
  })

  it('too much work before a missing goal value, and that before the time box', () => {
    const weeks = [...goodWeeks(10), { ...costly }, { ...costly, ...withValues({ cycle_time_hours: null }) }]
    expect(answer(invoicePilot(weeks))).toBe('stop: net_manual_work')
    expect(answer(invoicePilot([...goodWeeks(11), withValues({ cycle_time_hours: null })]))).toBe('fix: evidence')
    expect(answer(invoicePilot([...goodWeeks(11), ...hoursAWeek(30)]))).toBe('stop: time_box')
  })

  it('the time box before a component, a component before a guardrail, a guardrail before what is left', () => {
    const week = { ...failing, ...withValues({ cycle_time_hours: 30, error_rate_pct: 9 }) }
    const weeks = (count: number) => Array.from({ length: count }, () => week)
    expect(answer(invoicePilot(weeks(12)))).toBe('stop: time_box')
    expect(answer(invoicePilot(weeks(11)))).toBe('fix: component:erp_sync')
    expect(answer(invoicePilot(weeks(11).map((each) => ({ ...each, failures: [] }))))).toBe(
      'fix: guardrail:error_rate_pct',
    )
  })

  it('what is left in its own order: target, help, adoption, work, checks', () => {
    const bad = { helpRequests: 9, adoption: 0.5, work: addingWork }
    const steps: readonly [Partial<Facts['weeks'][number]>, string][] = [
      [{ ...bad, ...withValues({ cycle_time_hours: 30 }) }, 'fix: target_missed'],
      [bad, 'fix: help'],
      [{ ...bad, helpRequests: 2 }, 'fix: adoption'],
      [{ ...bad, helpRequests: 2, adoption: 0.9 }, 'fix: manual_work'],
      [{}, 'fix: check:beats_old_flow'],
    ]
    for (const [week, expected] of steps) {
      const facts = invoicePilot([...goodWeeks(4), week], { checks: { ...allPassed, beats_old_flow: 'fail' } })
      expect(answer(facts)).toBe(expected)
    }
  })
})

describe('too much manual work', () => {
  it('stops only after the warm-up and only on enough solid weeks in a row', () => {
    expect(answer(invoicePilot([...goodWeeks(2), costly]))).toBe('fix: manual_work')
    expect(answer(invoicePilot([...goodWeeks(2), costly, { ...costly, cases: 5 }, costly]))).toBe(
      'stop: net_manual_work',
    )
    expect(answer(invoicePilot([...goodWeeks(2), costly, {}, costly]))).toBe('fix: manual_work')
    expect(answer(invoicePilot([...goodWeeks(2), costly, { work: null }, costly]))).toBe('fix: manual_work')
  })

  it('does not let a paused week shorten the warm-up', () => {
    expect(answer(invoicePilot([{}, pausedWeek, costly, costly]))).toBe('fix: manual_work')
    expect(answer(invoicePilot([{}, missingWeek, costly, costly]))).toBe('stop: net_manual_work')
  })

  it('never stops on a thin week', () => {
    expect(answer(invoicePilot([...goodWeeks(2), costly, costly, { ...costly, cases: 9 }]))).not.toContain('stop')
  })

  it('gives one repair to a component that explains it, and says that the stop condition is met', () => {
    const weeks = [...goodWeeks(2), { ...costly, ...failing }, { ...costly, ...failing }]
    const facts = invoicePilot(weeks, { thresholds: { recurrenceWeeks: 2 } })
    const advice = advise(facts)
    expect(advice.kind).toBe('component:erp_sync')
    expect(advice.because[0]).toMatch(/^The stop condition is met\./)
    expect(answer({ ...facts, repairsTried: ['erp_sync'] })).toBe('stop: net_manual_work')
    expect(
      answer(
        invoicePilot(
          weeks.map((week) => ({ ...week, failures: [{ component: 'erp_sync', count: 9, minutes: 459 }] })),
          { thresholds: { recurrenceWeeks: 2 } },
        ),
      ),
    ).toBe('stop: net_manual_work')
    expect(
      answer(
        invoicePilot(
          weeks.map((week) => ({ ...week, failures: [{ component: 'erp_sync', count: 9, minutes: 460 }] })),
          { thresholds: { recurrenceWeeks: 2 } },
        ),
      ),
    ).toBe('fix: component:erp_sync')
  })
})

describe('a week that cannot be judged', () => {
  it('asks for the evidence until there were too many of them', () => {
    const facts = invoicePilot([...goodWeeks(5), missingWeek], { incompleteReviewsBefore: 2 })
    expect(answer(facts)).toBe('fix: evidence')
    expect(answer({ ...facts, incompleteReviewsBefore: 3 })).toBe('stop: unmeasured')
  })

  it('is also one with cases but without a goal value, not one without cases', () => {
    const unvalued = invoicePilot([...goodWeeks(5), withValues({ cycle_time_hours: null })], {
      incompleteReviewsBefore: 3,
    })
    expect(answer(unvalued)).toBe('stop: unmeasured')
    const empty = invoicePilot([...goodWeeks(5), { cases: 0, values: {} }], { incompleteReviewsBefore: 3 })
    expect(advise(empty).because[0]).toMatch(/^Fix the evidence\./)
    expect(answer(empty)).toBe('fix: evidence')
  })

  it('is never held against a paused pilot', () => {
    expect(answer(invoicePilot([...goodWeeks(5), pausedWeek], { incompleteReviewsBefore: 9 }))).toBe('fix: evidence')
  })

  it('can be every week of the pilot', () => {
    const advice = advise(invoicePilot([missingWeek, missingWeek, missingWeek]))
    expect([advice.answer, advice.kind]).toEqual(['fix', 'evidence'])
    expect(advice).toMatchObject({ netManualWork: null, failures: null })
  })
})

describe('the time box', () => {
  it('waits for a live streak, but not for ever', () => {
    expect(answer(invoicePilot([...hoursAWeek(...thirties(11)), ...hoursAWeek(22)]))).toBe('fix: evidence')
    expect(answer(invoicePilot([...hoursAWeek(...thirties(15)), ...hoursAWeek(22)]))).toBe('stop: time_box')
  })

  it('does not count paused weeks', () => {
    expect(answer(invoicePilot([...hoursAWeek(...thirties(5)), pausedWeek, ...hoursAWeek(...thirties(6))]))).toBe(
      'fix: target_missed',
    )
    expect(answer(invoicePilot([...hoursAWeek(...thirties(5)), missingWeek, ...hoursAWeek(...thirties(6))]))).toBe(
      'stop: time_box',
    )
  })

  it('does not stop a pilot that holds its target and lacks only a check', () => {
    const facts = invoicePilot(goodWeeks(20), { checks: { ...allPassed, manual_fallback: 'fail' } })
    expect(answer(facts)).toBe('fix: check:manual_fallback')
  })
})

describe('expand', () => {
  it('takes measured figures in every one of the last weeks to hold', () => {
    expect(answer(invoicePilot(goodWeeks(4)))).toBe('expand: all_clear')
    expect(answer(invoicePilot([...goodWeeks(3), { users: 0 }]))).toBe('fix: evidence')
    expect(answer(invoicePilot([{ helpRequests: null }, ...goodWeeks(3)]))).toBe('fix: evidence')
    expect(answer(invoicePilot([{ dailyHelpUsers: null }, ...goodWeeks(3)]))).toBe('expand: all_clear')
    expect(answer(invoicePilot([...goodWeeks(2), { dailyHelpUsers: null }, {}]))).toBe('fix: evidence')
    expect(answer(invoicePilot([withValues({ error_rate_pct: null }), ...goodWeeks(3)]))).toBe('fix: evidence')
  })

  it('is reached exactly at the limits of the charter', () => {
    const atTheLimit = {
      helpRequests: 5,
      adoption: 0.9,
      ...withValues({ cycle_time_hours: 24, error_rate_pct: 2.975 }),
    }
    expect(answer(invoicePilot([atTheLimit, atTheLimit, atTheLimit, atTheLimit]))).toBe('expand: all_clear')
    expect(answer(invoicePilot([...goodWeeks(3), { helpRequests: 6 }]))).toBe('fix: help')
    expect(answer(invoicePilot([...goodWeeks(3), { adoption: 0.8999 }]))).toBe('fix: adoption')
  })

  it('accepts a guardrail without a target and a check that does not apply', () => {
    const facts = invoicePilot(goodWeeks(6), {
      measures: [cycleTime, { ...errorRate, target: null }],
      checks: { ...allPassed, manual_fallback: 'not applicable', exclusions: 'pass' },
    })
    expect(answer(facts)).toBe('expand: all_clear')
    expect(answer({ ...facts, checks: { ...facts.checks, exclusions: 'fail' } })).toBe('fix: check:exclusions')
  })

  it('names the required check that is missing before any other that failed', () => {
    const { beats_old_flow: _, ...four } = allPassed
    expect(answer(invoicePilot(goodWeeks(6), { checks: { ...four, a_check_of_ours: 'fail' } }))).toBe(
      'fix: check:beats_old_flow',
    )
    expect(answer(invoicePilot(goodWeeks(6), { checks: { ...allPassed, zeal: 'fail', audit: 'fail' } }))).toBe(
      'fix: check:audit',
    )
  })

  it('never comes in the first week, nor when weeks to hold are too few to test', () => {
    expect(answer(invoicePilot(goodWeeks(1)))).toBe('fix: evidence')
    expect(answer(invoicePilot(goodWeeks(8), { thresholds: { weeksToHold: 1 } }))).toBe('fix: evidence')
  })

  it('comes also from the longest baseline, over the most weeks to hold', () => {
    const baseline = Array.from({ length: 260 }, (_, week) => 40 + ((week * 7919) % 997) / 100)
    const measures = [{ ...cycleTime, baseline }, errorRate]
    const thresholds = { weeksToHold: 26, timeBoxWeeks: 260 }
    expect(answer(invoicePilot(goodWeeks(26), { measures, thresholds }))).toBe('expand: all_clear')
    expect(answer(invoicePilot(goodWeeks(25), { measures, thresholds }))).toBe('fix: evidence')
  })

  it('says how far it goes', () => {
    expect(advise(invoicePilot(goodWeeks(6))).because.at(-1)).toContain('one more team or one more step')
  })
})

it('the default decision points are those of the charter form', () => {
  expect(defaultThresholds).toMatchObject({
    weeksToHold: 4,
    timeBoxWeeks: 12,
    minCases: 10,
    alpha: 0.05,
    adoption: 0.9,
  })
})

function answer(facts: Facts): string {
  const advice = advise(facts)
  return `${advice.answer}: ${advice.kind}`
}

function thirties(count: number): readonly number[] {
  return Array.from({ length: count }, () => 30)
}
