import { describe, expect, it } from 'vitest'
import { failuresIn } from '../../src/domain/failure.ts'
import { failureWeeks, typicalTimes } from '../../src/domain/failure-figures.ts'
import { calendar, pilotFile } from '../support/drafted-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'

const now = Date.parse('2026-09-07T09:00Z')
const day = 86_400_000
const minute = 60_000

describe('How fast failures are seen and repaired', () => {
  it('is a median over the last four weeks; open ones have no repair yet', () => {
    const seenAfter = (failure: number, minutes: number, daysAgo: number) => {
      const at = now - daysAgo * day
      return reported(failure, at, { firstReceivedAt: at + minutes * minute })
    }
    const repaired = happened(1, 'resolved', now - 2 * day + 90 * minute, { changed: 'system', downtimeMinutes: 0 })
    const file = pilotFile({
      reportedFailures: [seenAfter(1, 10, 2), seenAfter(2, 30, 3), seenAfter(3, 50, 27), seenAfter(4, 900, 29)],
      failures: [repaired],
    })
    expect(typicalTimes(failuresIn(file), now)).toEqual({
      detect: { minutes: 30, of: 3 },
      recover: { minutes: 90, of: 1 },
    })
  })

  it('is not measured where nothing failed', () => {
    expect(typicalTimes([], now)).toEqual({ detect: { minutes: null, of: 0 }, recover: { minutes: null, of: 0 } })
  })
})

describe('The weeks', () => {
  it('count, since the first failure, what began in them, the runs that failed in them, and how long work stood still', () => {
    const monday = Date.parse('2026-08-31T08:00Z')
    const file = pilotFile({
      reportedFailures: [reported(1, monday)],
      failures: [happened(1, 'resolved', monday + day, { changed: 'system', downtimeMinutes: 45 })],
      failedRuns: [
        { week: '2026-W36', failure: 1, runs: 3 },
        { week: '2026-W37', failure: 1, runs: 2 },
      ],
    })
    expect(failureWeeks(file, 3, now, calendar)).toEqual([
      { week: '2026-W37', begun: 0, failedRuns: 2, minutes: 0 },
      { week: '2026-W36', begun: 1, failedRuns: 3, minutes: 45 },
    ])
  })
})
