import { describe, expect, it } from 'vitest'
import type { Seat } from '../../src/domain/person.ts'
import { type EndedAttempt, failedSeries, flowsCounted, isAskedToPause } from '../../src/domain/failed-series.ts'
import { feed } from '../support/quiet-feed.ts'
import { atTime, watchedFile } from '../support/watched-feed.ts'

const threeInARow = feed({ inARow: { runs: 3, next: 'ask for a pause' } })
const file = watchedFile([threeInARow])

/** An attempt that ended at a time of the Monday of the launch. */
function ended(run: string, time: string, isFailed: boolean, change: Partial<EndedAttempt> = {}): EndedAttempt {
  return { platform: 'n8n', run, flow: 'erp-flow', isFailed, endedAt: atTime(time), ...change }
}
const failed = (run: string, time: string, change?: Partial<EndedAttempt>) => ended(run, time, true, change)
const fine = (run: string, time: string) => ended(run, time, false)
const three = [failed('a', '10:00'), failed('b', '10:10'), failed('c', '10:20')]

describe('Runs that fail one after the other', () => {
  it('are a series from the number on that the map names, since the first of them', () => {
    expect(failedSeries(file, three)).toEqual([
      {
        integration: 'erp-sync',
        name: 'ERP sync',
        runs: 3,
        next: 'ask for a pause',
        since: atTime('10:00'),
        mayPause: [],
      },
    ])
    expect(failedSeries(file, three.slice(1))).toEqual([])
  })

  it('are none with a success between, in whatever order the events came', () => {
    expect(failedSeries(file, [fine('x', '10:15'), ...three])).toEqual([])
    expect(failedSeries(file, [...three, fine('x', '10:15')])).toEqual([])
    expect(failedSeries(file, [...three.toReversed(), fine('x', '09:59')])).toMatchObject([{ runs: 3 }])
  })

  it('count a run that is tried again once, and its success ends the series', () => {
    const tries = [failed('a', '10:00'), failed('a', '10:01'), failed('a', '10:02')]
    expect(failedSeries(file, tries)).toEqual([])
    expect(failedSeries(file, [...three, fine('c', '10:30')])).toEqual([])
  })

  it('count in every flow of the integration and in no other', () => {
    const flows = watchedFile([{ ...threeInARow, flows: ['erp-flow', 'erp-night'] }])
    const night = failed('n', '10:05', { flow: 'erp-night' })
    expect(failedSeries(flows, [...three.slice(1), night])).toMatchObject([{ runs: 3 }])
    expect(failedSeries(flows, [...three.slice(1), { ...night, flow: 'another' }])).toEqual([])
  })

  it('are nobody’s business where the map names no number', () => {
    const unwatched = watchedFile([feed()])
    expect(failedSeries(unwatched, three)).toEqual([])
    expect(flowsCounted(unwatched)).toEqual([])
  })

  it('do not count before the launch, nor during planned work, nor while the pilot is paused', () => {
    expect(failedSeries(file, [failed('a', '08:59'), ...three.slice(1)])).toEqual([])
    const window = {
      from: atTime('10:05'),
      to: atTime('10:15'),
      takesBack: null,
      words: null,
      by: 'tariq',
      at: 1,
      seq: 2,
    }
    expect(failedSeries({ ...file, maintenances: [window] }, three)).toEqual([])
    const paused = { stage: 'paused', because: 'pause', week: null, by: 'maya', at: atTime('11:00'), seq: 10 } as const
    const resting = { ...file.pilot, stages: [...file.pilot.stages, paused] }
    expect(failedSeries({ ...file, pilot: resting }, three)).toEqual([])
  })
})

describe('A pause is asked for', () => {
  const [series] = failedSeries(file, three)
  const asked = (person: string, seats: readonly Seat[]) =>
    series && isAskedToPause({ ...series, mayPause: ['maya'] }, { person, seats })

  it('of the leaders and of whoever the charter names, and of nobody else', () => {
    expect(asked('olivia', ['coo'])).toBe(true)
    expect(asked('maya', ['member'])).toBe(true)
    expect(asked('ben', ['member'])).toBe(false)
  })

  it('only where the map says so', () => {
    expect(series && isAskedToPause({ ...series, next: 'alert' }, { person: 'olivia', seats: ['coo'] })).toBe(false)
  })
})
