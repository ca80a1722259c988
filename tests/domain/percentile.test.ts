import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, percentile } from '../../src/domain/percentile.ts'

describe('a percentile', () => {
  it('is interpolated between the two neighbours, like R and NumPy do', () => {
    expect(percentile([4, 1, 3, 2], 0.9)).toBeCloseTo(3.7, 12)
    expect(percentile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12)
    expect(percentile([15, 20, 35, 40, 50], 0)).toBe(15)
    expect(percentile([15, 20, 35, 40, 50], 1)).toBe(50)
  })

  it('of a single case is that case', () => {
    expect(percentile([7.5], 0.9)).toBe(7.5)
  })

  it('of nothing is not a number', () => {
    expect(percentile([], 0.5)).toBeNull()
    expect(median([])).toBeNull()
  })

  it('takes a share, not a number of per cents', () => {
    expect(() => percentile([1, 2], 90)).toThrow('A percentile takes a share from 0 to 1, not 90.')
    expect(() => percentile([1, 2], Number.NaN)).toThrow('not NaN')
  })

  it('leaves the values as they were', () => {
    const hours = [3, 1, 2]
    expect(median(hours)).toBe(2)
    expect(hours).toEqual([3, 1, 2])
  })

  it('never lies outside the values, and half of them lie on either side of the median', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (hours, share) => {
        const value = percentile(hours, share) ?? Number.NaN
        expect(value).toBeGreaterThanOrEqual(Math.min(...hours))
        expect(value).toBeLessThanOrEqual(Math.max(...hours))
        const middle = median(hours) ?? Number.NaN
        expect(hours.filter((each) => each < middle).length).toBeLessThanOrEqual(hours.length / 2)
        expect(hours.filter((each) => each > middle).length).toBeLessThanOrEqual(hours.length / 2)
      }),
    )
  })
})
