import { describe, expect, it } from 'vitest'
import {
  failuresIn,
  findFailure,
  harmfulFailure,
  isOpenFailure,
  minutesToDetect,
  minutesToRecover,
  timesSeen,
} from '../../src/domain/failure.ts'
import { pilotFile } from '../support/drafted-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'

const minute = 60_000
const begun = 10 * minute

describe('A failure', () => {
  it('that runs opened was seen by the alert when the first of them arrived', () => {
    const [failure] = failuresIn(pilotFile({ reportedFailures: [reported(1, begun, { runs: 3, cases: 2 })] }))
    expect(failure).toMatchObject({ detectedBy: 'alert', severity: 2, side: 'system', casesHit: 2 })
    expect(failure && [minutesToDetect(failure), timesSeen(failure)]).toEqual([2, 3])
  })

  it('that a person logged was seen by a person then, unless they said otherwise', () => {
    const logged = happened(1, 'logged', 30 * minute, { component: 'ERP sync', occurredAt: begun }, 'maya')
    const review = happened(2, 'logged', 40 * minute, { component: 'ERP sync', detectedBy: 'review' }, 'maya')
    const [first, second] = failuresIn(pilotFile({ failures: [logged, review] }))
    expect(first).toMatchObject({ detectedBy: 'person', reporter: 'maya', occurredAt: begun })
    expect(first && minutesToDetect(first)).toBe(20)
    expect(second).toMatchObject({ detectedBy: 'review', occurredAt: 40 * minute })
  })

  it('counts everybody who says that they saw it too', () => {
    const failures = [happened(1, 'logged', 1), happened(1, 'added to', 2), happened(1, 'added to', 3)]
    const [failure] = failuresIn(pilotFile({ failures }))
    expect(failure && timesSeen(failure)).toBe(3)
  })

  it('keeps who acknowledged it first', () => {
    const failures = [happened(1, 'acknowledged', 20 * minute), happened(1, 'acknowledged', 30 * minute, {}, 'ines')]
    const failure = findFailure(pilotFile({ reportedFailures: [reported(1, begun)], failures }), 1)
    expect(failure).toMatchObject({ acknowledgedBy: 'tariq', acknowledgedAt: 20 * minute })
  })

  it('is open until it is resolved, and took from its beginning until then', () => {
    const resolved = happened(1, 'resolved', 70 * minute, { changed: 'system', downtimeMinutes: 15 })
    const before = pilotFile({ reportedFailures: [reported(1, begun)] })
    const after = { ...before, failures: [resolved] }
    expect(failuresIn(before).map(isOpenFailure)).toEqual([true])
    expect(failuresIn(after).map(isOpenFailure)).toEqual([false])
    expect(failuresIn(after).map(minutesToRecover)).toEqual([60])
    expect(failuresIn(after)[0]).toMatchObject({ changed: 'system', downtimeMinutes: 15 })
  })
})

describe('Harm', () => {
  const worst = happened(1, 'logged', begun, { component: 'ERP sync', severity: 1 })

  it('is an open failure of the first severity without a fallback that works', () => {
    expect(harmfulFailure(pilotFile({ failures: [worst] }))?.number).toBe(1)
  })

  it.each([
    ['is over', happened(1, 'resolved', 20 * minute, { changed: 'nothing', downtimeMinutes: 0 })],
    ['has a fallback that works', happened(1, 'logged', 5, { severity: 1, fallbackWorks: true })],
    ['is of a lesser severity', happened(1, 'logged', 5, { severity: 2 })],
  ])('is none once it %s', (_, event) => {
    const failures = event.what === 'logged' ? [event] : [worst, event]
    expect(harmfulFailure(pilotFile({ failures }))).toBeNull()
  })
})
