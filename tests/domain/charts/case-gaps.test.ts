import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseGapsIn } from '../../../src/domain/charts/case-gaps.ts'

const casesOf = (errors: readonly boolean[]) =>
  errors.map((hasError, nth) => ({ case: `C${nth}`, week: '2026-W30', completedAt: nth, hasError }))

describe('cases between errors', () => {
  it('are counted from one error to the next, and since the last', () => {
    const { gaps, since } = caseGapsIn(casesOf([false, true, false, false, true, true, false]))

    expect(gaps.map(({ case: ref, gap }) => [ref, gap])).toEqual([
      ['C4', 2],
      ['C5', 0],
    ])
    expect(since).toBe(1)
  })

  it('are none before there was an error', () => {
    expect(caseGapsIn(casesOf([false, false]))).toEqual({ gaps: [], since: null })
    expect(caseGapsIn([])).toEqual({ gaps: [], since: null })
  })

  it('make up every case from the first error on', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 80 }), (errors) => {
        const { gaps, since } = caseGapsIn(casesOf(errors))
        const first = errors.indexOf(true)
        const between = gaps.reduce((sum, { gap }) => sum + gap + 1, 0)

        expect(first === -1 ? 0 : first + 1 + between + (since ?? 0)).toBe(first === -1 ? 0 : errors.length)
      }),
    )
  })
})
