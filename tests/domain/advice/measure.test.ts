import { describe, expect, it } from 'vitest'
import { advise, type MeasureAdvice } from '../../../src/domain/advice/advise.ts'
import type { Facts } from '../../../src/domain/advice/facts.ts'
import {
  cycleTime,
  errorRate,
  goodWeeks,
  hoursAWeek,
  invoicePilot,
  missingWeek,
  pausedWeek,
  withValues,
} from './invoice-pilot.ts'

const steady = { ...cycleTime, baseline: [48, 48, 48, 48, 48, 48, 48, 48] }

describe('a streak', () => {
  it('counts the weeks at target back from the reviewed one; at the target is at target', () => {
    expect(streak(hoursAWeek(20, 25, 24, 24))).toBe(2)
    expect(streak(hoursAWeek(20, 20, 20, 24.01))).toBe(0)
  })

  it('bridges one thin week, whatever its value, but not a second one later', () => {
    const thin = { ...withValues({ cycle_time_hours: 90 }), cases: 4 }
    expect(streak([...hoursAWeek(20, 20), thin, ...hoursAWeek(20)])).toBe(3)
    expect(streak([...hoursAWeek(20), thin, ...hoursAWeek(20, 20), thin, ...hoursAWeek(20)])).toBe(3)
  })

  it('ends at a missing week, at a paused one and at one without a value', () => {
    expect(streak([...hoursAWeek(20, 20), missingWeek, ...hoursAWeek(20)])).toBe(1)
    expect(streak([...hoursAWeek(20, 20), pausedWeek, ...hoursAWeek(20)])).toBe(1)
    expect(streak(hoursAWeek(20, 20, null, 20))).toBe(1)
    expect(streak([...hoursAWeek(20, 20), { cases: null }, ...hoursAWeek(20)])).toBe(1)
  })

  it('starts anew with a change, whose own week may be the first hit', () => {
    expect(streak([...goodWeeks(3), { changeSwitchedOn: true }, ...goodWeeks(1)])).toBe(2)
    expect(
      streak([...goodWeeks(3), { ...withValues({ cycle_time_hours: 40 }), changeSwitchedOn: true }, ...goodWeeks(1)]),
    ).toBe(1)
    expect(streak([...goodWeeks(3), { cases: 3, changeSwitchedOn: true }, ...goodWeeks(1)])).toBe(1)
  })

  it('never begins without a target', () => {
    expect(measureOf(invoicePilot(goodWeeks(6), { measures: [{ ...cycleTime, target: null }] }))).toMatchObject({
      streak: 0,
      hit: false,
    })
  })
})

describe('a state', () => {
  it('is better only when the chart and the rank test agree, and a chance of exactly alpha is enough', () => {
    const oneIn495 = { alpha: 1 / 495 }
    expect(measureOf(invoicePilot(goodWeeks(4), { thresholds: oneIn495 })).state).toBe('better')
    expect(measureOf(invoicePilot(goodWeeks(4), { thresholds: { alpha: 1 / 496 } })).state).toBe('unclear')
  })

  it('is worse on a sign alone or on the rank test alone, and unclear when both sides have a case', () => {
    const torn = invoicePilot([...goodWeeks(7), ...hoursAWeek(90)], { thresholds: { weeksToHold: 8 } })
    expect(measureOf(torn)).toMatchObject({ state: 'unclear', signalsWorse: ['outside'] })
    expect(measureOf(torn).pBetter).toBeLessThan(0.05)
    expect(measureOf(invoicePilot(hoursAWeek(50, 50, 90)))).toMatchObject({ state: 'worse', signalsWorse: ['outside'] })
    expect(measureOf(invoicePilot(hoursAWeek(53, 53, 53, 53)))).toMatchObject({ state: 'worse', signalsWorse: [] })
  })

  it('needs three weeks to be tested at all', () => {
    expect(measureOf(invoicePilot(goodWeeks(2)))).toMatchObject({
      pBetter: 1,
      pWorse: 1,
      state: 'unclear',
      shift: -26.5,
    })
    expect(measureOf(invoicePilot(goodWeeks(3))).state).toBe('better')
    expect(measureOf(invoicePilot(goodWeeks(9), { thresholds: { weeksToHold: 2 } })).state).toBe('unclear')
  })

  it('looks back over the last weeks to hold only', () => {
    const onceBad = [...hoursAWeek(90), ...hoursAWeek(46, 47, 46, 47)]
    expect(measureOf(invoicePilot(onceBad)).signalsWorse).toEqual([])
    expect(measureOf(invoicePilot(onceBad, { thresholds: { weeksToHold: 5 } })).signalsWorse).toEqual(['outside'])
  })

  it('has no shift without a single solid week', () => {
    expect(measureOf(invoicePilot([missingWeek, missingWeek]))).toMatchObject({
      shift: null,
      state: 'unclear',
      pBetter: 1,
    })
  })
})

describe('a baseline without variation', () => {
  it('shows nothing of a goal, and asks how it was recorded', () => {
    const advice = advise(invoicePilot(goodWeeks(6), { measures: [steady, errorRate] }))
    expect(advice.measures[0]).toMatchObject({ state: 'unclear', signalsBetter: [], signalsWorse: [] })
    expect(advice.measures[0]?.limits).toMatchObject({ center: 48, meanMovingRange: 0, lower: 48, upper: 48 })
    expect(advice.answer).toBe('fix')
    expect(detailOf(advice.atoms, 'signal:cycle_time_hours')).toBe(
      'Unclear: the baseline has no variation; check how it was recorded.',
    )
  })

  it('does not keep a guardrail from raising a concern', () => {
    const neverFailed = { ...errorRate, baseline: [0, 0, 0, 0, 0, 0, 0, 0], target: null }
    const weeks = Array.from({ length: 6 }, () => withValues({ error_rate_pct: 4 }))
    const advice = advise(invoicePilot(weeks, { measures: [cycleTime, neverFailed] }))
    expect([advice.answer, advice.kind]).toEqual(['fix', 'guardrail:error_rate_pct'])
  })

  it('is not mistaken for news when the pilot repeats a value that a computer cannot write exactly', () => {
    const tenths = { ...errorRate, baseline: Array.from({ length: 10 }, () => 0.1), target: null }
    const weeks = Array.from({ length: 6 }, () => withValues({ error_rate_pct: 0.1 }))
    const advice = advise(invoicePilot(weeks, { measures: [cycleTime, tenths] }))
    expect(advice.measures[1]).toMatchObject({ state: 'unclear', signalsBetter: [], signalsWorse: [] })
    expect(advice.answer).toBe('expand')
  })
})

describe('a goal value that nobody measured', () => {
  const threeBadWeeks = hoursAWeek(57, 57, 57)

  it('cannot be the way to lose a bad sign', () => {
    const remembered = advise(invoicePilot([...threeBadWeeks, ...goodWeeks(4)]))
    expect(remembered.measures[0]).toMatchObject({ signalsWorse: ['three_of_four'], state: 'unclear', streak: 4 })
    expect([remembered.answer, remembered.kind]).toEqual(['fix', 'evidence'])

    const forgotten = advise(invoicePilot([...hoursAWeek(57, null, 57), ...goodWeeks(4)]))
    expect(forgotten.measures[0]).toMatchObject({ signalsWorse: [], state: 'better', streak: 4 })
    expect([forgotten.answer, forgotten.kind]).toEqual(['fix', 'evidence'])
    expect(forgotten.until[0]).toMatchObject({
      answer: 'expand',
      changes: [{ path: '/weeks/1/values/cycle_time_hours' }],
    })
  })
})

describe('what is shown of the limits', () => {
  it('are trial limits below twelve baseline weeks, firm ones from twelve on', () => {
    const twelve = { ...cycleTime, baseline: [...cycleTime.baseline, 47, 49, 50, 48] }
    expect(signalDetail(invoicePilot(goodWeeks(6)))).toContain('Trial limits: 38.24 h to 58.76 h.')
    expect(signalDetail(invoicePilot(goodWeeks(6), { measures: [twelve] }))).toContain('Firm limits:')
  })

  it('end at zero where the measure never went below it', () => {
    const wild = { ...cycleTime, baseline: [10, 60, 20, 70, 15, 65, 5, 55] }
    const facts = invoicePilot(goodWeeks(6), { measures: [wild] })
    expect(signalDetail(facts)).toContain('Trial limits: 0 h to')
    expect(signalDetail(facts)).toContain('No single week can lie below them.')
    expect(measureOf(facts).limits?.lower).toBeLessThan(0)
  })

  it('are missing while the baseline is too short', () => {
    const short = { ...cycleTime, baseline: [47, 52, 49, 45, 51] }
    expect(signalDetail(invoicePilot(goodWeeks(6), { measures: [short] }))).toBe(
      'Unclear: the baseline has 5 weeks, at least 6 are needed.',
    )
  })
})

function measureOf(facts: Facts): MeasureAdvice {
  const [first] = advise(facts).measures
  if (!first) throw new Error('The pilot has no measure.')
  return first
}

function streak(weeks: Parameters<typeof invoicePilot>[0]): number {
  return measureOf(invoicePilot(weeks)).streak
}

function signalDetail(facts: Facts): string {
  return detailOf(advise(facts).atoms, 'signal:cycle_time_hours')
}

function detailOf(atoms: ReturnType<typeof advise>['atoms'], name: string): string {
  return atoms.find((atom) => atom.name === name)?.detail ?? ''
}
