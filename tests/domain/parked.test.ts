import { describe, expect, test } from 'vitest'
import { countParked, parkedOn, waitedFor } from '../../src/domain/parked.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import type { RequestEvent } from '../../src/domain/request.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'
import { requestEvent, withRequests } from '../support/some-requests.ts'

/** INV's first cycle: the weeks from 2026-W28 to 2026-W31, ending on Monday 3 August. */
const lastWeek = '2026-W31'
const weekAfter = '2026-W32'
const duringReview = at('2026-08-04T09:00Z')

const parked = (seq: number, request: number) => requestEvent(seq, 'asked', { request, effect: 'parks' })
const decided = (seq: number, request: number, what: 'cut' | 'accepted', when: string): RequestEvent =>
  requestEvent(seq, what, { request, minutes: what === 'accepted' ? 60 : null, at: at(when) })

function waited(file: PilotFile, week: string, until: number) {
  const found = waitedFor(file, week, until, utc)
  return found && { left: found.left.requests.map(({ number }) => number), settled: found.settled }
}

describe('what waits', () => {
  test('is what the freeze parked and nobody has decided', () => {
    const file = withRequests(
      runningFile([]),
      parked(1, 1),
      parked(2, 2),
      requestEvent(3, 'asked', { request: 3 }),
      requestEvent(4, 'cut', { request: 2 }),
    )

    expect(parkedOn(file).requests.map(({ number }) => number)).toEqual([1])
    expect(countParked(parkedOn(file))).toBe(1)
  })
})

describe('the review after the first cycle', () => {
  const file = withRequests(runningFile([]), parked(1, 1), parked(2, 2))

  test('has before it everything that waited', () => {
    expect(waited(file, lastWeek, duringReview)).toEqual({ left: [1, 2], settled: 0 })
  })

  test('counts what it has settled, also when none is left', () => {
    const one = withRequests(file, ...file.requests, decided(3, 1, 'cut', '2026-08-04T08:00Z'))
    const both = withRequests(one, ...one.requests, decided(4, 2, 'accepted', '2026-08-04T08:30Z'))

    expect(waited(one, lastWeek, duringReview)).toEqual({ left: [2], settled: 1 })
    expect(waited(both, lastWeek, duringReview)).toEqual({ left: [], settled: 2 })
  })

  test('says that nothing waited, where nothing did', () => {
    expect(waited(runningFile([]), lastWeek, duringReview)).toEqual({ left: [], settled: 0 })
  })

  test('of an earlier week has nothing to do with it, nor the one of a week that is still open', () => {
    expect(waited(file, '2026-W30', duringReview)).toBeNull()
    expect(waited(file, weekAfter, duringReview)).toBeNull()
  })
})

describe('a later review', () => {
  const later = at('2026-08-11T09:00Z')
  const file = withRequests(runningFile([]), parked(1, 1), parked(2, 2), decided(3, 1, 'cut', '2026-08-05T09:00Z'))

  test('carries over what is left', () => {
    expect(waited(file, weekAfter, later)).toEqual({ left: [2], settled: 0 })
  })

  test('says once that nothing is left, and then no more', () => {
    const done = withRequests(file, ...file.requests, decided(4, 2, 'cut', '2026-08-10T09:00Z'))

    expect(waited(done, weekAfter, later)).toEqual({ left: [], settled: 1 })
    expect(waited(done, '2026-W33', at('2026-08-18T09:00Z'))).toBeNull()
  })

  test('that was signed stays as it stood then', () => {
    const signedAt = at('2026-08-04T10:00Z')

    expect(waited(file, lastWeek, signedAt)).toEqual({ left: [1, 2], settled: 0 })
  })
})
