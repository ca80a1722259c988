import { describe, expect, test } from 'vitest'
import { factsFor, weekFromLogs } from '../../src/domain/evidence.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { invoiceCharter, goodWeek, quietWeek } from '../support/running-pilot.ts'
import {
  at,
  bothKeys,
  charterAt,
  importReaching,
  mondayAfter,
  runningFile,
  stage,
  statedIn,
  utc,
} from '../support/pilot-file.ts'

const weeks = ['2026-W28', '2026-W29', '2026-W30']
const monday = at('2026-07-27T13:00Z')

function lastWeek(file: PilotFile) {
  return weekFromLogs(file, '2026-W30', utc)
}

describe('a week for the engine', () => {
  test('carries what the log measured and what was stated, nothing else', () => {
    expect(lastWeek(runningFile(weeks))).toMatchObject({
      week: '2026-W30',
      cases: 60,
      values: { cycle_time_hours: 3, handoffs_per_case: 2, complaints: 1, downtime_minutes: 20 },
      users: 10,
      adoption: 58 / 60,
    })
  })

  test('counts manual work as the charter’s minutes say', () => {
    // 30 cases with 1 touch and 30 with 2, all planned; 3 exceptions and reworks at 15; 2 cases by hand at 25.
    expect(lastWeek(runningFile(weeks)).work).toEqual({
      plannedTouches: { minutes: 360, source: 'measured' },
      newTouches: { minutes: 0, source: 'measured' },
      exceptions: { minutes: 45, source: 'measured' },
      support: { minutes: 120, source: 'measured' },
      helping: { minutes: 30, source: 'measured' },
      outside: { minutes: 50, source: 'measured' },
    })
  })

  test('says nothing about work that is known of some cases only', () => {
    const rollup = goodWeek('2026-W30', 3, {
      touchesTotal: { sum: 80, known: 59 },
      paths: { automated: 50, fallback: 0, outside: 0, unknown: 10 },
    })
    const { work } = lastWeek(runningFile(weeks, { rollups: [rollup] }))

    expect(work).toMatchObject({ plannedTouches: null, newTouches: null, outside: null })
  })

  test('leaves what nobody stated as not measured, never as zero', () => {
    const week = lastWeek(runningFile(weeks, { stated: [] }))

    expect(week).toMatchObject({ users: null, helpRequests: null, dailyHelpUsers: null })
    expect(week.work).toMatchObject({ support: null, helping: null })
    expect(week.values).toMatchObject({ complaints: null, downtime_minutes: null })
  })

  test('takes the figures that were stated last', () => {
    const stated = [statedIn('2026-W30', quietWeek), statedIn('2026-W30', { ...quietWeek, users: 7 })]

    expect(lastWeek(runningFile(weeks, { stated })).users).toBe(7)
  })

  test('is thin, not missing, when the log reaches its end without a case', () => {
    const file = runningFile(weeks, { rollups: [] })

    expect(lastWeek(file)).toMatchObject({ cases: 0 })
    expect(lastWeek(file).missing).toBeUndefined()
  })

  test('is missing when no import and no stated figure reaches its end', () => {
    const early = importReaching(at('2026-07-22T12:00Z'))

    expect(lastWeek(runningFile(weeks, { imports: [early], stated: [] }))).toMatchObject({ missing: true })
  })

  test('has no cases, not even none, while only stated figures reach its end', () => {
    const early = importReaching(at('2026-07-22T12:00Z'))
    const told = lastWeek(runningFile(weeks, { imports: [early] }))

    expect(told).toMatchObject({ cases: null, adoption: null, values: { cycle_time_hours: null, complaints: 1 } })
    expect(lastWeek(runningFile(weeks, { imports: [early], rollups: [] })).cases).toBeNull()
  })

  test('is not missing when the log was brought after its end and ends within it', () => {
    const friday = { ...importReaching(mondayAfter('2026-W30')), newestAt: at('2026-07-24T16:00Z') }

    expect(lastWeek(runningFile(weeks, { imports: [friday], stated: [] })).missing).toBeUndefined()
  })

  test('is paused only when the pilot stood still all week', () => {
    const file = runningFile(weeks)
    const paused = (from: string, to: string) => ({
      ...file,
      pilot: {
        ...file.pilot,
        stages: [...file.pilot.stages, stage('paused', 'pause', at(from)), stage('running', 'resumption', at(to))],
      },
    })

    expect(lastWeek(paused('2026-07-19T12:00Z', '2026-07-27T08:00Z'))).toEqual({ week: '2026-W30', paused: true })
    expect(lastWeek(paused('2026-07-21T12:00Z', '2026-07-27T08:00Z')).paused).toBeUndefined()
  })

  test('marks the week in which an amendment of the measures took effect', () => {
    const tighter = { ...invoiceCharter(), decisionPoints: { weeksToHold: '6' } }
    const amended = charterAt(2, tighter, at('2026-07-22T10:00Z'))
    const file = runningFile(weeks)
    const keys = [...file.keys, ...bothKeys('charter', 'INV', amended, at('2026-07-22T11:00Z'))]

    expect(lastWeek({ ...file, charters: [...file.charters, amended], keys }).changeSwitchedOn).toBe(true)
    expect(
      weekFromLogs({ ...file, charters: [...file.charters, amended], keys }, '2026-W29', utc).changeSwitchedOn,
    ).toBeUndefined()
  })

  test('does not mark an amendment that only words something better', () => {
    const worded = charterAt(
      2,
      invoiceCharter({ whenToUse: 'For every invoice with an order number.' }),
      at('2026-07-22T10:00Z'),
    )
    const file = runningFile(weeks)
    const keys = [...file.keys, ...bothKeys('charter', 'INV', worded, at('2026-07-22T11:00Z'))]

    expect(lastWeek({ ...file, charters: [...file.charters, worded], keys }).changeSwitchedOn).toBeUndefined()
  })
})

describe('the facts of a review', () => {
  test('hold every pilot week in order, the reviewed one last', () => {
    const facts = factsFor(runningFile(weeks), '2026-W30', monday, utc)

    expect(facts?.weeks.map(({ week }) => week)).toEqual(weeks)
    expect(facts?.charterChangedWithoutBothKeys).toBe(false)
  })

  test('do not exist before the charter is in force', () => {
    expect(factsFor(runningFile(weeks, { keys: [] }), '2026-W30', monday, utc)).toBeNull()
  })

  test('use a signed week as it was signed, and its correction once that is acknowledged', () => {
    const signedWeek = { ...weekFromLogs(runningFile(weeks), '2026-W29', utc), users: 99 }
    const answer = { week: '2026-W29', version: 1, hash: 'h', why: null, by: 'olivia', at: monday, seq: 9 }
    const content = { weekFacts: JSON.stringify(signedWeek) } as never // only the week's own facts are read here
    const file = runningFile(weeks, { answers: [{ ...answer, content }] })
    const signed = {
      ...file,
      keys: [...file.keys, ...bothKeys('answer', '2026-W29', { version: 1, hash: 'h' }, monday)],
    }
    const corrected = {
      week: '2026-W29',
      figures: JSON.stringify({ ...signedWeek, users: 5 }),
      hash: 'c',
      author: 'maya',
      by: 'tariq',
      at: monday,
      seq: 10,
    }

    expect(factsFor(signed, '2026-W30', monday, utc)?.weeks[1]?.users).toBe(99)
    expect(factsFor({ ...signed, corrections: [corrected] }, '2026-W30', monday, utc)?.weeks[1]?.users).toBe(5)
  })

  test('count the reviews in a row that could not judge their week', () => {
    const file = runningFile(['2026-W28'], { imports: [importReaching(mondayAfter('2026-W28'))] })

    expect(factsFor(file, '2026-W31', monday, utc)?.incompleteReviewsBefore).toBe(2)
  })

  test('name a component as tried only when a signed fix named it and the repair was reported afterwards', () => {
    const content = {
      fix: { what: 'component:erp_sync', owner: 'ines', dueOn: '2026-08-01' },
      weekFacts: '{"week":"2026-W28"}',
    } as never // as above
    const answer = {
      week: '2026-W28',
      version: 1,
      hash: 'h',
      why: null,
      by: 'olivia',
      at: at('2026-07-13T12:00Z'),
      seq: 9,
      content,
    }
    const file = runningFile(weeks, { answers: [answer] })
    const signed = {
      ...file,
      keys: [...file.keys, ...bothKeys('answer', '2026-W28', { version: 1, hash: 'h' }, answer.at)],
    }
    const repair = (when: string) => [{ component: 'erp_sync', what: '', by: 'ines', at: at(when), seq: 11 }]

    expect(
      factsFor({ ...signed, repairs: repair('2026-07-10T12:00Z') }, '2026-W30', monday, utc)?.repairsTried,
    ).toEqual([])
    expect(
      factsFor({ ...signed, repairs: repair('2026-07-15T12:00Z') }, '2026-W30', monday, utc)?.repairsTried,
    ).toEqual(['erp_sync'])
  })
})
