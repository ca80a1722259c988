import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trendsIn } from '../../../src/domain/charts/trend.ts'

describe('a trend', () => {
  it('is six points in a row that each go further the same way', () => {
    expect(trendsIn([9, 1, 2, 3, 4, 5, 6, 2])).toEqual([{ way: 'up', from: 1, to: 6 }])
    expect(trendsIn([8, 7, 6, 5, 4, 3, 2])).toEqual([{ way: 'down', from: 0, to: 6 }])
    expect(trendsIn([1, 2, 3, 4, 5])).toEqual([])
  })

  it('ends with an equal point or a gap', () => {
    expect(trendsIn([1, 2, 3, 3, 4, 5, 6])).toEqual([])
    expect(trendsIn([1, 2, 3, null, 4, 5, 6])).toEqual([])
  })

  it('may turn round on its last point', () => {
    expect(trendsIn([1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1])).toEqual([
      { way: 'up', from: 0, to: 5 },
      { way: 'down', from: 5, to: 10 },
    ])
  })

  it('never holds a gap, a flat step or a step back', () => {
    const points = fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { maxLength: 80 })
    fc.assert(
      fc.property(points, (series) => {
        for (const { way, from, to } of trendsIn(series)) {
          const stretch = series.slice(from, to + 1)
          expect(stretch.length).toBeGreaterThanOrEqual(6)
          for (const [nth, point] of stretch.slice(1).entries()) {
            const step = point! - stretch[nth]!
            expect(way === 'up' ? step : -step).toBeGreaterThan(0)
          }
        }
      }),
    )
  })
})
