import { describe, expect, it } from 'vitest'
import { expansionChecks, expansionGate, vouchedForBy } from '../../src/domain/expansion-gate.ts'
import { charterForEngine } from '../../src/domain/evidence.ts'
import { failureDetection } from '../../src/domain/failure-detection.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'
import { invoiceCharter } from '../support/running-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'
import { alertTest, mapVersion } from '../support/written-map.ts'

const today = '2026-09-07'
const minute = 60_000
const lately = at('2026-09-01T09:00Z')
const seenAfter = (minutes: number, when = lately) => [reported(1, when, { firstReceivedAt: when + minutes * minute })]
const tested = { maps: [mapVersion(1)], alertTests: [alertTest({ on: '2026-08-20' })] }
const found = (change: Partial<PilotFile>) => failureDetection({ file: runningFile([], change), today, calendar: utc })

describe('Seeing failures fast', () => {
  it('is nobody’s word any more once something has failed', () => {
    const check = expansionGate.find(({ name }) => name === 'failure_detection')!
    expect(found(tested)).toBeNull()
    expect(vouchedForBy(check, runningFile([]))).toBe('system')
    expect(vouchedForBy(check, runningFile([], { reportedFailures: seenAfter(5) }))).toBeNull()
  })

  it.each([
    ['fast, and every alert was tested', 'pass', { ...tested, reportedFailures: seenAfter(60) }],
    ['too slowly', 'fail', { ...tested, reportedFailures: seenAfter(61) }],
    [
      'too slowly, but more than four weeks ago',
      'pass',
      { ...tested, reportedFailures: seenAfter(61, at('2026-08-01T09:00Z')) },
    ],
    ['fast, but an alert was never tested', 'fail', { ...tested, alertTests: [], reportedFailures: seenAfter(5) }],
    [
      'fast, but the test is too old',
      'fail',
      { ...tested, alertTests: [alertTest({ on: '2026-08-01' })], reportedFailures: seenAfter(5) },
    ],
    [
      'fast, but nobody saw the test',
      'fail',
      { ...tested, alertTests: [alertTest({ on: '2026-08-20', minutes: null })], reportedFailures: seenAfter(5) },
    ],
    ['fast, where no integration is on the map', 'not measured', { reportedFailures: seenAfter(5) }],
    [
      'only at a review',
      'fail',
      { ...tested, failures: [happened(1, 'logged', lately, { component: 'x', detectedBy: 'review' })] },
    ],
  ])('when they were seen %s: %s', (_, result, change) => {
    expect(found(change)?.result).toBe(result)
  })
})

describe('An open failure that stops work', () => {
  const open = happened(1, 'logged', lately, { component: 'x', stopsWork: true })
  const over = happened(1, 'resolved', lately + minute, { changed: 'system', downtimeMinutes: 1 })
  const checksWith = (failures: PilotFile['failures']) => {
    const charter = charterForEngine(invoiceCharter())
    return expansionChecks({ file: runningFile([], { failures }), charter, weeks: [], today, calendar: utc })
  }

  it('is something half done, until it is resolved', () => {
    expect(checksWith([open]).nothing_half_done).toBe('fail')
    expect(checksWith([open, over]).nothing_half_done).toBe('not measured')
  })
})
