import { describe, expect, test } from 'vitest'
import type { EffortEntry } from '../../src/domain/effort.ts'
import { mapFindings } from '../../src/domain/map-findings.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { MapContent } from '../../src/domain/system-map.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { alertTest, botGrant, erpSync, mapVersion, sixPaths, writtenMap } from '../support/written-map.ts'

const today = '2026-09-07'
const found = (change: Partial<MapContent>, more: Partial<PilotFile> = {}) =>
  mapFindings(pilotFile({ maps: [mapVersion(1, writtenMap(change))], alertTests: [alertTest()], ...more }), today)
const whatOf = (change: Partial<MapContent>, more: Partial<PilotFile> = {}) =>
  found(change, more).map(({ what }) => what)
const invoice = { id: 'invoice', name: 'Invoice', truth: 'erp', writers: ['erp'] }
const credentials = (expiresOn: string) => ({ integrations: [erpSync({ credentials: { owner: 'IT', expiresOn } })] })
const support = (week: string, minutes: number, what: EffortEntry['what'] = 'support'): EffortEntry => {
  return { what, week, minutes, words: null, by: 'ines', at: 1, seq: 1 }
}

describe('what the map gives reason to look at', () => {
  test('is nothing on a map that says everything, and nothing without a map', () => {
    expect(found({})).toEqual([])
    expect(mapFindings(pilotFile(), today)).toEqual([])
  })

  test.each<[string, Partial<MapContent>, string]>([
    ['two writers of one record', { records: [{ ...invoice, writers: ['erp', 'mailbox'] }] }, 'two writers'],
    ['no source of truth', { records: [{ ...invoice, truth: null }] }, 'no source of truth'],
    ['a way of failing without a path', { integrations: [erpSync({ paths: sixPaths.slice(1) })] }, 'no failure path'],
    ['nobody who could repair a stuck job', { integrations: [erpSync({ repairedBy: '' })] }, 'nobody repairs'],
    ['no rollback', { integrations: [erpSync({ rollback: '' })] }, 'no rollback'],
    ['credentials that expire within thirty days', credentials('2026-10-07'), 'credentials expire'],
    ['credentials that expire today', credentials('2026-09-07'), 'credentials expire'],
    ['credentials that have expired', credentials('2026-09-06'), 'credentials expired'],
    [
      'a bot that may read what it only writes',
      { grants: [botGrant({ rights: ['read', 'write'] })] },
      'grant too wide',
    ],
    ['a bot that nothing runs as', { grants: [botGrant({ holder: 'Old bot' })] }, 'grant too wide'],
  ])('is %s', (_, change, what) => {
    expect(whatOf(change)).toEqual([what])
    expect(found(change)[0]?.move).toBe('system')
  })

  test('is no credential that expires later, and no person’s wide grant', () => {
    expect(whatOf(credentials('2026-10-08'))).toEqual([])
    expect(whatOf({ grants: [botGrant({ kind: 'person', rights: ['administer'] })] })).toEqual([])
  })

  test('knows which ways are unplanned: half a plan is none, and what cannot happen needs none', () => {
    const [timeout, ...others] = sixPaths.map((path) => ({ ...path, rollback: '' }))
    const paths = [{ ...timeout!, cannotHappen: 'It is one call.' }, ...others.slice(1)]

    expect(found({ integrations: [erpSync({ paths })] })).toMatchObject([
      { ways: ['wrong format', 'partial update', 'expired credentials', 'duplicates', 'nothing arriving'] },
    ])
  })

  test('is an alert that nobody tested, nobody saw, or that was tested long ago', () => {
    expect(whatOf({}, { alertTests: [] })).toEqual(['alert never tested'])
    expect(whatOf({}, { alertTests: [alertTest({ minutes: null })] })).toEqual(['alert never tested'])
    expect(found({}, { alertTests: [alertTest({ on: '2026-08-07' })] })).toMatchObject([
      { what: 'alert tested long ago', on: '2026-08-07' },
    ])
    expect(whatOf({}, { alertTests: [alertTest({ on: '2026-08-08' })] })).toEqual([])
  })

  test('is support above its estimate over the last four full weeks', () => {
    const above = [support('2026-W36', 300), support('2026-W33', 184), support('2026-W36', 900, 'build')]

    expect(found({}, { efforts: above })).toMatchObject([
      { what: 'support above estimate', minutes: 121, estimate: 120 },
    ])
    expect(whatOf({}, { efforts: [support('2026-W36', 480), support('2026-W32', 900)] })).toEqual([])
    expect(whatOf({ supportMinutes: null }, { efforts: above })).toEqual([])
  })
})
