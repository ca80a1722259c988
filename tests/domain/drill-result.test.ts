import { describe, expect, test } from 'vitest'
import { resultOf } from '../../src/domain/drill-result.ts'
import { drillContent } from '../support/some-drills.ts'

const content = drillContent()
const yes = content.cases.map(() => 'Yes')
const no = content.cases.map(() => 'No')

describe('the result of a drill', () => {
  test('names the cases that split the two, and how each decided', () => {
    const result = resultOf(content, ['No', ...yes.slice(1)], yes)

    expect(result.alike).toBe(11)
    expect(result.splits).toEqual([{ place: 1, told: content.cases[0], first: 'No', second: 'Yes' }])
  })

  test('counts how often the one decided this and the other that', () => {
    const first = [...yes.slice(0, 6), ...no.slice(6)]
    const second = [...yes.slice(0, 5), ...no.slice(5)]

    expect(resultOf(content, first, second).table).toEqual([
      [5, 1],
      [0, 6],
    ])
  })

  test('says how far they agree beyond chance', () => {
    const first = [...yes.slice(0, 6), ...no.slice(6)]
    const second = [...yes.slice(0, 5), ...no.slice(5)]

    expect(resultOf(content, first, second).kappa?.kappa).toBeCloseTo(5 / 6, 10)
  })

  test('says nothing of chance where both gave every case the same decision', () => {
    expect(resultOf(content, yes, yes)).toMatchObject({ alike: 12, splits: [], kappa: null })
  })
})
