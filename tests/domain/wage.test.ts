import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moneyOf, readWage } from '../../src/domain/wage.ts'

const payroll = { amount: '40', currency: 'EUR', source: 'measured', where: 'payroll 2026' } as const

function problemsWith(change: Partial<Record<keyof typeof payroll, string>>): readonly string[] {
  const problems: string[] = []
  readWage({ ...payroll, ...change }, ({ field }) => problems.push(field))
  return problems
}

describe('what an hour costs', () => {
  test('is an amount, a currency, and where that stands', () => {
    expect(readWage({ ...payroll, amount: '38,50' }, () => undefined)).toEqual({ ...payroll, amount: '38.5' })
    expect(problemsWith({})).toEqual([])
  })

  test('need not be said at all', () => {
    expect(readWage({ amount: '', currency: '', source: '', where: '' }, () => undefined)).toBeNull()
    expect(problemsWith({ amount: '', where: 'payroll' })).toEqual(['wage.amount'])
  })

  test('names what is missing, field by field', () => {
    expect(problemsWith({ amount: 'forty' })).toEqual(['wage.amount'])
    expect(problemsWith({ amount: '0' })).toEqual(['wage.amount'])
    expect(problemsWith({ currency: '€', source: '', where: '' })).toEqual([
      'wage.currency',
      'wage.source',
      'wage.where',
    ])
  })
})

describe('net manual work in money', () => {
  test('is the hours times the wage', () => {
    expect(moneyOf({ low: -8, mid: -6, high: 2 }, payroll)).toEqual({ low: -320, mid: -240, high: 80, currency: 'EUR' })
  })

  test('is a wider range where the wage is an estimate', () => {
    const { low, mid, high } = moneyOf({ low: -10, mid: -10, high: -10 }, { ...payroll, source: 'estimated' })

    expect([low, mid, high].map(Math.round)).toEqual([-520, -400, -280])
  })

  test('never turns its range round, and is on the side of zero on which the hours are', () => {
    const hours = fc.double({ min: -1e4, max: 1e4, noNaN: true })
    const source = fc.constantFrom('measured', 'sampled', 'estimated')
    fc.assert(
      fc.property(fc.array(hours, { minLength: 3, maxLength: 3 }), source, (any, found) => {
        const [low, mid, high] = any.toSorted((a, b) => a - b) as [number, number, number]
        const money = moneyOf({ low, mid, high }, { ...payroll, source: found })

        expect(money.low).toBeLessThanOrEqual(money.mid + 1e-9)
        expect(money.high).toBeGreaterThanOrEqual(money.mid - 1e-9)
        expect(Math.sign(money.low)).toBe(Math.sign(low))
        expect(Math.sign(money.high)).toBe(Math.sign(high))
      }),
    )
  })
})
