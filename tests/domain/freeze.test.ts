import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freezeEndsAt, isFrozen } from '../../src/domain/freeze.ts'
import type { StageChange } from '../../src/domain/pilot.ts'
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { calendarOf } from '../../src/intake/calendar.ts'
import { at, bothKeys, charterAt, firstWeek, runningFile, stage, utc } from '../support/pilot-file.ts'
import { invoiceCharter } from '../support/running-pilot.ts'

const launched = at('2026-07-01T09:00Z')
const running = stage('running', 'launch', launched, firstWeek)

/** INV with these stages after the launch; its first week is that of 6 July, its cycle four weeks. */
function withStages(...stages: readonly StageChange[]): PilotFile {
  const file = runningFile([])
  return { ...file, pilot: { ...file.pilot, stages: [running, ...stages] } }
}

/** INV under charters of several cycles, each signed by both at its instant. */
function withCycles(...cycles: readonly { weeks: number; from: string }[]): PilotFile {
  const charters = cycles.map(({ weeks, from }, nth) =>
    charterAt(nth + 1, invoiceCharter({ cycleWeeks: weeks }), at(from)),
  )
  const keys = charters.flatMap((charter) => bothKeys('charter', 'INV', charter, charter.at))
  return { ...runningFile([]), charters, keys }
}

function paused(from: string, to?: string): readonly StageChange[] {
  const pause = stage('paused', 'pause', at(from))
  return to === undefined ? [pause] : [pause, stage('running', 'resumption', at(to))]
}

/** The instant at which the freeze ends, as it looks at `now`. */
function endOf(file: PilotFile, now: string, calendar = utc): string | null {
  const ends = freezeEndsAt(file, at(now), calendar)
  return ends === null ? null : new Date(ends).toISOString().slice(0, 16)
}

describe('the freeze', () => {
  test('ends with the first cycle, at the start of the Monday after it', () => {
    const file = withStages()

    expect(endOf(file, '2026-07-20T12:00Z')).toBe('2026-08-03T00:00')
    expect(isFrozen(file, at('2026-08-02T23:59Z'), utc)).toBe(true)
    expect(isFrozen(file, at('2026-08-03T00:00Z'), utc)).toBe(false)
  })

  test('holds from the launch on, also in the days before the first week', () => {
    expect(isFrozen(withStages(), at('2026-07-01T09:00Z'), utc)).toBe(true)
    expect(endOf(withStages(), '2026-07-03T12:00Z')).toBe('2026-08-03T00:00')
  })

  test('does not hold for a draft, nor for a pilot that has ended', () => {
    const draft = { ...runningFile([]), pilot: { ...runningFile([]).pilot, stages: [] } }
    const stopped = withStages(stage('stopped', 'answer', at('2026-07-20T12:00Z')))

    expect([endOf(draft, '2026-07-20T12:00Z'), isFrozen(draft, at('2026-07-20T12:00Z'), utc)]).toEqual([null, false])
    expect(isFrozen(stopped, at('2026-07-21T12:00Z'), utc)).toBe(false)
  })

  test('looks the same from before its end and from long after it', () => {
    expect(endOf(withStages(), '2027-03-01T12:00Z')).toBe('2026-08-03T00:00')
  })
})

describe('a pause', () => {
  test('of some days costs nothing', () => {
    const file = withStages(...paused('2026-07-14T12:00Z', '2026-07-20T08:00Z'))

    expect(endOf(file, '2026-07-27T12:00Z')).toBe('2026-08-03T00:00')
  })

  test('of a whole week moves the end by that week, once the week is over', () => {
    const file = withStages(...paused('2026-07-10T12:00Z', '2026-07-20T08:00Z'))

    expect(endOf(file, '2026-07-15T12:00Z')).toBe('2026-08-03T00:00')
    expect(endOf(file, '2026-07-20T12:00Z')).toBe('2026-08-10T00:00')
  })

  test('that begins within the last week of the cycle does not move the end', () => {
    const file = withStages(...paused('2026-07-31T12:00Z'))

    expect(endOf(file, '2026-08-02T12:00Z')).toBe('2026-08-03T00:00')
    expect(endOf(file, '2026-09-02T12:00Z')).toBe('2026-08-03T00:00')
  })

  test('in the last week of the cycle never lets anything slip through at its end', () => {
    const file = withStages(...paused('2026-07-26T12:00Z', '2026-08-20T08:00Z'))
    const mondays = ['2026-08-03', '2026-08-10', '2026-08-17', '2026-08-24']

    expect(mondays.map((day) => isFrozen(file, at(`${day}T00:00Z`), utc))).toEqual([true, true, true, false])
    expect(endOf(file, '2026-09-01T12:00Z')).toBe('2026-08-24T00:00')
  })

  test('after the cycle does not bring the freeze back', () => {
    const file = withStages(...paused('2026-08-05T12:00Z', '2026-08-26T08:00Z'))

    expect(endOf(file, '2026-09-01T12:00Z')).toBe('2026-08-03T00:00')
  })
})

describe('an amendment of the cycle', () => {
  const four = { weeks: 4, from: '2026-07-01T08:00Z' }

  test('moves the end while the first cycle runs', () => {
    const longer = withCycles(four, { weeks: 6, from: '2026-07-22T12:00Z' })

    expect(endOf(longer, '2026-07-22T11:00Z')).toBe('2026-08-03T00:00')
    expect(endOf(longer, '2026-07-22T12:00Z')).toBe('2026-08-17T00:00')
  })

  test('to fewer weeks than have passed ends it with the week, not in the middle of it', () => {
    const shorter = withCycles(four, { weeks: 1, from: '2026-07-22T12:00Z' })

    expect(isFrozen(shorter, at('2026-07-22T13:00Z'), utc)).toBe(true)
    expect(endOf(shorter, '2026-07-22T13:00Z')).toBe('2026-07-27T00:00')
    expect(endOf(shorter, '2026-09-01T13:00Z')).toBe('2026-07-27T00:00')
  })

  test('after the first cycle does not freeze the scope again', () => {
    const later = withCycles(four, { weeks: 12, from: '2026-08-12T12:00Z' })

    expect(isFrozen(later, at('2026-08-13T12:00Z'), utc)).toBe(false)
    expect(endOf(later, '2026-08-13T12:00Z')).toBe('2026-08-03T00:00')
  })

  test('counts only once both keys are on it', () => {
    const half = withCycles(four, { weeks: 8, from: '2026-07-22T12:00Z' })
    const oneKey = { ...half, keys: half.keys.slice(0, -1) }

    expect(endOf(oneKey, '2026-07-23T12:00Z')).toBe('2026-08-03T00:00')
  })
})

describe('a pilot that already ran', () => {
  const adopted = (week: string): PilotFile => {
    const file = runningFile([])
    return { ...file, pilot: { ...file.pilot, stages: [stage('running', 'launch', launched, week)] } }
  }

  test('is frozen for what is left of the cycle that its charter names', () => {
    expect(endOf(adopted('2026-W26'), '2026-07-02T12:00Z')).toBe('2026-07-20T00:00')
  })

  test('is not frozen where that cycle was over before it was adopted', () => {
    expect(isFrozen(adopted('2026-W20'), launched, utc)).toBe(false)
    expect(endOf(adopted('2026-W20'), '2026-07-02T12:00Z')).toBe('2026-06-08T00:00')
  })

  test('keeps the end of its first cycle when the charter is amended later', () => {
    const first = charterAt(1, invoiceCharter(), launched)
    const later = charterAt(2, invoiceCharter({ cycleWeeks: 9 }), at('2026-07-03T12:00Z'))
    const keys = [first, later].flatMap((charter) => bothKeys('charter', 'INV', charter, charter.at))
    const file = { ...adopted('2026-W20'), charters: [first, later], keys }

    expect(endOf(file, '2026-07-04T12:00Z')).toBe('2026-06-08T00:00')
  })
})

test('Monday begins when it does in the organisation’s zone, on both sides of a change of the clocks', () => {
  const file = runningFile([])
  const from = (week: string): PilotFile => {
    return { ...file, pilot: { ...file.pilot, stages: [stage('running', 'launch', launched, week)] } }
  }
  const amsterdam = calendarOf('Europe/Amsterdam')

  expect(endOf(from('2026-W28'), '2026-07-20T12:00Z', amsterdam)).toBe('2026-08-02T22:00')
  expect(endOf(from('2026-W41'), '2026-10-10T12:00Z', amsterdam)).toBe('2026-11-01T23:00')
  expect(endOf(from('2026-W41'), '2026-10-10T12:00Z', calendarOf('America/New_York'))).toBe('2026-11-02T05:00')
})

test('once it has ended it never holds again, whatever is paused and however often', () => {
  const hour = 3_600_000
  const length = fc.integer({ min: 1, max: 500 })
  fc.assert(
    fc.property(fc.array(length, { maxLength: 9 }), (hours) => {
      let when = launched
      const stages = hours.map((some, nth) => {
        when += some * hour
        return nth % 2 === 0 ? stage('paused', 'pause', when) : stage('running', 'resumption', when)
      })
      const file = withStages(...stages)
      const held = Array.from({ length: 200 }, (_, nth) =>
        isFrozen(asOf(file, launched + nth * 17 * hour), launched + nth * 17 * hour, utc),
      )
      expect(held.indexOf(false) === -1 || !held.slice(held.indexOf(false)).includes(true)).toBe(true)
    }),
  )
})

/** The file as it stood at an instant: nobody knows of a pause that is still to come. */
function asOf(file: PilotFile, now: number): PilotFile {
  return { ...file, pilot: { ...file.pilot, stages: file.pilot.stages.filter((one) => one.at <= now) } }
}
