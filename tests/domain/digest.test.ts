// When a digest is due, and what of a pilot it speaks of to whom.
import { describe, expect, it } from 'vitest'
import { digestDay, digestPart } from '../../src/domain/digest.ts'
import { doesTheWork, waitingForOthers } from '../../src/domain/inbox.ts'
import { openDecisions } from '../../src/domain/open-decisions.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'
import { reported } from '../support/some-failures.ts'

const amsterdam = calendarOf('Europe/Amsterdam')

describe('The digest of a day is due', () => {
  it.each([
    ['2026-09-07T04:59:59Z', null],
    ['2026-09-07T05:00:00Z', '2026-09-07'],
    ['2026-09-07T21:59:59Z', '2026-09-07'],
    ['2026-09-07T22:00:00Z', null],
    ['2026-10-23T05:00:00Z', '2026-10-23'],
    ['2026-10-26T05:30:00Z', null],
    ['2026-10-26T06:00:00Z', '2026-10-26'],
  ])('from seven on by the clock on the wall: %s', (instant, day) => {
    expect(digestDay(at(instant), amsterdam)).toBe(day)
  })

  it('on no Saturday and no Sunday, wherever the organisation is', () => {
    expect(['2026-09-05T12:00Z', '2026-09-06T12:00Z'].map((instant) => digestDay(at(instant), amsterdam))).toEqual([
      null,
      null,
    ])
    expect(digestDay(at('2026-09-06T20:00Z'), calendarOf('Pacific/Auckland'))).toBe('2026-09-07')
  })
})

const nothingOpen = { decisions: [], tasks: [] }
const partOn = (
  instant: string,
  seats: readonly ('coo' | 'member')[],
  change: Parameters<typeof runningFile>[1] = {},
) =>
  digestPart(runningFile(['2026-W28'], change), { ...nothingOpen, seats }, 'olivia', {
    now: at(instant),
    calendar: utc,
  })

describe('The review stands in it', () => {
  it('from the close of its week until its answer is signed', () => {
    expect(partOn('2026-07-14T07:00Z', ['coo']).reviews).toEqual([{ week: '2026-W28', closesAt: null }])
  })

  it('in the morning of the day on which its week closes, with the hour', () => {
    expect(partOn('2026-07-13T07:00Z', ['coo']).reviews).toEqual([
      { week: '2026-W28', closesAt: at('2026-07-13T12:00Z') },
    ])
  })

  it('on no other day, and not while the pilot is paused', () => {
    const launched = stage('running', 'launch', at('2026-07-01T09:00Z'), '2026-W28')
    const pilot = runningFile([]).pilot
    const paused = { ...pilot, stages: [launched, stage('paused', 'pause', at('2026-07-13T13:00Z'), '2026-W29')] }

    expect(partOn('2026-07-10T07:00Z', ['coo']).reviews).toEqual([])
    expect(partOn('2026-07-14T07:00Z', ['coo'], { pilot: paused }).reviews).toEqual([])
  })
})

describe('Whoever only does the work', () => {
  it('hears of no failure and no review, which are others’ to look after', () => {
    const reportedFailures = [reported(1, at('2026-07-13T06:00Z'))]

    expect(partOn('2026-07-14T07:00Z', ['coo'], { reportedFailures }).failures).toHaveLength(1)
    expect(partOn('2026-07-14T07:00Z', ['member'], { reportedFailures })).toMatchObject({ failures: [], reviews: [] })
    expect([doesTheWork(['member']), doesTheWork(['member', 'lead'])]).toEqual([true, false])
  })

  it('is told who keeps them waiting only of what they asked for', () => {
    const file = runningFile(['2026-W28'])
    const decisions = openDecisions(file, at('2026-07-14T07:00Z'), utc)

    expect(decisions.length).toBeGreaterThan(0)
    expect(waitingForOthers({ seats: ['member'], decisions, tasks: [] }, 'ben')).toEqual([])
    expect(waitingForOthers({ seats: ['lead'], decisions, tasks: [] }, 'maya')).toEqual(decisions)
  })
})
