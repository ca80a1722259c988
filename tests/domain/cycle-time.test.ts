import { describe, expect, test } from 'vitest'
import { restartsStreak } from '../../src/domain/charter.ts'
import { criteriaMoved, formerAdvice, movedLately } from '../../src/domain/criteria.ts'
import { countedBy, countsOf, rollupFor } from '../../src/domain/cycle-time.ts'
import { factsFor } from '../../src/domain/evidence.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { scorecardWeeks } from '../../src/domain/scorecard-weeks.ts'
import { at, bothKeys, charterAt, runningFile, utc } from '../support/pilot-file.ts'
import { goodWeek, invoiceCharter } from '../support/running-pilot.ts'

const weeks = ['2026-W28', '2026-W29', '2026-W30'] as const
const now = at('2026-07-28T12:00Z')
const worked = { medianHours: 1, p90Hours: 2, medianHoursWithExcluded: 1, medianHoursAutomated: 1 }
const atWork = invoiceCharter({ cycleTime: 'working hours' })

/** Three weeks of 12 hours round the clock, of which one was worked. */
const running = runningFile(weeks, { rollups: weeks.map((week) => goodWeek(week, 12, { worked })) })

/** The file once both keys have turned on working hours. */
function amended(when = at('2026-07-22T12:00Z')): PilotFile {
  const charter = { ...charterAt(2, atWork, when), seq: when }
  const keys = bothKeys('charter', 'INV', charter, when)
  return { ...running, charters: [...running.charters, charter], keys: [...running.keys, ...keys] }
}

describe('Cycle time', () => {
  test('counts round the clock unless the charter says otherwise', () => {
    expect(countsOf(running)).toBe('round the clock')
    expect(rollupFor(running, '2026-W29')).toMatchObject({ medianHours: 12, p90Hours: 24 })
    for (const week of scorecardWeeks(running, now, utc))
      expect(week).toMatchObject({ cycleTimeCounts: 'round the clock' })
  })

  test('counts working hours where the charter in force says so, in every week alike', () => {
    const file = amended()

    expect(countsOf(file)).toBe('working hours')
    expect(rollupFor(file, '2026-W29')).toMatchObject({ ...worked, counts: 'working hours' })
    for (const week of scorecardWeeks(file, now, utc).slice(0, 3))
      expect(week).toMatchObject({ cycleTimeCounts: 'working hours', values: { cycle_time_hours: 1 }, p90Hours: 2 })
  })

  test('is counted as before while a key is missing', () => {
    const file = amended()
    expect(countsOf({ ...file, keys: file.keys.slice(0, -1) })).toBe('round the clock')
  })

  test('is counted by the draft while no charter is in force', () => {
    const draft = { ...running, charters: [charterAt(1, atWork, now)], keys: [] }
    expect(countsOf(draft)).toBe('working hours')
    expect(countsOf({ ...draft, charters: [] })).toBe('round the clock')
  })

  test('is not measured in working hours where these are not known', () => {
    const { worked: _, ...without } = goodWeek('2026-W28', 12)
    expect(countedBy(without, 'working hours').medianHours).toBeNull()
    expect(countedBy(without, 'round the clock').medianHours).toBe(12)
  })
})

describe('Counting other hours', () => {
  test('is an amendment that starts the streak again', () => {
    expect(restartsStreak(invoiceCharter(), atWork)).toBe(true)
    expect(factsFor(amended(), '2026-W30', now, utc)?.weeks.at(-1)).toMatchObject({ changeSwitchedOn: true })
  })

  test('is named among the criteria that were moved', () => {
    expect(criteriaMoved(amended(), now).map(({ moved }) => moved)).toEqual([['hours that count']])
  })

  test('lets the former criteria speak of the former hours', () => {
    const file = amended()
    const facts = factsFor(file, '2026-W30', now, utc)
    const moved = movedLately(file, now, utc)
    if (!facts || !moved) throw new Error('nothing was moved')

    expect(formerAdvice(file, facts, moved, utc).kind).toBe('target_missed')
    expect(facts.weeks.map(({ values }) => values?.cycle_time_hours)).toEqual([1, 1, 1])
  })
})
