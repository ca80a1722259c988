import { describe, expect, test } from 'vitest'
import { agreedTimeOf, problemsOfAgreedTime, usualTime } from '../../src/domain/switch-on-time.ts'
import { calendar } from '../support/drafted-pilot.ts'
import { at } from '../support/pilot-file.ts'

const wrong = (day: string, time: string) => problemsOfAgreedTime({ day, time }, calendar)

describe('the agreed time', () => {
  test('is nine o’clock on the next working day unless people agree otherwise', () => {
    expect(usualTime(at('2026-09-07T09:00Z'), calendar)).toEqual({ day: '2026-09-08', time: '09:00' })
    expect(usualTime(at('2026-09-11T09:00Z'), calendar)).toEqual({ day: '2026-09-14', time: '09:00' })
    expect(usualTime(at('2026-09-10T22:30Z'), calendar)).toEqual({ day: '2026-09-14', time: '09:00' })
  })

  test('is told in the organisation’s zone', () => {
    expect(agreedTimeOf(at('2026-09-10T22:30Z'), calendar)).toEqual({ day: '2026-09-11', time: '00:30' })
  })

  test('is a day and a time that exist', () => {
    expect(wrong('2026-09-14', '09:00')).toEqual([])
    expect(wrong('2026-02-30', '9').map(({ field }) => field)).toEqual(['switchOnDay', 'switchOnTime'])
    expect(wrong('', '24:00').map(({ field }) => field)).toEqual(['switchOnDay', 'switchOnTime'])
  })

  test('is none that the clock skips in spring; the one it shows twice in autumn is the first', () => {
    expect(wrong('2027-03-28', '02:30')).toEqual([
      { field: 'switchOnTime', why: 'The clock skips 02:30 on that day. Choose 03:30 or another time.' },
    ])
    expect(wrong('2027-03-28', '03:30')).toEqual([])
    expect(wrong('2026-10-25', '02:30')).toEqual([])
    expect(calendar.instantOf('2026-10-25', '02:30')).toBe(at('2026-10-25T00:30Z'))
  })
})
