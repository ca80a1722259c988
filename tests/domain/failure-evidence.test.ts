import { describe, expect, it } from 'vitest'
import { advise } from '../../src/domain/advice/advise.ts'
import { factsFor } from '../../src/domain/evidence.ts'
import { failuresByComponent, harmIn, severityOneOpen, stoppingFailures } from '../../src/domain/failure-evidence.ts'
import { calendar, pilotFile } from '../support/drafted-pilot.ts'
import { at, runningFile, utc } from '../support/pilot-file.ts'
import { goodWeek } from '../support/running-pilot.ts'
import { happened, reported } from '../support/some-failures.ts'
import { mapVersion } from '../support/written-map.ts'

const monday = at('2026-08-31T08:00Z')
const minute = 60_000

describe('Failures of a week, by part', () => {
  const week = '2026-W36'
  const runs = { reportedFailures: [reported(1, monday)], failedRuns: [{ week, failure: 1, runs: 3 }] }

  it('count cases, runs and what people logged once each, with the minutes of what began in it', () => {
    const logged = happened(2, 'logged', monday, { component: 'vendor_feed', downtimeMinutes: 30 })
    const file = pilotFile({ ...runs, failures: [logged] })
    const rollup = goodWeek(week, 3, { failures: [{ component: 'vendor_feed', count: 2 }] })
    expect(failuresByComponent(file, week, rollup, calendar)).toEqual([
      { component: 'vendor_feed', count: 3, minutes: 30 },
      { component: 'ERP sync', count: 3, minutes: 0 },
    ])
    expect(failuresByComponent(file, '2026-W37', null, calendar)).toEqual([])
  })

  it('count runs in the week in which they ended, whenever the failure began', () => {
    const file = pilotFile({ ...runs, failedRuns: [{ week: '2026-W37', failure: 1, runs: 2 }] })
    expect(failuresByComponent(file, '2026-W37', null, calendar)).toEqual([
      { component: 'ERP sync', count: 2, minutes: 0 },
    ])
  })
})

describe('What is open', () => {
  const worst = happened(1, 'logged', monday, { component: 'erp_sync', severity: 1, stopsWork: true })
  const over = happened(1, 'resolved', monday + minute, { changed: 'system', downtimeMinutes: 1 })

  it('is told to the engine while it is, and harm with it until work can be done by hand', () => {
    const file = pilotFile({ failures: [worst], maps: [mapVersion(1)] })
    expect(severityOneOpen(file)).toEqual(['erp_sync'])
    expect(harmIn(file)).toContain('failure 1 (ERP sync)')
    expect(stoppingFailures(file)).toHaveLength(1)
    const byHand = { ...file, failures: [{ ...worst, said: { ...worst.said, fallbackWorks: true } }] }
    expect([severityOneOpen(byHand), harmIn(byHand)]).toEqual([['erp_sync'], null])
  })

  it('is nothing once it is resolved', () => {
    const file = pilotFile({ failures: [worst, over] })
    expect([severityOneOpen(file), harmIn(file), stoppingFailures(file)]).toEqual([[], null, []])
  })
})

describe('The advice', () => {
  const weeks = Array.from({ length: 8 }, (_, nth) => `2026-W${28 + nth}`)
  const now = at('2026-08-31T09:00Z')

  it('is to stop while a failure does harm that nobody can work around', () => {
    const failures = [happened(1, 'logged', at('2026-08-28T09:00Z'), { component: 'erp_sync', severity: 1 })]
    const facts = factsFor(runningFile(weeks, { failures }), '2026-W35', now, utc)
    expect(facts && advise(facts)).toMatchObject({ answer: 'stop', kind: 'harm' })
  })

  it('names the part that keeps failing as what to fix', () => {
    const failedRuns = weeks.slice(-4).map((week) => ({ week, failure: 1, runs: 9 }))
    const reportedFailures = [reported(1, at('2026-08-03T09:00Z'), { component: 'erp_sync' })]
    const facts = factsFor(runningFile(weeks, { failedRuns, reportedFailures }), '2026-W35', now, utc)
    expect(facts && advise(facts)).toMatchObject({ answer: 'fix', kind: 'component:erp_sync' })
  })
})
