// Pilots as they may happen: mostly going well, now and then with a bad week, a gap, a figure nobody measured or a repair.
// Values repeat often, because ties, and points on a line, are where engines go wrong.
import * as fc from 'fast-check'
import type {
  Facts,
  FactsFailure,
  FactsMeasure,
  FactsWeek,
  FactsWork,
  Thresholds,
} from '../../../src/domain/advice/facts.ts'
import { workFigures } from '../../../src/domain/advice/facts.ts'
import { nextWeek } from '../../../src/domain/week.ts'

const thresholds: fc.Arbitrary<Partial<Thresholds>> = fc.record(
  {
    weeksToHold: fc.constantFrom(2, 3, 4, 5),
    warmUpWeeks: fc.constantFrom(0, 2),
    stopWeeks: fc.constantFrom(1, 2, 5),
    minCases: fc.constantFrom(1, 10),
    timeBoxWeeks: fc.constantFrom(3, 6, 12, 30),
    failureWindowWeeks: fc.constantFrom(1, 4, 6),
    alpha: fc.constantFrom(0.01, 0.05, 0.2),
    recurrenceWeeks: fc.constantFrom(1, 3),
  },
  { requiredKeys: [] },
)

const failure: fc.Arbitrary<FactsFailure> = fc.record({
  component: fc.constantFrom('erp_sync', 'rule_3', 'vendor_api', 'handoff_1'),
  count: fc.integer({ min: 0, max: 5 }),
  minutes: fc.constantFrom(0, 10, 30, 600),
})

/** Whole facts, lawful in every part: some troubled, some messy, some nearly perfect, so that every answer comes up. */
export const pilots: fc.Arbitrary<Facts> = fc.oneof(pilotsWithFlaws(3), pilotsWithFlaws(12), pilotsWithFlaws(150))

/** Nearly perfect pilots: one flaw decides. */
export const carefulPilots: fc.Arbitrary<Facts> = pilotsWithFlaws(150)

/** Pilots in which one thing in about so many is not as it should be. */
function pilotsWithFlaws(seldom: number): fc.Arbitrary<Facts> {
  const flaws = flawsOnceIn(seldom)
  return fc
    .record({ goals: fc.integer({ min: 1, max: 2 }), guardrails: fc.integer({ min: 0, max: 2 }) })
    .chain(({ goals, guardrails }) =>
      fc.tuple(
        ...Array.from({ length: goals }, (_, place) => flaws.measure(`goal_${place}`, 'goal')),
        ...Array.from({ length: guardrails }, (_, place) => flaws.measure(`guardrail_${place}`, 'guardrail')),
      ),
    )
    .chain((measures) => flaws.facts(measures))
}

/** Everything below takes what is usual, and once in so many times something else. */
function flawsOnceIn(seldom: number) {
  return { measure, facts }

  function facts(measures: readonly FactsMeasure[]): fc.Arbitrary<Facts> {
    return fc.record({
      charter: fc.record({
        measures: fc.constant(measures),
        baselineMinutesPerCase: mostlyFrom(
          fc.record({ minutes: fc.constantFrom(20, 25), source: source() }),
          fc.constant(null),
        ),
        components: fc.integer({ min: 0, max: 6 }),
        thresholds,
      }),
      weeks: weeks(measures),
      checks: checksOf(),
      repairsTried: fc.subarray(['erp_sync', 'rule_3']),
      severityOneOpen: mostly([], fc.subarray(['erp_sync', 'rule_3', 'vendor_api'])),
      incompleteReviewsBefore: mostly(0, fc.integer({ min: 0, max: 4 })),
      harm: mostly(null, fc.constant('A wrong payment is out and nobody can pay by hand')),
      charterChangedWithoutBothKeys: mostly(false, fc.constant(true)),
    })
  }

  function measure(key: string, role: 'goal' | 'guardrail'): fc.Arbitrary<FactsMeasure> {
    const level = fc.integer({ min: 46, max: 54 })
    return fc.record({
      key: fc.constant(key),
      direction: fc.constantFrom('lower' as const, 'higher' as const),
      role: fc.constant(role),
      baseline: mostlyFrom(
        fc.array(level, { minLength: 6, maxLength: 14 }),
        fc.oneof(fc.array(level, { maxLength: 6 }), fc.constant([50, 50, 50, 50, 50, 50, 50])),
      ),
      target: role === 'goal' ? mostly(50, fc.constantFrom(null, 40, 49, 51, 60)) : fc.constantFrom(null, null, 50),
    })
  }

  function checksOf(): fc.Arbitrary<Facts['checks']> {
    return fc.record(
      Object.fromEntries(
        ['rule_owner', 'when_to_use', 'failure_detection', 'manual_fallback', 'beats_old_flow', 'exclusions'].map(
          (name) => [name, mostly('pass' as const, fc.constantFrom('fail', 'not measured', 'not applicable', null))],
        ),
      ),
    )
  }

  function weeks(measures: readonly FactsMeasure[]): fc.Arbitrary<readonly FactsWeek[]> {
    return fc.array(week(measures), { minLength: 1, maxLength: 18, size: 'max' }).map((list) => {
      let name = '2025-W47'
      return list.map((each) => ({ ...each, week: (name = nextWeek(name)) }))
    })
  }

  function week(measures: readonly FactsMeasure[]): fc.Arbitrary<FactsWeek> {
    return fc.oneof(
      { weight: seldom, arbitrary: measuredWeek(measures) },
      { weight: 1, arbitrary: fc.constant<FactsWeek>({ week: '', missing: true, values: {}, failures: null }) },
      { weight: 1, arbitrary: fc.constant<FactsWeek>({ week: '', paused: true, values: {}, failures: null }) },
      { weight: 1, arbitrary: measuredWeek(measures).map((each) => ({ ...each, cases: null })) },
    )
  }

  function measuredWeek(measures: readonly FactsMeasure[]): fc.Arbitrary<FactsWeek> {
    return fc.record({
      week: fc.constant(''),
      cases: mostly(60, fc.constantFrom(0, 4, 9, 10)),
      values: fc.record(Object.fromEntries(measures.map((each) => [each.key, value(each)]))),
      users: mostly(10, fc.constantFrom(null, undefined, 0, 4)),
      helpRequests: mostly(2, fc.constantFrom(null, 5, 9)),
      dailyHelpUsers: mostly(0, fc.constantFrom(null, 2)),
      adoption: mostly(0.95, fc.constantFrom(null, undefined, 0.9, 0.7)),
      work: mostlyFrom(work(), fc.constantFrom(null, undefined)),
      failures: mostly([], fc.array(failure, { maxLength: 4 })),
      changeSwitchedOn: mostly(false, fc.constant(true)),
    })
  }

  /** Mostly a clear improvement; sometimes as before, worse, on a line, or not measured. */
  function value({ direction }: FactsMeasure): fc.Arbitrary<number | null> {
    const better = direction === 'lower' ? [30, 31, 40] : [70, 69, 60]
    const worse = direction === 'lower' ? [51, 56, 70] : [49, 44, 30]
    return fc.oneof(
      { weight: seldom, arbitrary: fc.constantFrom(...better) },
      { weight: 2, arbitrary: fc.constantFrom(50, ...worse) },
      { weight: 1, arbitrary: fc.constant(null) },
    )
  }

  function work(): fc.Arbitrary<FactsWork> {
    return fc.record(
      Object.fromEntries(
        workFigures.map((figure) => [
          figure,
          mostlyFrom(
            fc.record({ minutes: mostly(60, fc.constantFrom(0, 300, 2000)), source: source() }),
            fc.constant(null),
          ),
        ]),
      ),
    )
  }

  function source() {
    return mostly('measured' as const, fc.constantFrom('sampled' as const, 'estimated' as const))
  }

  function mostly<T, U>(usual: T, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
    return mostlyFrom(fc.constant(usual), other)
  }

  function mostlyFrom<T, U>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
    return fc.oneof({ weight: seldom, arbitrary: usual }, { weight: 1, arbitrary: other })
  }
}
