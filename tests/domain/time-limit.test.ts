import { describe, expect, it } from 'vitest'
import { readLimit, shortLimit, typedLimit } from '../../src/domain/time-limit.ts'

describe('a time limit', () => {
  it.each([
    ['90', 'minutes', 'round the clock', 90],
    ['2,5', 'hours', 'round the clock', 150],
    ['2', 'days', 'round the clock', 2_880],
    ['2', 'days', 'working hours', 960],
    ['0.1', 'hours', 'working hours', 6],
  ] as const)('is typed as %s %s, %s', (typed, unit, counts, minutes) => {
    expect(readLimit(typed, unit, counts)).toEqual({ minutes, counts })
  })

  it.each(['', '0', '-1', 'soon', '0.001', '400'])('is none when it reads “%s” days', (typed) => {
    expect(readLimit(typed, 'days', 'round the clock')).toBeNull()
  })

  it.each([
    [30, 'round the clock', '30 minutes', '30 min'],
    [90, 'round the clock', '90 minutes', '1 h 30 min'],
    [240, 'round the clock', '4 hours', '4 h'],
    [2_880, 'round the clock', '2 days', '48 h'],
    [480, 'working hours', '1 days', '8 h of working time'],
  ] as const)('of %i minutes %s is typed again as %s, and said in short as %s', (minutes, counts, typed, short) => {
    const { number, unit } = typedLimit({ minutes, counts })

    expect(`${number} ${unit}`).toBe(typed)
    expect(readLimit(number, unit, counts)).toEqual({ minutes, counts })
    expect(shortLimit({ minutes, counts })).toBe(short)
  })
})
