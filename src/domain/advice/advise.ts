// The engine advises, two people sign. Facts go in, advice comes out; no clock, no database, no chance, so the same facts
// give the same advice at the review, on the what-if page, on the command line and years later in a replay.
import type { Answer } from '../review.ts'
import { shown, type Atom } from './atom.ts'
import { decide } from './clauses.ts'
import type { Counterfactual } from './counterfactual.ts'
import type { Facts } from './facts.ts'
import { failuresOf, type Failures } from './failing-component.ts'
import type { Limits } from './limits.ts'
import { testedValues, type MeasureFinding, type State } from './measure.ts'
import { nearestStop } from './nearest-stop.ts'
import type { NetWork } from './net-work.ts'
import { hodgesLehmann } from './rank-test.ts'
import type { Signal } from './signals.ts'
import { until } from './until.ts'

export type Advice = {
  readonly answer: Answer
  /** The clause that decided, and on what: "component:erp_sync", "check:manual_fallback". */
  readonly kind: string
  readonly because: readonly string[]
  /** What would make the answer a better one; empty on expand. */
  readonly until: readonly Counterfactual[]
  readonly nearestStop: Counterfactual | null
  readonly atoms: readonly Atom[]
  readonly measures: readonly MeasureAdvice[]
  /** Hours of the reviewed week. */
  readonly netManualWork: NetWork | null
  readonly failures: Failures | null
  readonly engine: typeof engineVersion
}

/** One measure, in its own unit and unrounded. */
export type MeasureAdvice = {
  readonly key: string
  readonly state: State
  readonly streak: number
  readonly hit: boolean
  readonly limits: Limits | null
  readonly signalsBetter: readonly Signal[]
  readonly signalsWorse: readonly Signal[]
  readonly pBetter: number
  readonly pWorse: number
  readonly shift: number | null
}

/** Stored with every advice. Anything that could change an answer takes a new one. */
export const engineVersion = '1'

/** The advice for the last week of the facts, with what it rests on and what would change it. */
export function advise(facts: Facts): Advice {
  const decision = decide(facts)
  const { findings } = decision
  return {
    answer: decision.answer,
    kind: decision.kind,
    because: decision.because(),
    until: until(facts, decision),
    nearestStop: nearestStop(facts, decision),
    atoms: findings.atoms.map(shown),
    measures: findings.measures.map((finding) => adviceOn(finding, facts)),
    netManualWork: findings.netWork,
    failures: failuresOf(facts),
    engine: engineVersion,
  }
}

function adviceOn(finding: MeasureFinding, facts: Facts): MeasureAdvice {
  const { measure, streak, hit } = finding
  const { state, limits, signalsBetter, signalsWorse, pBetter, pWorse } = finding.chart()
  const shift = hodgesLehmann(testedValues(measure, facts), measure.baseline)
  return { key: measure.key, state, streak, hit, limits, signalsBetter, signalsWorse, pBetter, pWorse, shift }
}
