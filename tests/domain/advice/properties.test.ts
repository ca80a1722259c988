import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advise } from '../../../src/domain/advice/advise.ts'
import { answerOf, decide } from '../../../src/domain/advice/clauses.ts'
import { applyChanges, changesBetween } from '../../../src/domain/advice/counterfactual.ts'
import {
  readFacts,
  thresholdsOf,
  workFigures,
  type Facts,
  type FactsMeasure,
  type FactsWeek,
} from '../../../src/domain/advice/facts.ts'
import { carefulPilots, pilots } from './random-pilots.ts'

const many = { numRuns: 500 }

describe('whatever the pilot', () => {
  it('the facts are lawful, and some pilots are ready to expand', () => {
    const answers = fc.sample(pilots, { numRuns: 500, seed: 1 }).map((facts) => {
      expect(readFacts(facts)).toEqual({ facts })
      return answerOf(facts)
    })
    for (const answer of ['stop', 'fix', 'expand'])
      expect(answers.filter((each) => each === answer).length).toBeGreaterThan(10)
  })

  it('mirroring every measure mirrors nothing but the measures: the answer stays', () => {
    fc.assert(
      fc.property(pilots, (facts) => {
        const [here, there] = [decide(facts), decide(mirrored(facts))]
        expect([there.answer, there.kind]).toEqual([here.answer, here.kind])
      }),
      many,
    )
  })

  it('looking ahead and deciding agree on the answer', () => {
    fc.assert(
      fc.property(pilots, (facts) => {
        expect(answerOf(facts)).toBe(decide(facts).answer)
      }),
      many,
    )
  })

  it('taking away a figure, a check or a scorecard never turns another answer into expand', () => {
    fc.assert(
      fc.property(fc.oneof(carefulPilots, pilots), (facts) => {
        if (answerOf(facts) === 'expand') return
        for (const poorer of [...withoutOneFigure(facts), ...withoutOneScorecard(facts), ...withoutOneCheck(facts)]) {
          expect(answerOf(poorer)).not.toBe('expand')
        }
      }),
      { numRuns: 150 },
    )
  })

  it('every printed change, applied, gives the promised answer', () => {
    fc.assert(
      fc.property(pilots, (facts) => {
        const advice = advise(facts)
        const promises = [...advice.until, ...(advice.nearestStop ? [advice.nearestStop] : [])]
        for (const { changes, answer, kind } of promises) {
          const altered = applyChanges(asJson(facts), asJson(changes))
          const reading = readFacts(altered)
          expect(reading).toHaveProperty('facts')
          if (!('facts' in reading)) continue
          const decision = decide(reading.facts)
          expect([decision.answer, decision.kind]).toEqual([answer, kind])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('the advice survives being stored as text and read again', () => {
    fc.assert(
      fc.property(pilots, (facts) => {
        const advice = advise(facts)
        expect(advise(asJson(facts))).toEqual(advice)
        expect(asJson(advice)).toEqual(advice)
        expect(JSON.stringify(advice)).not.toMatch(/NaN|undefined|Infinity/)
      }),
      { numRuns: 100 },
    )
  })

  it('expand says so only when every atom holds, and an atom needs something exactly when it does not', () => {
    fc.assert(
      fc.property(pilots, (facts) => {
        const { answer, atoms } = advise(facts)
        if (answer === 'expand') expect(atoms.every((atom) => atom.holds)).toBe(true)
        for (const { holds, needs } of atoms) expect(needs === null).toBe(holds)
      }),
      { numRuns: 100 },
    )
  })

  it('the changes between two pilots lead from the one to the other', () => {
    fc.assert(
      fc.property(pilots.map(asJson), pilots.map(asJson), (from, to) => {
        const later = {
          ...from,
          harm: to.harm,
          weeks: [...from.weeks.slice(0, -1), ...to.weeks],
          repairsTried: to.repairsTried,
        }
        const altered = applyChanges(from, changesBetween(from, later))
        for (const [place, week] of later.weeks.entries()) expect(altered.weeks[place]).toMatchObject(week)
        expect({ ...altered, weeks: [] }).toEqual({ ...later, weeks: [] })
      }),
      { numRuns: 100 },
    )
  })
})

function mirrored(facts: Facts): Facts {
  const measures = facts.charter.measures.map((measure): FactsMeasure => ({
    ...measure,
    direction: measure.direction === 'lower' ? 'higher' : 'lower',
    baseline: measure.baseline.map((value) => -value),
    target: negative(measure.target ?? null),
  }))
  const weeks = facts.weeks.map((week): FactsWeek => ({
    ...week,
    values: Object.fromEntries(Object.entries(week.values ?? {}).map(([key, value]) => [key, negative(value)])),
  }))
  return { ...facts, charter: { ...facts.charter, measures }, weeks }
}

function negative(value: number | null): number | null {
  return value === null ? null : -value
}

/** A goal value, help, adoption or work figure of any week; a guardrail value of the last weeks to hold. */
function withoutOneFigure(facts: Facts): Facts[] {
  const { weeksToHold } = thresholdsOf(facts.charter)
  return facts.weeks.flatMap((week, place) => {
    const isRecent = place >= facts.weeks.length - weeksToHold
    const keys = facts.charter.measures.filter(({ role }) => role === 'goal' || isRecent).map(({ key }) => key)
    const poorer: FactsWeek[] = [
      ...keys.map((key) => ({ ...week, values: { ...week.values, [key]: null } })),
      ...keys.map((key) => ({ ...week, values: without(week.values ?? {}, key) })),
      ...workFigures.map((figure) => ({ ...week, work: week.work ? { ...week.work, [figure]: null } : null })),
      { ...week, work: null },
      without(week, 'work'),
      ...(['users', 'helpRequests', 'dailyHelpUsers', 'adoption'] as const).map((figure) => ({
        ...week,
        [figure]: null,
      })),
      without(week, 'adoption'),
      { ...week, users: 0 },
    ]
    return poorer.map((each) => withWeek(facts, place, each))
  })
}

function withoutOneScorecard(facts: Facts): Facts[] {
  const { weeksToHold } = thresholdsOf(facts.charter)
  return facts.weeks.flatMap((week, place) => {
    if (place < facts.weeks.length - weeksToHold) return []
    return [
      withWeek(facts, place, { ...week, missing: true, values: {} }),
      withWeek(facts, place, { ...week, cases: null }),
    ]
  })
}

function withoutOneCheck(facts: Facts): Facts[] {
  return Object.keys(facts.checks).flatMap((name) => [
    ...(name === 'exclusions' ? [] : [{ ...facts, checks: without(facts.checks, name) }]),
    { ...facts, checks: { ...facts.checks, [name]: null } },
    { ...facts, checks: { ...facts.checks, [name]: 'not measured' as const } },
  ])
}

function withWeek(facts: Facts, place: number, week: FactsWeek): Facts {
  return { ...facts, weeks: facts.weeks.with(place, week) }
}

function without<T extends object>(from: T, key: string): T {
  // Every key taken away here is one that may be left out.
  return Object.fromEntries(Object.entries(from).filter(([each]) => each !== key)) as T
}

function asJson<T>(value: T): T {
  // What JSON.parse gives back has the shape of what was written.
  return JSON.parse(JSON.stringify(value)) as T
}
