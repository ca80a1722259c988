import { describe, expect, it } from 'vitest'
import { activeComponent, failuresOf } from '../../../src/domain/advice/failing-component.ts'
import type { FactsFailure, FactsWeek } from '../../../src/domain/advice/facts.ts'
import { invoicePilot, missingWeek, pausedWeek } from './invoice-pilot.ts'

describe('a failing component', () => {
  it('is named when it fails often, again and clearly more than its share', () => {
    const facts = invoicePilot([failed(erp(3)), failed(erp(3)), failed(erp(3)), failed(other(1))])
    expect(failuresOf(facts)).toMatchObject({
      top: 'erp_sync',
      count: 9,
      total: 10,
      share: 0.9,
      weeksSeen: 3,
      active: true,
    })
    expect(activeComponent(facts)).toBe('erp_sync')
  })

  it('is not named below the fewest failures, nor when seen in too few weeks', () => {
    expect(activeComponent(invoicePilot([failed(erp(1)), failed(erp(1)), failed(erp(2))]))).toBeNull()
    expect(activeComponent(invoicePilot([failed(erp(1)), failed(erp(2)), failed(erp(2))]))).toBe('erp_sync')
    expect(activeComponent(invoicePilot([failed(), failed(), failed(erp(9)), failed(erp(9))]))).toBeNull()
  })

  it('need not be seen more often than there are weeks', () => {
    expect(activeComponent(invoicePilot([failed(erp(6))]))).toBe('erp_sync')
  })

  it('is looked for in the last weeks with a scorecard, so gaps do not hide it', () => {
    const before = [failed(erp(3)), failed(erp(3)), failed(erp(3))]
    expect(activeComponent(invoicePilot([...before, missingWeek, pausedWeek, failed()]))).toBe('erp_sync')
    expect(activeComponent(invoicePilot([...before, failed(), failed(), failed(), failed()]))).toBeNull()
  })

  it('is measured against the components that were seen when the map knows fewer', () => {
    const weeks = Array.from({ length: 4 }, () => failed(erp(5), other(3)))
    expect(activeComponent(invoicePilot(weeks, { components: 0 }))).toBeNull()
    expect(activeComponent(invoicePilot(weeks, { components: 2 }))).toBeNull()
    expect(activeComponent(invoicePilot(weeks, { components: 3 }))).toBe('erp_sync')
  })

  it('is the costliest one first, then the most frequent', () => {
    const costly = { component: 'rule_3', count: 1, minutes: 500 }
    expect(failuresOf(invoicePilot([failed(erp(9), costly)]))?.top).toBe('rule_3')
    expect(failuresOf(invoicePilot([failed(erp(9), other(2))]))?.top).toBe('erp_sync')
  })

  it('is named at once while a severity-1 failure is open, with or without a log of it', () => {
    const often = Array.from({ length: 4 }, () => failed(erp(5)))
    expect(activeComponent(invoicePilot([failed()], { severityOneOpen: ['vendor_api'] }))).toBe('vendor_api')
    expect(failuresOf(invoicePilot([failed()], { severityOneOpen: ['vendor_api'] }))).toBeNull()
    expect(activeComponent(invoicePilot(often, { severityOneOpen: ['vendor_api'] }))).toBe('vendor_api')
    expect(failuresOf(invoicePilot(often, { severityOneOpen: ['vendor_api'] }))).toMatchObject({
      top: 'vendor_api',
      count: 0,
      total: 20,
      active: true,
    })
  })

  it('among several open severity-1 failures is the costliest, then the first by name', () => {
    const severityOneOpen = ['vendor_api', 'rule_3', 'erp_sync']
    expect(activeComponent(invoicePilot([failed(other(2))], { severityOneOpen }))).toBe('vendor_api')
    expect(activeComponent(invoicePilot([failed()], { severityOneOpen }))).toBe('erp_sync')
  })

  it('is nobody when a line says that nothing failed', () => {
    expect(failuresOf(invoicePilot([failed(erp(0))]))).toBeNull()
  })
})

function failed(...failures: readonly FactsFailure[]): Partial<FactsWeek> {
  return { failures }
}

function erp(count: number): FactsFailure {
  return { component: 'erp_sync', count, minutes: count * 10 }
}

function other(count: number): FactsFailure {
  return { component: 'vendor_api', count, minutes: count * 10 }
}
