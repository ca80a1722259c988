import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWeek, mondayOf, nextWeek, previousWeek, weekOfDay, weeksBetween } from '../../src/domain/week.ts'

describe('an ISO week', () => {
  it('starts on a Monday and may belong to another year than its first day', () => {
    expect(mondayOf('2026-W37')).toBe('2026-09-07')
    expect(mondayOf('2026-W01')).toBe('2025-12-29')
    expect(mondayOf('2021-W01')).toBe('2021-01-04')
  })

  it('holds the days from Monday to Sunday', () => {
    expect(weekOfDay('2026-09-07')).toBe('2026-W37')
    expect(weekOfDay('2026-09-13')).toBe('2026-W37')
    expect(weekOfDay('2026-09-14')).toBe('2026-W38')
  })

  it('takes the year of its Thursday', () => {
    expect(weekOfDay('2027-01-01')).toBe('2026-W53')
    expect(weekOfDay('2018-12-31')).toBe('2019-W01')
    expect(weekOfDay('1969-12-31')).toBe('1970-W01')
  })

  it('is numbered 53 only in the years that have one', () => {
    expect(isWeek('2026-W53')).toBe(true)
    expect(isWeek('2025-W53')).toBe(false)
    expect(isWeek('2020-W53')).toBe(true)
  })

  it('is nothing else than such a text', () => {
    for (const text of ['', '2026-W00', '2026-W54', '2026-w10', '2026W10', '2026-W1', '2026-09-07', ' 2026-W10']) {
      expect(isWeek(text), text).toBe(false)
    }
  })

  it('is followed by the next one, across the end of a year', () => {
    expect(nextWeek('2026-W52')).toBe('2026-W53')
    expect(nextWeek('2026-W53')).toBe('2027-W01')
    expect(nextWeek('2025-W52')).toBe('2026-W01')
    expect(previousWeek('2027-W01')).toBe('2026-W53')
  })

  it('lies a number of weeks from another', () => {
    expect(weeksBetween('2026-W10', '2026-W10')).toBe(0)
    expect(weeksBetween('2026-W50', '2027-W02')).toBe(5)
    expect(weeksBetween('2027-W02', '2026-W50')).toBe(-5)
  })

  it('cannot be asked about when it does not exist', () => {
    expect(() => mondayOf('2025-W53')).toThrow('There is no week "2025-W53".')
    expect(() => nextWeek('soon')).toThrow('There is no week "soon".')
    expect(() => weekOfDay('2026-02-30')).toThrow('There is no day "2026-02-30".')
    expect(() => weekOfDay('2026-2-3')).toThrow('There is no day "2026-2-3".')
  })

  it('comes back from its Monday, its neighbours and its distance, whatever the day', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const week = weekOfDay(day)
        expect(isWeek(week)).toBe(true)
        expect(weekOfDay(mondayOf(week))).toBe(week)
        expect(mondayOf(week) <= day && day < mondayOf(nextWeek(week))).toBe(true)
        expect(previousWeek(nextWeek(week))).toBe(week)
        expect(weeksBetween(week, nextWeek(week))).toBe(1)
      }),
    )
  })
})
