import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgreementTable, kappaOf } from '../../src/domain/kappa.ts'

describe('kappa agrees with what is published', () => {
  test('two dermatologists and 88 patients: SAS/STAT, PROC FREQ, “Agreement Study”', () => {
    const skin = [
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ]
    const found = kappaOf(skin)

    expect(found?.kappa).toBeCloseTo(0.3449, 4)
    expect(found?.interval?.low).toBeCloseTo(0.203, 4)
    expect(found?.interval?.high).toBeCloseTo(0.4868, 4)
  })

  test('200 diagnoses: Cohen 1968, kappa .492', () => {
    const diagnoses = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]

    expect(kappaOf(diagnoses)?.kappa).toBeCloseTo(0.492, 3)
  })

  test('85 mammograms read by two radiologists: Stata, kap, kappa .4728', () => {
    const mammograms = [
      [21, 12, 0, 0],
      [4, 17, 1, 0],
      [3, 9, 15, 2],
      [0, 0, 0, 1],
    ]

    expect(kappaOf(mammograms)?.kappa).toBeCloseTo(0.4728, 4)
  })

  test('50 cases, yes or no, by hand: 35 alike where chance gives 25', () => {
    const yesOrNo = [
      [20, 5],
      [10, 15],
    ]

    expect(kappaOf(yesOrNo)?.kappa).toBeCloseTo(0.4, 10)
  })
})

describe('kappa', () => {
  test('is not defined where both gave one decision to every case, nor without cases', () => {
    const all = [
      [12, 0],
      [0, 0],
    ]
    const none = [
      [0, 0],
      [0, 0],
    ]

    expect([kappaOf(all), kappaOf(none)]).toEqual([null, null])
  })

  test('is 1 without an interval where both agree on everything', () => {
    const alike = [
      [6, 0],
      [0, 6],
    ]

    expect(kappaOf(alike)).toEqual({ kappa: 1, interval: null })
  })

  test('is 0 without an interval where one of them gave the same decision every time', () => {
    const same = [
      [7, 5],
      [0, 0],
    ]

    expect(kappaOf(same)?.kappa).toBeCloseTo(0, 10)
    expect(kappaOf(same)?.interval).toBeNull()
  })

  test('is below 0 where they agree less than chance would', () => {
    const opposed = [
      [1, 6],
      [5, 0],
    ]

    expect(kappaOf(opposed)?.kappa).toBeLessThan(0)
  })

  const squares = fc
    .integer({ min: 2, max: 6 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(9), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    )

  test('lies between −1 and 1, within its interval, and does not care who comes first', () => {
    fc.assert(
      fc.property(squares, (table) => {
        const found = kappaOf(table)
        if (!found) return
        const { kappa, interval } = found
        expect(kappa).toBeGreaterThanOrEqual(-1 - 1e-9)
        expect(kappa).toBeLessThanOrEqual(1 + 1e-9)
        if (interval) expect(interval.low <= kappa && kappa <= interval.high).toBe(true)
        expect(kappaOf(turned(table))?.kappa).toBeCloseTo(kappa, 9)
      }),
    )
  })

  test('does not care in which order the decisions are listed, nor for one that nobody took', () => {
    fc.assert(
      fc.property(squares, (table) => {
        const reversed = table.toReversed().map((row) => row.toReversed())
        const wider = [...table.map((row) => [...row, 0]), Array.from({ length: table.length + 1 }, () => 0)]
        const kappa = kappaOf(table)?.kappa ?? null
        for (const other of [reversed, wider]) {
          const same = kappaOf(other)?.kappa ?? null
          if (kappa === null) expect(same).toBeNull()
          else expect(same).toBeCloseTo(kappa, 9)
        }
      }),
    )
  })
})

function turned(table: AgreementTable): AgreementTable {
  return table.map((_, i) => table.map((row) => row[i] ?? 0))
}
