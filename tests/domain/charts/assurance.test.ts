import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assuranceOf } from '../../../src/domain/charts/assurance.ts'

const steady = [3.1, 3.4, 3.2, 3.6, 3.3, 3.5]

describe('assurance', () => {
  it('says whether a process as it runs will meet its target', () => {
    expect(assuranceOf(steady, 5, 'lower')).toBe('will keep hitting')
    expect(assuranceOf(steady, 3.3, 'lower')).toBe('hit or miss')
    expect(assuranceOf(steady, 2, 'lower')).toBe('cannot hit without a change')
  })

  it('is turned round where more is better', () => {
    expect(assuranceOf(steady, 2, 'higher')).toBe('will keep hitting')
    expect(assuranceOf(steady, 5, 'higher')).toBe('cannot hit without a change')
  })

  it('waits for six weeks', () => {
    expect(assuranceOf(steady.slice(1), 5, 'lower')).toBeNull()
  })

  it('never doubts a process that always stands on its target, and never promises one that never met it', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (target) => {
        expect(assuranceOf(Array<number>(6).fill(target), target, 'lower')).toBe('will keep hitting')
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 99, noNaN: true }), { minLength: 6 }), (weeks) => {
        expect(assuranceOf(weeks, 0, 'lower')).not.toBe('will keep hitting')
        expect(assuranceOf(weeks, 100, 'lower')).not.toBe('cannot hit without a change')
      }),
    )
  })
})
