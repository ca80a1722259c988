import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesBy } from '../../src/domain/working-hours.ts'
import { calendarOf } from '../../src/intake/calendar.ts'

const amsterdam = calendarOf('Europe/Amsterdam')
const minutes = minutesBy(amsterdam)
const worked = (from: string, to: string) => minutes('working hours', at(from), at(to))

describe('working hours', () => {
  it('run from nine to five, Monday to Friday', () => {
    expect(worked('2026-09-07 09:00', '2026-09-07 17:00')).toBe(480)
    expect(worked('2026-09-07 06:00', '2026-09-07 22:00')).toBe(480)
    expect(worked('2026-09-07 16:30', '2026-09-08 09:15')).toBe(45)
  })

  it('stand still over night and over the weekend', () => {
    expect(worked('2026-09-04 16:00', '2026-09-07 10:00')).toBe(120)
    expect(worked('2026-09-05 08:00', '2026-09-06 20:00')).toBe(0)
    expect(worked('2026-09-07 18:00', '2026-09-08 08:00')).toBe(0)
  })

  it('are the same eight hours in the weeks when the clocks change', () => {
    expect(worked('2026-03-27 09:00', '2026-03-30 17:00')).toBe(960)
    expect(worked('2026-10-23 09:00', '2026-10-26 17:00')).toBe(960)
  })

  it('are as long as they really were where the clocks changed at work', () => {
    const amman = calendarOf('Asia/Amman')
    const early = minutesBy(amman, { opens: '00:00', closes: '12:00' })
    const friday = (day: string) =>
      early('working hours', amman.instantOf(day, '00:00') - 60_000, amman.instantOf(day, '13:00'))

    expect([friday('2021-03-26'), friday('2021-10-22'), friday('2021-10-29')]).toEqual([660, 720, 780])
  })

  it('count for nothing backwards', () => {
    expect(worked('2026-09-08 12:00', '2026-09-07 12:00')).toBe(0)
    expect(minutes('round the clock', 60_000, 0)).toBe(0)
  })

  it('leave a limit that runs round the clock alone', () => {
    expect(minutes('round the clock', at('2026-09-04 16:00'), at('2026-09-07 10:00'))).toBe(66 * 60)
  })

  it('are the minutes whose clock shows a working hour, whenever one starts and ends', () => {
    const start = fc.integer({ min: 0, max: 60 * 24 * 400 })
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 60 * 24 * 9 }), (from, length) => {
        const begins = Date.UTC(2026, 0, 1) + from * 60_000
        expect(minutes('working hours', begins, begins + length * 60_000)).toBe(countedOneByOne(begins, length))
      }),
      { numRuns: 40 },
    )
  })
})

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', weekday: 'short', hour: '2-digit' })

function countedOneByOne(from: number, length: number): number {
  return Array.from({ length }, (_, minute) => clock.formatToParts(from + minute * 60_000)).filter(isAtWork).length
}

function isAtWork(parts: readonly Intl.DateTimeFormatPart[]): boolean {
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return !['Sat', 'Sun'].includes(read('weekday')) && Number(read('hour')) >= 9 && Number(read('hour')) < 17
}

function at(clockTime: string): number {
  const [day = '', time = ''] = clockTime.split(' ')
  return amsterdam.instantOf(day, time)
}
