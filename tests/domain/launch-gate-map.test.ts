import { describe, expect, test } from 'vitest'
import { launchGate } from '../../src/domain/launch-gate.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { emptyMap, type MapContent } from '../../src/domain/system-map.ts'
import { signedFile } from '../support/drafted-pilot.ts'
import { alertTest, erpSync, mapVersion, writtenMap } from '../support/written-map.ts'

const ofMap = ['failure_paths', 'source_of_truth', 'grants', 'effort']
const missing = (map: MapContent, more: Partial<PilotFile> = {}) => {
  const gate = launchGate({ ...signedFile(), maps: [mapVersion(1, map)], ...more })
  return gate.flatMap(({ name, missing: what }) => (what === null ? [] : [`${name}: ${what}`]))
}

describe('the system part of the launch gate', () => {
  test('passes with a whole map, and stays open without a system', () => {
    expect(missing(writtenMap())).toEqual([])
    for (const file of [missing(emptyMap), missing(emptyMap, { maps: [] })])
      expect(file).toEqual(ofMap.map((name) => `${name}: The system map names no system yet.`))
  })

  test('names what an integration lacks', () => {
    const bare = erpSync({ paths: [], alert: '', rollback: '' })

    expect(missing(writtenMap({ integrations: [bare] }))).toEqual([
      'failure_paths: “ERP sync” lacks a failure path for timeout, wrong format, partial update, expired credentials, duplicates and nothing arriving, an alert and a rollback.',
    ])
    for (const alertTests of [[], [alertTest({ minutes: null })], [alertTest({ integration: 'other' })]])
      expect(missing(writtenMap(), { alertTests })).toEqual([
        'failure_paths: “ERP sync” lacks a test of its alert that somebody saw.',
      ])
  })

  test('names a record without exactly one truth and one writer', () => {
    const record = { id: 'invoice', name: 'Invoice', truth: null, writers: [] }

    expect(missing(writtenMap({ records: [record] }))).toEqual([
      'source_of_truth: “Invoice” has no source of truth. Nothing is said to write “Invoice”.',
    ])
    expect(missing(writtenMap({ records: [{ ...record, truth: 'erp', writers: ['erp', 'mailbox'] }] }))).toEqual([
      'source_of_truth: 2 systems write “Invoice”.',
    ])
    expect(missing(writtenMap({ records: [] }))).toContain('source_of_truth: No record is on the map.')
  })

  test('asks for a review of the grants and for both estimates', () => {
    const file = missing(writtenMap({ grantsReviewedOn: null, buildDays: null, supportMinutes: null }))

    expect(file).toEqual([
      'grants: Nobody has reviewed the access grants.',
      'effort: The days to build are not estimated. The weekly support is not estimated.',
    ])
  })
})
