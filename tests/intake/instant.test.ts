import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantReader } from '../../src/intake/instant.ts'
import { openZone } from '../../src/intake/zone.ts'

const inUtc = instantReader(openZone('UTC'))
const inAmsterdam = instantReader(openZone('Europe/Amsterdam'))

function utc(text: string): string | null {
  const instant = inUtc.read(text)
  return instant === null ? null : new Date(instant).toISOString()
}

function amsterdam(text: string): string | null {
  const instant = inAmsterdam.read(text)
  return instant === null ? null : new Date(instant).toISOString()
}

describe('a time with its offset', () => {
  test.each([
    ['2026-05-04T10:15:00+02:00', '2026-05-04T08:15:00.000Z'],
    ['2026-05-04T10:15:00+0200', '2026-05-04T08:15:00.000Z'],
    ['2026-05-04T10:15:00+02', '2026-05-04T08:15:00.000Z'],
    ['2026-05-04 10:15:00-05:30', '2026-05-04T15:45:00.000Z'],
    ['2026-05-04T10:15Z', '2026-05-04T10:15:00.000Z'],
    ['2026-05-04t10:15:07z', '2026-05-04T10:15:07.000Z'],
    ['2026-05-04 10:15:07 UTC', '2026-05-04T10:15:07.000Z'],
    ['2026-05-04T10:15:07.123456789Z', '2026-05-04T10:15:07.123Z'],
    ['2026-05-04T10:15:07,5+02:00', '2026-05-04T08:15:07.500Z'],
    ['2026-05-04T10:15:07+02:00[Europe/Amsterdam]', '2026-05-04T08:15:07.000Z'],
    ['20260504T101507Z', '2026-05-04T10:15:07.000Z'],
  ])('%s is one instant everywhere', (text, instant) => {
    expect(utc(text)).toBe(instant)
    expect(amsterdam(text)).toBe(instant)
  })
})

describe('a time without an offset', () => {
  test.each([
    ['2026-05-04T10:15:00', '2026-05-04T10:15:00.000Z'],
    ['2026/05/04 10:15', '2026-05-04T10:15:00.000Z'],
    ['04-05-2026 10:15', '2026-05-04T10:15:00.000Z'],
    ['4/5/2026 9:05:07', '2026-05-04T09:05:07.000Z'],
    ['04.05.2026 10:15:07', '2026-05-04T10:15:07.000Z'],
    ['2026-05-04', '2026-05-04T00:00:00.000Z'],
    ['04.05.2026', '2026-05-04T00:00:00.000Z'],
  ])('%s is read by the clock of the zone', (text, instant) => {
    expect(utc(text)).toBe(instant)
    expect(amsterdam(text)).toBe(new Date(Date.parse(instant) - 2 * 3_600_000).toISOString())
  })

  test('follows the clocks through a change, to the minute', () => {
    expect(amsterdam('2026-03-29 01:59:59')).toBe('2026-03-29T00:59:59.000Z')
    expect(amsterdam('2026-03-29 03:00:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(amsterdam('2026-10-25 01:59:59')).toBe('2026-10-24T23:59:59.000Z')
    expect(amsterdam('2026-10-25 03:00:00')).toBe('2026-10-25T02:00:00.000Z')
  })

  test('takes the offset before the change where the clock skips it or shows it twice', () => {
    expect(amsterdam('2026-03-29 02:30:00')).toBe('2026-03-29T01:30:00.000Z')
    expect(amsterdam('2026-10-25 02:30:00')).toBe('2026-10-25T00:30:00.000Z')
  })
})

test.each([
  'yesterday',
  '2026-02-30',
  '2026-13-01 10:00',
  '13/25/2026',
  '2026-05-04T25:00',
  '2026-05-04T10:61',
  '04-05/2026',
  '1899-12-30',
  '46146',
  '2026',
  '10:15',
  '2026-05-04T10:15+99:00',
])('%s is not a date and time', (text) => {
  expect(utc(text)).toBeNull()
})

test('events less than a millisecond apart are told apart', () => {
  const first = inUtc.read('2026-05-04T10:15:07.000001Z')
  const second = inUtc.read('2026-05-04T10:15:07.000002Z')
  expect(first).toBeLessThan(second ?? 0)
})

test('whatever an instant is written as, it is read back', () => {
  const instants = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2200-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 })
  fc.assert(
    fc.property(instants, offsets, (instant, minutesEast) => {
      const clock = new Date(instant.getTime() + minutesEast * 60_000).toISOString().slice(0, -1)
      const size = Math.abs(minutesEast)
      const two = (number: number) => String(number).padStart(2, '0')
      const text = `${clock}${minutesEast < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
      if (clock < '1900' || clock.length > 23) return
      expect(inAmsterdam.read(text)).toBe(instant.getTime())
    }),
  )
})

describe('the week of an instant', () => {
  test('is the week that the zone has then', () => {
    const sundayNight = Date.parse('2026-05-10T22:30:00Z')
    expect(openZone('UTC').weekOf(sundayNight)).toBe('2026-W19')
    expect(openZone('Europe/Amsterdam').weekOf(sundayNight)).toBe('2026-W20')
    expect(openZone('America/New_York').weekOf(sundayNight)).toBe('2026-W19')
  })

  test('follows the clocks on the very day they change', () => {
    const zone = openZone('Europe/Amsterdam')
    expect(zone.weekOf(Date.parse('2026-03-29T21:59:59Z'))).toBe('2026-W13')
    expect(zone.weekOf(Date.parse('2026-03-29T22:00:00Z'))).toBe('2026-W14')
  })
})

test('a zone that does not exist is refused by its name', () => {
  expect(() => openZone('Europe/Atlantis')).toThrow('There is no time zone called Europe/Atlantis.')
})
