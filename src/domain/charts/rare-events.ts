// What hardly ever happens is judged by how long it stays away, not by how often it came: a week without an error says
// nothing where most weeks have none. Cases between errors make a g chart, days between failures a t chart.
import { movingRanges } from '../advice/limits.ts'

/** Centre and limits of the gaps between events, in cases or days. Nothing can lie below a lower limit of zero. */
export type GapLimits = { readonly center: number; readonly lower: number; readonly upper: number }

/** Fewer gaps than this give no limits. */
export const fewestGaps = 4

/**
 * The limits of a g chart (Benneyan, Number-between g-type statistical quality control charts, 2001): the mean number ḡ of
 * cases between two events and ḡ + 3·√(ḡ(ḡ + 1)). Null with fewer than four gaps.
 */
export function caseGapLimits(gaps: readonly number[]): GapLimits | null {
  if (gaps.length < fewestGaps) return null
  const center = mean(gaps)
  const reach = 3 * Math.sqrt(center * (center + 1))
  return { center, lower: Math.max(0, center - reach), upper: center + reach }
}

/** Makes waiting times that fall off exponentially look normal (Nelson, 1994). */
const power = 3.6

/**
 * The limits of a t chart: an individuals chart of the gaps to the power of 1/3.6, taken back (Nelson 1994; Montgomery,
 * Introduction to Statistical Quality Control, 7.3). Null with fewer than four gaps.
 */
export function timeGapLimits(gaps: readonly number[]): GapLimits | null {
  if (gaps.length < fewestGaps) return null
  const changed = gaps.map((gap) => gap ** (1 / power))
  const center = mean(changed)
  const reach = (3 / 1.128) * mean(movingRanges(changed))
  return { center: center ** power, lower: Math.max(0, center - reach) ** power, upper: (center + reach) ** power }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
