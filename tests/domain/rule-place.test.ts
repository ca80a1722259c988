import { describe, expect, test } from 'vitest'
import { placeFor, type Position } from '../../src/domain/rule-place.ts'
import { version } from '../support/invoice-book.ts'

/** R1, R2 and R3 route, at places 10, 20 and 21; R4 is about time. */
const rules = [version(1), version(2), version(3, { place: 21 }), version(4, { section: 'time limit', place: 10 })]
const place = (position: Position, rule: number | null = 1, section: 'routing' | 'time limit' = 'routing') => {
  const current = rules.find(({ number }) => number === rule)?.content ?? null
  return placeFor(rules, { rule, current, section, position })
}

describe('the place of a rule in its section', () => {
  test('stays what it was, but not in another section', () => {
    expect(place('stays', 2)).toBe(20)
    expect(place('stays', 2, 'time limit')).toBe(20)
    expect(place('stays', 4, 'routing')).toBe(31)
  })

  test('is behind all others at the end', () => {
    expect(place('last')).toBe(31)
    expect(place('last', null, 'time limit')).toBe(20)
  })

  test('is between two neighbours before a rule, whoever moves not counted', () => {
    expect(place(1, null)).toBe(5)
    expect(place(2, null)).toBe(15)
    expect(place(2, 1)).toBe(10)
    expect(place(3, 2)).toBe(15)
  })

  test('is refused where there is no room, or the other rule stands elsewhere', () => {
    expect(place(3, null)).toMatchObject({ field: 'place', why: expect.stringContaining('no room left before R3') })
    expect(place(4, 1)).toMatchObject({ field: 'place', why: expect.stringContaining('R4 does not stand in') })
    expect(place(9, 1)).toMatchObject({ field: 'place' })
  })
})
