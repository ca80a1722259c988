import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentile } from '../../src/domain/percentile.ts'
import { percentileByRank } from '../../src/domain/weekly-figures.ts'

test('a percentile found by rank is the percentile of all the values', () => {
  const hours = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(hours, fc.constantFrom(0, 0.1, 0.5, 0.9, 1), (values, p) => {
      const sorted = [...values].sort((one, other) => one - other)
      const byRank = percentileByRank(sorted.length, p, (rank) => sorted[rank] ?? Number.NaN)
      expect(byRank).toBeCloseTo(percentile(sorted, p) ?? Number.NaN, 6)
    }),
  )
})

test('it looks up no more than two of the values', () => {
  const asked: number[] = []
  percentileByRank(1_000_000, 0.9, (rank) => {
    asked.push(rank)
    return rank
  })
  expect(asked).toEqual([899_999, 900_000])
})

test('there is none without values', () => {
  expect(percentileByRank(0, 0.5, () => 1)).toBeNull()
})
