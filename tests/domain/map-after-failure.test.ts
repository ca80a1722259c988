import { describe, expect, test } from 'vitest'
import type { FailureSaid } from '../../src/domain/failure.ts'
import { mapFindings, worstFinding } from '../../src/domain/map-findings.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'
import { alertTest, erpSync, mapVersion, writtenMap } from '../support/written-map.ts'

/** The ERP sync failed at 1,000 and was called repaired at 2,000 by what `said` says; `more` alters what a test is about. */
const repaired = (said: Partial<FailureSaid>, more: Partial<PilotFile> = {}) =>
  pilotFile({
    maps: [mapVersion(1)],
    alertTests: [alertTest()],
    reportedFailures: [reported(1, 1_000)],
    failures: [happened(1, 'resolved', 2_000, said)],
    ...more,
  })
const found = (file: PilotFile) => mapFindings(file, '2026-09-07').map(({ what }) => what)
const unchanged = 'map unchanged after a repair'

describe('a failure of an integration that was repaired', () => {
  test('is found while the map says what it said before, and is the CTO’s move', () => {
    const file = repaired({ changed: 'system' })

    expect(found(file)).toEqual([unchanged])
    expect(mapFindings(file, '2026-09-07')).toMatchObject([
      { move: 'system', failure: 1, integration: { id: 'erp_sync' } },
    ])
    expect(found(repaired({ changed: 'map' }))).toEqual([unchanged])
  })

  test('is not found once another map holds, or somebody confirmed that it is current', () => {
    const corrected = mapVersion(2, writtenMap({ buildDays: '3' }), { kind: 'correction', at: 1_500 })
    const proposed = { ...corrected, kind: 'change' } as const
    const confirmed = (at: number) => {
      return { confirmations: [{ document: 'map', hash: mapVersion(1).hash, by: 'tariq', at, seq: 9 }] } as const
    }

    expect(found(repaired({ changed: 'system' }, { maps: [mapVersion(1), corrected] }))).toEqual([])
    expect(found(repaired({ changed: 'system' }, { maps: [mapVersion(1), proposed] }))).toEqual([unchanged])
    expect(found(repaired({ changed: 'system' }, confirmed(2_000)))).toEqual([])
    expect(found(repaired({ changed: 'system' }, confirmed(1_999)))).toEqual([unchanged])
  })

  test('is not found while it is open, where a rule or nothing was changed, or where the map knows no such part', () => {
    expect(found(repaired({ changed: 'system' }, { failures: [] }))).toEqual([])
    expect(found(repaired({ changed: 'rule' }))).toEqual([])
    expect(found(repaired({ changed: 'nothing' }))).toEqual([])
    expect(
      found(repaired({ changed: 'system' }, { reportedFailures: [reported(1, 1_000, { component: 'OCR' })] })),
    ).toEqual([])
  })

  test('is told of once an integration, with its newest repair', () => {
    const file = repaired(
      {},
      {
        reportedFailures: [reported(1, 1_000), reported(2, 1_200)],
        failures: [1, 2].map((number) => happened(number, 'resolved', 2_000, { changed: 'system' })),
      },
    )

    expect(mapFindings(file, '2026-09-07')).toMatchObject([{ what: unchanged, failure: 2 }])
  })
})

test('the finding to look at first is the one that may already stop work', () => {
  const expired = erpSync({ credentials: { owner: 'IT', expiresOn: '2026-09-01' }, rollback: '' })
  const file = repaired({ changed: 'system' }, { maps: [mapVersion(1, writtenMap({ integrations: [expired] }))] })

  expect(worstFinding(mapFindings(file, '2026-09-07'))).toMatchObject({ what: 'credentials expired' })
  expect(worstFinding([])).toBeNull()
})
