// One measure against its own baseline: has it really moved, and has it met its target week after week?
import { thresholdsOf, type Facts, type FactsMeasure, type FactsWeek, type Thresholds } from './facts.ts'
import { limitsOf, type Limits } from './limits.ts'
import { hasScorecard, kindOf, reviewedWeek, solidWeeks, valueOf } from './pilot-weeks.ts'
import { rankTest } from './rank-test.ts'
import { signals, type Point, type Side, type Signal } from './signals.ts'

export type State = 'better' | 'worse' | 'unclear'

/** What the engine knows of one measure at the review. */
export type MeasureFinding = {
  readonly measure: FactsMeasure
  /** Consecutive weeks at target, back from the reviewed one. */
  readonly streak: number
  readonly hit: boolean
  /** The reviewed week has a value and a target, and the value does not reach it. */
  readonly misses: boolean
  /** The value of the reviewed week, in the measure's unit. */
  readonly value: number | null
  /** What the chart and the rank test say. Costly, so it is worked out when first asked for. */
  readonly chart: () => ChartFinding
}

export type ChartFinding = {
  readonly state: State
  readonly limits: Limits | null
  readonly signalsBetter: readonly Signal[]
  readonly signalsWorse: readonly Signal[]
  readonly pBetter: number
  readonly pWorse: number
  /** A sign of "worse" would show if the weeks that nobody measured had been bad. */
  readonly mayHideWorse: boolean
}

/** Fewer weeks than this say nothing about a shift. */
export const fewestTestedWeeks = 3

/** Judges one measure from the weeks of the facts. */
export function judge(measure: FactsMeasure, facts: Facts): MeasureFinding {
  const thresholds = thresholdsOf(facts.charter)
  const reviewed = reviewedWeek(facts)
  const value = hasScorecard(reviewed, thresholds) ? valueOf(reviewed, measure.key) : null
  return {
    measure,
    streak: streakOf(measure, facts.weeks, thresholds),
    hit: meetsTarget(measure, value),
    misses: missesTarget(measure, value),
    value,
    chart: once(() => chartOf(measure, facts, thresholds)),
  }
}

/** At or past the target. A value that was not measured never is, and without a target there is nothing to meet. */
export function meetsTarget({ target = null, direction }: FactsMeasure, value: number | null): boolean {
  if (target === null || value === null) return false
  return direction === 'lower' ? value <= target : value >= target
}

/** Measured, and short of the target. Not the opposite of meeting it: what was not measured does neither. */
export function missesTarget(measure: FactsMeasure, value: number | null): boolean {
  return (measure.target ?? null) !== null && value !== null && !meetsTarget(measure, value)
}

/** The values of the last weeks to hold, oldest first: measured and solid. */
export function testedValues(measure: FactsMeasure, facts: Facts): readonly number[] {
  const thresholds = thresholdsOf(facts.charter)
  const values = solidWeeks(facts.weeks, thresholds).map((week) => valueOf(week, measure.key))
  return values.filter((value) => value !== null).slice(-thresholds.weeksToHold)
}

/** The baseline holds too few weeks for limits. */
export function isTooShort(measure: FactsMeasure, { minBaselineWeeks }: Thresholds): boolean {
  return measure.baseline.length < minBaselineWeeks
}

function chartOf(measure: FactsMeasure, facts: Facts, thresholds: Thresholds): ChartFinding {
  if (isTooShort(measure, thresholds)) return { ...nothingToSee, limits: null, pBetter: 1, pWorse: 1 }

  const limits = limitsOf(measure.baseline)
  const chances = chancesOf(measure, facts)
  if (neverVaried(measure, limits)) return { ...nothingToSee, limits, ...chances }

  const found = { ...signalsOf(measure, facts, limits, thresholds), ...chances }
  return { state: stateOf(found, thresholds), limits, ...found }
}

const nothingToSee = { state: 'unclear', signalsBetter: [], signalsWorse: [], mayHideWorse: false } as const

/**
 * Without variation in its baseline every week would look like news, so a goal shows nothing. A guardrail keeps its
 * signals: it is there to raise concerns, and a concern may be raised more easily than a win is claimed.
 */
export function neverVaried({ role }: FactsMeasure, limits: Limits | null): boolean {
  return role === 'goal' && limits?.meanMovingRange === 0
}

function signalsOf(measure: FactsMeasure, facts: Facts, limits: Limits, thresholds: Thresholds) {
  const better: Side = measure.direction === 'lower' ? 'below' : 'above'
  const worse: Side = measure.direction === 'lower' ? 'above' : 'below'
  const asBadAsCanBe = worse === 'above' ? Number.MAX_VALUE : -Number.MAX_VALUE
  const points = pointsOf(measure, facts.weeks, thresholds, null)
  const feared = pointsOf(measure, facts.weeks, thresholds, asBadAsCanBe)
  return {
    signalsBetter: signals(points, limits, better, thresholds.weeksToHold),
    signalsWorse: signals(points, limits, worse, thresholds.weeksToHold),
    mayHideWorse: points.includes(null) && signals(feared, limits, worse, thresholds.weeksToHold).length > 0,
  }
}

/** Thin weeks are left out; missing and paused weeks are gaps, and a solid week without a value is what `unmeasured` says. */
function pointsOf(
  measure: FactsMeasure,
  weeks: readonly FactsWeek[],
  thresholds: Thresholds,
  unmeasured: Point,
): readonly Point[] {
  return weeks.flatMap((week) => {
    const kind = kindOf(week, thresholds)
    if (kind === 'thin') return []
    return [kind === 'solid' ? (valueOf(week, measure.key) ?? unmeasured) : null]
  })
}

function chancesOf(measure: FactsMeasure, facts: Facts): { pBetter: number; pWorse: number } {
  const weeks = testedValues(measure, facts)
  if (weeks.length < fewestTestedWeeks) return { pBetter: 1, pWorse: 1 }

  const { pLower, pHigher } = rankTest(weeks, measure.baseline)
  return measure.direction === 'lower' ? { pBetter: pLower, pWorse: pHigher } : { pBetter: pHigher, pWorse: pLower }
}

/** A win needs a signal and the rank test; a concern needs only one of them. */
function stateOf(
  found: Pick<ChartFinding, 'signalsBetter' | 'signalsWorse' | 'pBetter' | 'pWorse'>,
  { alpha }: Thresholds,
): State {
  const better = found.signalsBetter.length > 0 && found.pBetter <= alpha
  const worse = found.signalsWorse.length > 0 || found.pWorse <= alpha
  if (better === worse) return 'unclear'
  return better ? 'better' : 'worse'
}

/**
 * One thin week may lie inside a streak, uncounted. A missing or paused week ends it, a change switched on does too; the
 * week of the change may itself be the first hit.
 */
function streakOf(measure: FactsMeasure, weeks: readonly FactsWeek[], thresholds: Thresholds): number {
  let hits = 0
  let thinWeeks = 0
  for (const week of weeks.toReversed()) {
    const kind = kindOf(week, thresholds)
    if (kind === 'thin') thinWeeks += 1
    const goesOn =
      kind === 'thin' ? thinWeeks <= 1 : kind === 'solid' && meetsTarget(measure, valueOf(week, measure.key))
    if (!goesOn) return hits
    if (kind === 'solid') hits += 1
    if (week.changeSwitchedOn) return hits
  }
  return hits
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | null = null
  return () => (found ??= { value: find() }).value
}
