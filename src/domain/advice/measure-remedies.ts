// What a measure would have to show for its atom to hold.
import type { Findings } from './evidence.ts'
import type { FactsMeasure, FactsWeek } from './facts.ts'
import type { Limits } from './limits.ts'
import { missesTarget, type MeasureFinding } from './measure.ts'
import { solidWeeks, valueOf } from './pilot-weeks.ts'
import { asItIs, inWeeks, type Remedy } from './remedy.ts'
import { amount, nameInside } from './wording.ts'

/** The coming weeks are at target anyway; what can heal at once is a value that nobody measured. */
export function targetRemedy({ measure }: MeasureFinding, { lastSolid, reviewed, hasScorecard }: Findings): Remedy {
  const { key, target = null } = measure
  return {
    name: `target:${key}`,
    condition: `${nameInside(key)} turns out at its target where it was not measured`,
    now: (facts) =>
      inWeeks(facts, hasScorecard ? [...lastSolid, reviewed] : lastSolid, (week) => measured(week, key, target)),
    later: asItIs,
  }
}

/** Where the target is too soft to show on the chart, only a value that is beyond its limits can. */
export function signalRemedy({ measure, chart }: MeasureFinding, { facts, thresholds }: Findings): Remedy {
  const value = convincingValue(measure, chart().limits)
  const unmeasured = solidWeeks(facts.weeks, thresholds)
  return {
    name: `signal:${measure.key}`,
    condition:
      value === null
        ? `${nameInside(measure.key)} is better than its baseline`
        : `${nameInside(measure.key)} comes to ${amount(measure.key, value)} or better`,
    now: (from) => inWeeks(from, unmeasured, (week) => measured(week, measure.key, value)),
    later: (week) => (value === null ? week : withValue(week, measure.key, value)),
  }
}

/** A guardrail that is worse, misses its target or was not measured, at a value that harms nothing. */
export function guardrailRemedy({ measure, chart }: MeasureFinding, { lastSolid }: Findings): Remedy {
  const { limits, state } = chart()
  const harmless = best(measure, [measure.target ?? null, limits?.center ?? null]) ?? measure.baseline[0] ?? 0
  const isHarmless = (value: number | null): boolean => {
    return value !== null && state !== 'worse' && !missesTarget(measure, value)
  }
  return {
    name: `guardrail:${measure.key}`,
    condition: `${nameInside(measure.key)} comes to ${amount(measure.key, harmless)} or better`,
    foundLate: `${nameInside(measure.key)} turns out at ${amount(measure.key, harmless)} or better where it was not measured`,
    now: (facts) => inWeeks(facts, lastSolid, (week) => measured(week, measure.key, harmless)),
    later: (week) => (isHarmless(valueOf(week, measure.key)) ? week : withValue(week, measure.key, harmless)),
  }
}

/** The target if it is beyond the natural limits, else a value that is; where no value can be, beyond the mid-line. */
function convincingValue(measure: FactsMeasure, limits: Limits | null): number | null {
  if (!limits || limits.meanMovingRange === 0) return null
  const step = limits.meanMovingRange / 100
  const [outer, inner] =
    measure.direction === 'lower'
      ? [limits.lower - step, limits.lowerMid - step]
      : [limits.upper + step, limits.upperMid + step]
  const beyond = [outer, inner].find((value) => isPossible(measure, value)) ?? null
  return best(measure, [beyond, measure.target ?? null])
}

/** What never went below zero (or above it) is not expected to. */
function isPossible({ baseline }: FactsMeasure, value: number): boolean {
  const neverBelow = baseline.every((each) => each >= 0)
  const neverAbove = baseline.every((each) => each <= 0)
  return !(neverBelow && value < 0) && !(neverAbove && value > 0)
}

function best({ direction }: FactsMeasure, values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  return direction === 'lower' ? Math.min(...known) : Math.max(...known)
}

/** A week in which the value was not measured, with a value; any other week as it is. */
function measured(week: FactsWeek, key: string, value: number | null): FactsWeek {
  return valueOf(week, key) === null && value !== null && week.cases ? withValue(week, key, value) : week
}

function withValue(week: FactsWeek, key: string, value: number): FactsWeek {
  return valueOf(week, key) === value ? week : { ...week, values: { ...week.values, [key]: value } }
}
