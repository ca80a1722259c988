import { describe, expect, it } from 'vitest'
import { jumpsIn, type Share } from '../../src/domain/jump.ts'
import { goodWeek } from '../support/running-pilot.ts'

const weeks = { week: '2026-W37', last: '2026-W36' }
const errors = (before: Share, now: Share) => {
  const told = ({ hit, of }: Share) => ({ withErrors: { sum: hit, known: of } })
  return jumpsIn([goodWeek(weeks.last, 3, told(before)), goodWeek(weeks.week, 3, told(now))], new Map(), weeks)
}
const runs = (before: Share, now: Share) =>
  jumpsIn(
    [],
    new Map([
      [weeks.last, before],
      [weeks.week, now],
    ]),
    weeks,
  )

describe('A share that leaps within a week', () => {
  it('is one that is at least twice what it was and five points more', () => {
    const before = { hit: 5, of: 100 }
    expect(errors(before, { hit: 10, of: 100 })).toEqual([
      { what: 'cases with errors', before, now: { hit: 10, of: 100 } },
    ])
    expect(errors(before, { hit: 9, of: 100 })).toEqual([])
    expect(errors({ hit: 20, of: 100 }, { hit: 39, of: 100 })).toEqual([])
    expect(runs({ hit: 0, of: 40 }, { hit: 2, of: 40 })).toMatchObject([{ what: 'failed runs' }])
    expect(runs({ hit: 0, of: 40 }, { hit: 1, of: 40 })).toEqual([])
  })

  it('is none while either week has few cases or runs, or nobody knows', () => {
    expect(runs({ hit: 0, of: 19 }, { hit: 20, of: 20 })).toEqual([])
    expect(runs({ hit: 0, of: 20 }, { hit: 19, of: 19 })).toEqual([])
    expect(errors({ hit: 0, of: 0 }, { hit: 50, of: 50 })).toEqual([])
    expect(jumpsIn([], new Map(), weeks)).toEqual([])
  })
})
