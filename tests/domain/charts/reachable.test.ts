import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reachOf } from '../../../src/domain/charts/reachable.ts'
import { theilSenLine } from '../../../src/domain/charts/theil-sen.ts'
import { cycleTime, hoursAWeek, invoicePilot } from '../advice/invoice-pilot.ts'

const reach = (hours: readonly (number | null)[], untouched: number | null = null) =>
  reachOf(
    cycleTime,
    invoicePilot(hoursAWeek(...hours)),
    untouched === null ? null : { component: 'erp_sync', value: untouched },
  )

describe('a goal is reachable', () => {
  it('when one of the last four weeks hit it', () => {
    expect(reach([40, 23, 30, 31, 32])).toEqual({ by: 'hit' })
    expect(reach([23, 40, 39, 40, 39])).toEqual({ by: 'nothing' })
  })

  it('when the line of the last weeks meets it before the time box', () => {
    expect(reach([46, 42, 38, 34])).toEqual({ by: 'line', weekNumber: 7 })
    expect(reach([46, 45, 44, 43])).toEqual({ by: 'nothing' })
  })

  it('when the cases that the failing component did not touch meet it', () => {
    expect(reach([40, 40, 40, 40], 20)).toEqual({ by: 'rest', component: 'erp_sync', value: 20 })
    expect(reach([40, 40, 40, 40], 25)).toEqual({ by: 'nothing' })
  })

  it('by no line through fewer than three weeks', () => {
    expect(reach([46, null, 30])).toEqual({ by: 'nothing' })
  })

  it('or not is said of no measure without a target', () => {
    expect(reachOf({ ...cycleTime, target: null }, invoicePilot(hoursAWeek(40)), null)).toBeNull()
  })
})

describe('the line through some weeks', () => {
  it('is the line where all of them lie on one, even when one of them is far off', () => {
    const numbers = fc.integer({ min: -50, max: 50 })
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 0, max: 8 }), (slope, start, odd) => {
        const places = Array.from({ length: 9 }, (_, at) => ({ at, value: start + slope * at }))
        const bent = places.map((place) => (place.at === odd ? { ...place, value: place.value + 1_000 } : place))

        expect(theilSenLine(places)!(20)).toBeCloseTo(start + 20 * slope, 9)
        expect(Math.abs(theilSenLine(bent)!(4) - (start + 4 * slope))).toBeLessThan(1_000)
      }),
    )
  })

  it('is none through one point', () => {
    expect(theilSenLine([{ at: 1, value: 2 }])).toBeNull()
  })
})
