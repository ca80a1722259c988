import { describe, expect, test } from 'vitest'
import { testAlert } from '../../src/domain/alert-test.ts'
import type { FallbackDrill } from '../../src/domain/effort.ts'
import { drillFallback, fallbackDrilled } from '../../src/domain/fallback-drill.ts'
import { as, calendar, factOf, pilotFile, problemAt, stopped, whyOf } from '../support/drafted-pilot.ts'
import { mapVersion } from '../support/written-map.ts'

const ines = as('ines', 'engineer', Date.parse('2026-09-07T09:00Z'))
const drill = {
  on: '2026-09-04',
  people: ['olivia', 'maya'],
  minutes: 30,
  normalMinutes: 15,
  words: 'On paper.',
} as const
const drilled = (change: object) => drillFallback(pilotFile(), { ...drill, ...change }, calendar, ines)

describe('a drill of the fallback', () => {
  test('is noted with two people of the pilot and both times', () => {
    const { words, ...data } = drill

    expect(factOf(drilled({}))).toMatchObject({ act: 'drill fallback', data, texts: { words } })
    expect(factOf(drilled({ words: '' })).texts).toEqual({})
  })

  test('is refused for one person alone, for strangers, for days to come, and after the end', () => {
    expect(problemAt(drilled({ people: ['maya', 'maya'] }), 'second')).toBe('It takes two different people.')
    expect(problemAt(drilled({ people: ['nora', 'maya'] }), 'first')).toBe('Choose somebody of the pilot.')
    expect(problemAt(drilled({ people: ['maya', 'nora'] }), 'second')).toBe('Choose somebody of the pilot.')
    expect(problemAt(drilled({ on: '2026-09-08' }), 'on')).toBe('This day has not come yet.')
    expect(problemAt(drilled({ on: 'friday' }), 'on')).toContain('Give the day')
    expect(whyOf(drillFallback(pilotFile({}, stopped), drill, calendar, ines))).toContain('has ended')
  })

  test('counts for thirty days and up to twice the normal time', () => {
    const result = (change: Partial<FallbackDrill>, today = '2026-10-04') => {
      const noted = { ...drill, words: null, by: 'ines', at: 1, seq: 1, ...change }
      return fallbackDrilled({ fallbackDrills: [noted] }, today)?.result
    }
    expect(result({})).toBe('pass')
    expect(result({}, '2026-10-05')).toBe('fail')
    expect(result({ minutes: 31 })).toBe('fail')
    expect(fallbackDrilled({ fallbackDrills: [] }, '2026-10-04')).toBeNull()
  })
})

describe('a test of an alert', () => {
  const file = pilotFile({ maps: [mapVersion(1)] })
  const test1 = { integration: 'erp_sync', on: '2026-09-07', minutes: null, words: '' }

  test('is noted for an integration of the map, also when nobody saw it', () => {
    expect(factOf(testAlert(file, test1, calendar, ines))).toMatchObject({
      act: 'test alert',
      object: { id: 'erp_sync', version: 1 },
      data: { integration: 'erp_sync', on: '2026-09-07', minutes: null },
    })
  })

  test('is refused for what is not on the map, for days to come, and after the end', () => {
    expect(whyOf(testAlert(file, { ...test1, integration: 'sap' }, calendar, ines))).toContain('not on the map')
    expect(problemAt(testAlert(file, { ...test1, on: '2026-09-08' }, calendar, ines), 'on')).toContain('not come')
    expect(whyOf(testAlert(pilotFile({ maps: [mapVersion(1)] }, stopped), test1, calendar, ines))).toContain('ended')
  })
})
