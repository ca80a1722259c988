import { describe, expect, it } from 'vitest'
import type { FactsCharter, FactsWeek, FactsWork } from '../../../src/domain/advice/facts.ts'
import { changedWork, netWorkOf } from '../../../src/domain/advice/net-work.ts'
import { addingWork, goodWeek, invoicePilot, savingWork } from './invoice-pilot.ts'

const { charter } = invoicePilot([])
const noWork = changedWork(null, (figure) => figure)

describe('net manual work', () => {
  it('is what the pilot adds minus what it takes away, in hours', () => {
    expect(netWorkOf(week(savingWork), charter)).toEqual({ low: -6, mid: -6, high: -6 })
    expect(netWorkOf(week(addingWork), charter)?.mid).toBeCloseTo(7.667, 3)
  })

  it('is as wide as its sources are unsure', () => {
    const guessed: FactsCharter = { ...charter, baselineMinutesPerCase: { minutes: 25, source: 'estimated' } }
    const sampled: FactsWork = { ...savingWork, support: { minutes: 300, source: 'sampled' } }
    expect(netWorkOf(week(sampled), guessed)).toEqual({ low: -14.25, mid: -6, high: 2.25 })
  })

  it('is exactly zero when it comes out even, whatever the tolerances', () => {
    const sampled: FactsCharter = { ...charter, baselineMinutesPerCase: { minutes: 2.6, source: 'sampled' } }
    const support = { minutes: 102, source: 'estimated' } as const
    const work = { ...noWork, support }
    expect(netWorkOf({ ...week(work), cases: 60 }, sampled)?.high).toBe(0)
  })

  it('is unknown when any figure, the cases or the minutes a case are', () => {
    for (const figure of Object.keys(savingWork)) {
      expect(netWorkOf(week({ ...savingWork, [figure]: null }), charter), figure).toBeNull()
    }
    expect(netWorkOf(week(null), charter)).toBeNull()
    expect(netWorkOf({ ...week(savingWork), cases: null }, charter)).toBeNull()
    expect(netWorkOf(week(savingWork), { ...charter, baselineMinutesPerCase: null })).toBeNull()
  })
})

function week(work: FactsWork | null): FactsWeek {
  return { ...goodWeek, work, week: '2026-W10' }
}
