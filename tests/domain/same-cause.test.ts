import { describe, expect, it } from 'vitest'
import { sameCauses } from '../../src/domain/same-cause.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'
import { mapVersion } from '../support/written-map.ts'

const file = (code: string, more: Partial<PilotFile> = {}) =>
  pilotFile({ reportedFailures: [reported(1, 1_000)], ...more }, { code })
const over = { failures: [happened(1, 'resolved', 2_000, { changed: 'system', downtimeMinutes: 0 })] }
const where = (files: readonly PilotFile[]) =>
  sameCauses(files).map(({ component, seen }) => [
    component,
    ...seen.map(({ code, failure }) => `${code} ${failure.number}`),
  ])

describe('The same cause in several pilots', () => {
  it('is the same part by its name and the same words, whatever each map calls its id', () => {
    const mapped = file('INV', {
      maps: [mapVersion(1)],
      reportedFailures: [reported(1, 1_000, { component: 'erp_sync', fingerprint: 'erp_sync |  | timeout after # s' })],
    })
    expect(where([mapped, file('OTH')])).toEqual([['ERP sync', 'INV 1', 'OTH 1']])
  })

  it('is none within one pilot, for other words, or once it is over everywhere', () => {
    const other = file('OTH', {
      reportedFailures: [reported(1, 1_000, { fingerprint: 'ERP sync |  | no such order' })],
    })
    expect(where([file('INV')])).toEqual([])
    expect(where([file('INV'), other])).toEqual([])
    expect(where([file('INV', over), file('OTH', over)])).toEqual([])
  })

  it('is an open failure of the same part too, where somebody reported it by hand in words of their own', () => {
    const byHand = (code: string, component: string, more = {}) => {
      const failures = [happened(1, 'logged', 1_000, { component, severity: 2 })]
      return file(code, { reportedFailures: [], failures, ...more })
    }
    const both = [byHand('INV', 'ERP sync'), byHand('OTH', 'erp sync')]
    expect(where(both)).toEqual([['ERP sync', 'INV 1', 'OTH 1']])
    expect(sameCauses(both)[0]?.message).toBeNull()
    expect(where([byHand('INV', 'ERP sync'), file('OTH')])).toEqual([['ERP sync', 'INV 1', 'OTH 1']])
    expect(where([byHand('INV', 'unknown'), byHand('OTH', 'unknown')])).toEqual([])
    expect(where([byHand('INV', 'ERP sync'), file('OTH', over)])).toEqual([])
  })

  it('names of each pilot the one that is open, else the newest', () => {
    const twice = { reportedFailures: [reported(1, 1_000), reported(2, 3_000)] }
    expect(where([file('INV', { ...twice, ...over }), file('OTH', over)])).toEqual([['ERP sync', 'INV 2', 'OTH 1']])
  })
})
