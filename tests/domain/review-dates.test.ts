// What a calendar shows: the answers that were signed, the review to hold, and the eight to come, across a change of the clock.
import { describe, expect, it } from 'vitest'
import { reviewDates } from '../../src/domain/review-dates.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { at, runningFile, stage, utc } from '../support/pilot-file.ts'

const launched = stage('running', 'launch', at('2026-07-01T09:00Z'), '2026-W28')
const inStage = (...stages: readonly ReturnType<typeof stage>[]) => {
  const file = runningFile([])
  return { ...file, pilot: { ...file.pilot, stages: [launched, ...stages] } }
}
const weeks = (dates: ReturnType<typeof reviewDates>) => dates.map(({ week }) => week)

describe('The reviews of a running pilot', () => {
  it('are the one to hold and the eight to come, each at the charter’s deadline', () => {
    const dates = reviewDates(runningFile([]), at('2026-09-09T09:00Z'), utc)

    expect(weeks(dates)).toEqual([
      '2026-W36',
      '2026-W37',
      '2026-W38',
      '2026-W39',
      '2026-W40',
      '2026-W41',
      '2026-W42',
      '2026-W43',
      '2026-W44',
    ])
    expect(dates[1]).toMatchObject({ dueAt: at('2026-09-14T12:00Z'), answer: null, saidAt: at('2026-07-01T09:00Z') })
  })

  it('count the week that closes later today among those to come', () => {
    expect(weeks(reviewDates(runningFile([]), at('2026-09-14T11:59Z'), utc)).slice(0, 3)).toEqual([
      '2026-W36',
      '2026-W37',
      '2026-W38',
    ])
  })

  it('stay at noon in the organisation’s zone when the clocks go back', () => {
    const amsterdam = calendarOf('Europe/Amsterdam')
    const dates = reviewDates(runningFile([]), at('2026-10-14T09:00Z'), amsterdam)
    const due = (week: string) => dates.find((date) => date.week === week)?.dueAt

    expect([due('2026-W42'), due('2026-W43')]).toEqual([at('2026-10-19T10:00Z'), at('2026-10-26T11:00Z')])
  })

  it('begin with the first week, however early somebody looks', () => {
    expect(weeks(reviewDates(runningFile([]), at('2026-07-01T10:00Z'), utc))[0]).toBe('2026-W28')
  })
})

describe('No review is to come', () => {
  it('of a draft, and while the pilot is paused', () => {
    const draft = { ...runningFile([]), charters: [], keys: [] }
    const paused = inStage(stage('paused', 'pause', at('2026-09-08T09:00Z'), '2026-W37'))

    expect(reviewDates(draft, at('2026-09-09T09:00Z'), utc)).toEqual([])
    expect(reviewDates(paused, at('2026-09-09T09:00Z'), utc)).toEqual([])
  })

  it('of a pilot that has ended', () => {
    const ended = inStage(stage('stopped', 'answer', at('2026-09-08T09:00Z'), '2026-W36'))
    expect(reviewDates(ended, at('2026-09-09T09:00Z'), utc)).toEqual([])
  })
})
