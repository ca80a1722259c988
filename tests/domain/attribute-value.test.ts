import { describe, expect, it } from 'vitest'
import { readAs } from '../../src/domain/attribute-value.ts'

describe('a value of a case', () => {
  it.each([
    ['500', 500],
    ['-12.50', -12.5],
    ['0.5', 0.5],
    ['1234,56', 1234.56],
    ['0', 0],
  ])('is the number %s', (text, number) => {
    expect(readAs('number', text)).toBe(number)
  })

  it.each(['', 'ten', '0042', '1,234', '1.234,56', '€ 5', '1e5', 'NaN', 'Infinity', '12345678901234567', ' 5'])(
    'is no number when it reads “%s”',
    (text) => {
      expect(readAs('number', text)).toBeNull()
    },
  )

  it.each([
    ['2026-05-04', '2026-05-04'],
    ['2026-05-04T23:30:00+02:00', '2026-05-04'],
    ['2026/5/4 10:15', '2026-05-04'],
    ['04-05-2026', '2026-05-04'],
    ['4.5.2026 10:15', '2026-05-04'],
    ['2028-02-29', '2028-02-29'],
    ['31/12/2026', '2026-12-31'],
  ])('is the day that is written, whatever the clock behind it: %s', (text, day) => {
    expect(readAs('day', text)).toBe(day)
  })

  it.each(['', '2026-02-30', '2026-13-01', '2026-05', 'yesterday', '2026-05-04x', '20260504'])(
    'is no day when it reads “%s”',
    (text) => {
      expect(readAs('day', text)).toBeNull()
    },
  )

  it('is a yes or a no as people and programs write it', () => {
    expect(['yes', 'True', 'NO', 'false'].map((text) => readAs('yes or no', text))).toEqual([true, true, false, false])
    expect(readAs('yes or no', '1')).toBeNull()
  })

  it('is a text unless nothing is written', () => {
    expect(readAs('text', '0042')).toBe('0042')
    expect(readAs('text', '')).toBeNull()
  })
})
