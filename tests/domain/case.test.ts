import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cycleTimeHours, readWay, tellCase, type CaseEvent } from '../../src/domain/case.ts'

const hour = 3_600_000

function event(hours: number, activity: string, resource: string | null = null): CaseEvent {
  return { at: hours * hour, activity, resource }
}

describe('a case told from its events', () => {
  test('starts with its first event and ends with its last', () => {
    const story = tellCase([event(1, 'receive'), event(4, 'approve'), event(9, 'pay')])
    expect(story).toMatchObject({ receivedAt: 1 * hour, completedAt: 9 * hour, events: 3 })
  })

  test('ends with the last of its terminal events, whatever follows', () => {
    const events = [event(1, 'receive'), event(5, 'pay'), event(7, 'pay'), event(9, 'archive')]
    expect(tellCase(events, 'pay')).toMatchObject({ completedAt: 7 * hour, events: 4 })
  })

  test('stays open without the terminal activity', () => {
    expect(tellCase([event(1, 'receive'), event(4, 'approve')], 'pay')).toMatchObject({ completedAt: null })
  })

  test('counts handoffs after the end too', () => {
    const events = [event(1, 'receive', 'Ben'), event(5, 'pay', 'Maya'), event(9, 'archive', 'Ben')]
    expect(tellCase(events, 'pay')).toMatchObject({ handoffs: 2 })
  })

  test('is handed over only where both neighbours are named and differ', () => {
    const events = [
      event(1, 'a', 'Ben'),
      event(2, 'b', 'Ben'),
      event(3, 'c'),
      event(4, 'd', 'Maya'),
      event(5, 'e', 'Ines'),
    ]
    expect(tellCase(events)).toMatchObject({ handoffs: 1 })
  })

  test('is reworked when some activity occurs twice, not necessarily in a row', () => {
    expect(tellCase([event(1, 'check'), event(2, 'ask'), event(3, 'check')])).toMatchObject({ rework: true })
    expect(tellCase([event(1, 'check'), event(2, 'ask'), event(3, 'pay')])).toMatchObject({ rework: false })
  })

  test('is nothing without events', () => {
    expect(tellCase([])).toBeNull()
  })

  test('never has more handoffs than gaps between its events', () => {
    const anyEvent = fc.record({
      at: fc.nat(),
      activity: fc.constantFrom('a', 'b', 'c'),
      resource: fc.constantFrom(null, 'Ben', 'Maya'),
    })
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1 }), (events) => {
        const story = tellCase(events)
        expect(story?.handoffs).toBeLessThan(events.length)
        expect(story?.rework).toBe(new Set(events.map(({ activity }) => activity)).size < events.length)
      }),
    )
  })
})

test('the cycle time is in hours, and unknown while a case is open', () => {
  expect(cycleTimeHours({ receivedAt: 0, completedAt: 5_400_000 })).toBe(1.5)
  expect(cycleTimeHours({ receivedAt: 0, completedAt: null })).toBeNull()
})

describe('the way a case took', () => {
  test('is read as people write it', () => {
    expect(readWay('Automated')).toEqual({ path: 'automated', outsideReason: null })
    expect(readWay('fallback')).toEqual({ path: 'fallback', outsideReason: null })
    expect(readWay('outside')).toEqual({ path: 'outside', outsideReason: null })
    expect(readWay('outside: asked_a_manager')).toEqual({ path: 'outside', outsideReason: 'asked a manager' })
    expect(readWay('outside:chat')).toEqual({ path: 'outside', outsideReason: 'chat' })
  })

  test('is not guessed', () => {
    expect(readWay('by pigeon')).toBeNull()
    expect(readWay('outside:pigeon')).toBeNull()
    expect(readWay('automated:chat')).toBeNull()
  })
})
