// Travel declarations of a university (BPI Challenge 2020): two departments in 2017, everybody from 2018 on. The figures
// were computed from the log by two independent scripts; they lie outside this tree and are never committed.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { advise, type Advice } from '../../../src/domain/advice/advise.ts'
import { readFacts, type Facts, type FactsWeek } from '../../../src/domain/advice/facts.ts'

const logs = new URL('../../../../shared/data/logs/', import.meta.url)
const weekly = table('expected_domestic_weekly.csv')
const rejections = table('expected_domestic_rejections_weekly.csv')
const states = table('expected_domestic_states_2018.csv')
const components = ['ADMINISTRATION', 'BUDGET OWNER', 'MISSING', 'PRE_APPROVER', 'SUPERVISOR']
const sixtyWeeks = { timeBoxWeeks: 60 }

describe.skipIf(weekly.length === 0)('the travel declarations of 2018, judged by the autumn of 2017', () => {
  it('have the limits of the locked baseline', () => {
    const { limits } = goalOf(adviceOn('2018-W20', sixtyWeeks))
    expect(limits?.center).toBeCloseTo(156.115, 3)
    expect(limits?.meanMovingRange).toBeCloseTo(17.907, 3)
    expect(limits?.lower).toBeCloseTo(108.482, 3)
    expect(limits?.upper).toBeCloseTo(203.747, 3)
    expect(limits?.lowerMid).toBeCloseTo(132.298, 3)
    expect(limits?.upperMid).toBeCloseTo(179.931, 3)
    expect(limits?.movingRangeUpper).toBeCloseTo(58.52, 3)
  })

  for (const row of states) {
    const week = row['iso_week_utc'] ?? ''
    it(`are ${row['state']} in ${week}`, () => {
      const goal = goalOf(adviceOn(week, sixtyWeeks))
      expect(goal.state).toBe(row['state'])
      expect(goal.signalsWorse).toEqual(signalsNamed(row['rules_high']))
      expect(goal.signalsBetter).toEqual(signalsNamed(row['rules_low']))
      expect(goal.pWorse).toBeCloseTo(Number(row['p_worse']), 6)
      expect(goal.pBetter).toBeCloseTo(Number(row['p_better']), 6)
    })
  }

  it('shift by what Hodges and Lehmann would say', () => {
    const shifts = { '2018-W08': 21.102, '2018-W20': 46.67, '2018-W34': 185.117, '2018-W45': 28.773 }
    for (const [week, shift] of Object.entries(shifts)) {
      expect(goalOf(adviceOn(week, sixtyWeeks)).shift, week).toBeCloseTo(shift, 3)
    }
  })

  it('are sent back by the administration, which is what to fix', () => {
    const windows: readonly [string, number, number, number][] = [
      ['2018-W07', 34, 51, 0.552],
      ['2018-W20', 50, 61, 0.726],
      ['2018-W34', 41, 47, 0.772],
      ['2018-W51', 81, 115, 0.63],
    ]
    for (const [week, count, total, wilsonLow] of windows) {
      const { answer, kind, failures, netManualWork } = adviceOn(week, sixtyWeeks)
      expect([week, answer, kind]).toEqual([week, 'fix', 'component:ADMINISTRATION'])
      expect(failures).toMatchObject({ top: 'ADMINISTRATION', count, total, weeksSeen: 4, active: true })
      expect(failures?.wilsonLow).toBeCloseTo(wilsonLow, 3)
      expect(netManualWork).toBeNull()
    }
    expect(adviceOn('2018-W20', sixtyWeeks).because).toEqual([
      'ADMINISTRATION caused 50 of 61 failures (82 %), in 4 of the last 4 weeks.',
    ])
  })

  it('would have been stopped with the usual time box', () => {
    for (const week of ['2018-W12', '2018-W20', '2018-W34', '2018-W51']) {
      const { answer, kind } = adviceOn(week, {})
      expect([week, answer, kind]).toEqual([week, 'stop', 'time_box'])
    }
    expect(adviceOn('2018-W11', {}).answer).toBe('fix')
  })
})

function adviceOn(lastWeek: string, thresholds: Facts['charter']['thresholds']): Advice {
  const reading = readFacts(declarations(lastWeek, thresholds))
  if ('refused' in reading) throw new Error(JSON.stringify(reading.refused))
  return advise(reading.facts)
}

function declarations(lastWeek: string, thresholds: Facts['charter']['thresholds']): Facts {
  const baseline = between('2017-W40', '2017-W51').map((row) => Number(row['median_cycle_h']))
  const goal = { key: 'cycle_time_hours', direction: 'lower', role: 'goal', baseline, target: 120 } as const
  return {
    charter: { measures: [goal], baselineMinutesPerCase: null, components: components.length, thresholds },
    weeks: between('2018-W01', lastWeek).map(weekOf),
    checks: {},
    repairsTried: [],
    severityOneOpen: [],
    incompleteReviewsBefore: 0,
    harm: null,
    charterChangedWithoutBothKeys: false,
  }
}

function weekOf(row: Record<string, string>): FactsWeek {
  const week = row['iso_week_utc'] ?? ''
  const sentBack = rejections.find((each) => each['iso_week_utc'] === week)
  const failures = components.map((component) => ({ component, count: Number(sentBack?.[component] ?? 0), minutes: 0 }))
  return {
    week,
    cases: Number(row['completed_cases']),
    values: { cycle_time_hours: Number(row['median_cycle_h']) },
    failures: failures.filter((failure) => failure.count > 0),
  }
}

function between(first: string, last: string): Record<string, string>[] {
  return weekly.filter((row) => first <= (row['iso_week_utc'] ?? '') && (row['iso_week_utc'] ?? '') <= last)
}

function goalOf(advice: Advice): Advice['measures'][number] {
  const [goal] = advice.measures
  if (!goal) throw new Error('The advice has no measure.')
  return goal
}

function signalsNamed(rules: string = ''): string[] {
  const names: Record<string, string> = { R1: 'outside', R2: 'three_of_four', R3: 'run_of_eight' }
  return rules === '' ? [] : rules.split('+').map((rule) => names[rule] ?? rule)
}

/** Rows of a file of expectations by column name; none where the file is absent. */
function table(file: string): Record<string, string>[] {
  const path = new URL(file, logs)
  if (!existsSync(path)) return []
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, place) => [columns[place] ?? '', cell])))
}
