import { describe, expect, it } from 'vitest'
import { advise, type Advice } from '../../../src/domain/advice/advise.ts'
import { readFacts, type Facts } from '../../../src/domain/advice/facts.ts'
import worked from './advice-scenarios.json' with { type: 'json' }

/** How far a rounded expectation may lie from an unrounded number: limits, chances and shifts, hours, shares. */
const rounding = { measures: 0.5e-4, netManualWork: 0.5e-2, failures: 0.5e-3 } as const

describe('the worked scenarios', () => {
  for (const { id, title, facts, expected } of worked.scenarios) {
    it(`${id}: ${title}`, () => {
      const advice = advise(accepted(facts))
      expect({ answer: advice.answer, kind: advice.kind }).toEqual({ answer: expected.answer, kind: expected.kind })
      for (const part of ['measures', 'netManualWork', 'failures'] as const) {
        if (part in expected) expectAlike(advice[part], Object(expected)[part], rounding[part], part)
      }
    })
  }

  it('have no failures to show where none was logged, and no net work without a scorecard', () => {
    expect(adviceFor('S46').failures).toBeNull()
    expect(adviceFor('S12').netManualWork).toBeNull()
    expect(adviceFor('S57').netManualWork).toBeNull()
    expect(adviceFor('S21').measures[0]).toMatchObject({ limits: null, pBetter: 1, pWorse: 1, signalsBetter: [] })
  })

  it('weigh measures and work even where harm or a broken charter decides', () => {
    for (const id of ['S17', 'S18', 'S29']) {
      expect(adviceFor(id).netManualWork).toEqual({ low: -6, mid: -6, high: -6 })
      expect(adviceFor(id).measures[0]).toMatchObject({ state: 'better', streak: 4, hit: true })
    }
  })
})

function adviceFor(id: string): Advice {
  return advise(accepted(worked.scenarios.find((scenario) => scenario.id === id)?.facts))
}

function accepted(input: unknown): Facts {
  const reading = readFacts(input)
  if ('refused' in reading) throw new Error(JSON.stringify(reading.refused))
  return reading.facts
}

/** Everything that is expected is there; numbers within the rounding. */
function expectAlike(actual: unknown, expected: unknown, within: number, at: string): void {
  if (typeof expected === 'number') {
    expect(Math.abs(Number(actual) - expected), `${at}: ${String(actual)} for ${expected}`).toBeLessThanOrEqual(
      within + 1e-9,
    )
  } else if (typeof expected === 'object' && expected !== null) {
    if (Array.isArray(expected)) expect(actual, at).toHaveLength(expected.length)
    for (const [key, value] of Object.entries(expected)) expectAlike(Object(actual)[key], value, within, `${at}/${key}`)
  } else {
    expect(actual, at).toBe(expected)
  }
}
