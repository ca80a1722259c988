import { describe, expect, it } from 'vitest'
import { readFacts, type Facts } from '../../../src/domain/advice/facts.ts'
import { cycleTime, errorRate, goodWeeks, invoicePilot, missingWeek, pausedWeek } from './invoice-pilot.ts'

const lawful = invoicePilot(goodWeeks(3))

describe('facts that are as agreed', () => {
  it('are read as they stand', () => {
    expect(readFacts(asJson(lawful))).toEqual({ facts: lawful })
  })

  it('may leave out figures, checks and thresholds: nobody measured them, and nothing differs', () => {
    const { thresholds: _, ...charter } = lawful.charter
    const bare = { ...lawful, charter, checks: {}, weeks: [{ week: '2026-W10', cases: 12, values: {}, failures: [] }] }
    expect(readFacts(bare)).toEqual({ facts: bare })
  })

  it('may say null for whatever was not measured', () => {
    const nulls = { users: null, helpRequests: null, dailyHelpUsers: null, adoption: null, work: null }
    const week = { week: '2026-W10', cases: 12, values: { cycle_time_hours: null }, failures: [], ...nulls }
    const facts = { ...lawful, checks: { rule_owner: null }, weeks: [week] }
    expect(readFacts(facts)).toEqual({ facts })
    expect(readFacts(invoicePilot([missingWeek, pausedWeek, { cases: null, failures: null }]))).toHaveProperty('facts')
  })

  it('may cross the end of a year with 53 weeks', () => {
    const weeks = ['2026-W52', '2026-W53', '2027-W01'].map((week) => ({ week, cases: 12, failures: [] }))
    expect(readFacts({ ...lawful, weeks })).toHaveProperty('facts')
  })
})

describe('facts that are refused, with their place and a sentence', () => {
  const wrong: readonly [string, unknown, string, string][] = [
    ['no object', [], '', 'This must be an object.'],
    ['an unknown key', { ...lawful, colour: 'red' }, '/colour', '"colour" is not known here. Known: charter, weeks,'],
    ['no word on harm', { ...lawful, harm: undefined }, '/harm', 'This must be a text that is not empty.'],
    ['an empty harm', { ...lawful, harm: ' ' }, '/harm', 'This must be a text that is not empty.'],
    [
      'a doubtful flag',
      { ...lawful, charterChangedWithoutBothKeys: 'no' },
      '/charterChangedWithoutBothKeys',
      'This must be true or false.',
    ],
    [
      'half a review',
      { ...lawful, incompleteReviewsBefore: 1.5 },
      '/incompleteReviewsBefore',
      'This must be a whole number.',
    ],
    ['no weeks', { ...lawful, weeks: [] }, '/weeks', 'There must be at least one week to review.'],
    [
      'an unknown check result',
      { ...lawful, checks: { rule_owner: 'yes' } },
      '/checks/rule_owner',
      'This must be one of: pass, fail, not measured, not applicable.',
    ],
    ['a key that needs escaping', { ...lawful, checks: { 'a/b~c': 1 } }, '/checks/a~1b~0c', 'This must be one of:'],
    ['no goal', withMeasures(errorRate), '/charter/measures', 'A pilot has one or two goal measures; here are 0.'],
    [
      'three goals',
      withMeasures(cycleTime, { ...cycleTime, key: 'b' }, { ...cycleTime, key: 'c' }),
      '/charter/measures',
      'here are 3.',
    ],
    [
      'a measure named twice',
      withMeasures(cycleTime, { ...errorRate, key: cycleTime.key }),
      '/charter/measures/1/key',
      'named twice',
    ],
    [
      'a baseline with a hole',
      withMeasures({ ...cycleTime, baseline: [1, null, 3] }),
      '/charter/measures/0/baseline/1',
      'This must be a number.',
    ],
    [
      'a baseline of years',
      withMeasures({ ...cycleTime, baseline: Array.from({ length: 261 }, () => 1) }),
      '/charter/measures/0/baseline',
      'At most 260 entries are read here.',
    ],
    [
      'an unknown direction',
      withMeasures({ ...cycleTime, direction: 'up' }),
      '/charter/measures/0/direction',
      'This must be one of: lower, higher.',
    ],
    [
      'an infinite target',
      withMeasures({ ...cycleTime, target: Infinity }),
      '/charter/measures/0/target',
      'This must be a number.',
    ],
    [
      'an unknown source',
      withCharter({ baselineMinutesPerCase: { minutes: 25, source: 'guessed' } }),
      '/charter/baselineMinutesPerCase/source',
      'This must be one of: measured, sampled, estimated.',
    ],
    [
      'negative minutes',
      withCharter({ baselineMinutesPerCase: { minutes: -1, source: 'measured' } }),
      '/charter/baselineMinutesPerCase/minutes',
      'This cannot be below zero.',
    ],
    [
      'an unknown threshold',
      withCharter({ thresholds: { weekToHold: 4 } }),
      '/charter/thresholds/weekToHold',
      'is not known here',
    ],
    [
      'too many weeks to hold',
      withCharter({ thresholds: { weeksToHold: 27 } }),
      '/charter/thresholds/weeksToHold',
      'This must be at most 26.',
    ],
    [
      'no weeks to hold',
      withCharter({ thresholds: { weeksToHold: 0 } }),
      '/charter/thresholds/weeksToHold',
      'This must be at least 1.',
    ],
    [
      'shares the wrong way round',
      withCharter({ thresholds: { shareLow: 0.6 } }),
      '/charter/thresholds/shareLow',
      'shareLow (0.6) cannot be above shareHigh (0.5).',
    ],
    ['no components', withCharter({ components: null }), '/charter/components', 'This must be a number.'],
    [
      'a week that does not exist',
      withWeek({ week: '2025-W53' }),
      '/weeks/1/week',
      '"2025-W53" is not an ISO week such as "2026-W37".',
    ],
    [
      'a week left out',
      withWeek({ week: '2026-W12' }),
      '/weeks/1/week',
      'After 2026-W10 comes 2026-W11, not 2026-W12: name every week, in order.',
    ],
    ['a week out of order', withWeek({ week: '2026-W10' }), '/weeks/1/week', 'After 2026-W10 comes 2026-W11'],
    ['adoption in per cent', withWeek({ adoption: 95 }), '/weeks/1/adoption', 'This must be at most 1.'],
    ['half a case', withWeek({ cases: 1.5 }), '/weeks/1/cases', 'This must be a whole number.'],
    ['a number as text', withWeek({ cases: '60' }), '/weeks/1/cases', 'This must be a number.'],
    [
      'a value of no measure',
      withWeek({ values: { speed: 3 } }),
      '/weeks/1/values/speed',
      'The charter has no measure "speed". It has: cycle_time_hours, error_rate_pct.',
    ],
    [
      'a missing week with a value',
      withWeek({ missing: true }),
      '/weeks/1/values/cycle_time_hours',
      '2026-W11 is marked as missing, so it cannot have a value here.',
    ],
    [
      'no word on failures',
      withWeek({ failures: null }),
      '/weeks/1/failures',
      'Say which failures 2026-W11 had; an empty list when it had none.',
    ],
    [
      'a failure without a name',
      withWeek({ failures: [{ component: '', count: 1, minutes: 0 }] }),
      '/weeks/1/failures/0/component',
      'This must be a text',
    ],
    [
      'a failure without minutes',
      withWeek({ failures: [{ component: 'erp', count: 1 }] }),
      '/weeks/1/failures/0/minutes',
      'This must be a number.',
    ],
    [
      'unknown work',
      withWeek({ work: { coffee: { minutes: 5, source: 'measured' } } }),
      '/weeks/1/work/coffee',
      'is not known here',
    ],
    ['an unknown key of a week', withWeek({ note: 'Easter' }), '/weeks/1/note', '"note" is not known here.'],
  ]

  for (const [title, input, path, why] of wrong) {
    it(title, () => {
      const reading = readFacts(input)
      const refused = 'refused' in reading ? reading.refused : []
      expect(refused.find((each) => each.path === path)?.why).toContain(why)
    })
  }

  it('all at once, so that nobody corrects them one by one', () => {
    const reading = readFacts({ ...lawful, colour: 'red', harm: 3, repairsTried: 'erp_sync', weeks: [{ week: 3 }] })
    const paths = 'refused' in reading ? reading.refused.map(({ path }) => path) : []
    expect(paths.toSorted()).toEqual(['/colour', '/harm', '/repairsTried', '/weeks/0/week'])
  })

  it('also when a key is one that objects have by nature', () => {
    const poisoned: unknown = JSON.parse('{"__proto__": {"harm": null}, "constructor": 1}')
    expect(readFacts(poisoned)).toHaveProperty('refused')
    const named: unknown = JSON.parse('{"__proto__": "pass", "toString": "fail"}')
    expect(readFacts({ ...lawful, checks: named })).toHaveProperty('facts')
  })
})

function withMeasures(...measures: readonly unknown[]): unknown {
  const weeks = [{ week: '2026-W10', cases: 12, failures: [] }]
  return { ...lawful, charter: { ...lawful.charter, measures }, weeks }
}

function withCharter(differing: object): unknown {
  return { ...lawful, charter: { ...lawful.charter, ...differing } }
}

function withWeek(differing: object): unknown {
  return { ...lawful, weeks: lawful.weeks.map((week, place) => (place === 1 ? { ...week, ...differing } : week)) }
}

function asJson(facts: Facts): unknown {
  return JSON.parse(JSON.stringify(facts))
}
