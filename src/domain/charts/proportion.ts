// A share of cases varies more in a week with few cases than in one with many. The p′ chart knows that: its limits are as
// wide as each week's number of cases makes them. It stands beside the process behaviour chart and decides nothing.
import type { Counted } from '../scorecard.ts'

/** What the baseline says of a share: its centre (0 to 1), and how much more weeks vary than chance alone would have it. */
export type ProportionBaseline = { readonly center: number; readonly sigmaZ: number }

/** d₂ of two neighbouring values: what a mean moving range is divided by to give a standard deviation. */
const d2 = 1.128

/**
 * Centre and σ_Z of a p′ chart (Laney, Improved control charts for attributes, 2002): each week's share in standard
 * deviations of its own size, and their mean moving range over 1.128. Floored at 1: limits are never narrower than those of
 * a plain p chart. Null with fewer than two weeks of cases, or where all or none of the cases count.
 */
export function proportionBaseline(weeks: readonly Counted[]): ProportionBaseline | null {
  const counted = weeks.filter(({ known }) => known > 0)
  const center = shareOf(together(counted))
  if (counted.length < 2 || center === null || center === 0 || center === 1) return null
  const scores = counted.map((week) => ((shareOf(week) ?? center) - center) / deviation(center, week.known))
  const ranges = scores.slice(1).map((score, before) => Math.abs(score - (scores[before] ?? score)))
  const meanRange = ranges.reduce((sum, range) => sum + range, 0) / ranges.length
  return { center, sigmaZ: Math.max(1, meanRange / d2) }
}

/** The natural limits (0 to 1) of a week with so many cases: three deviations of its size, times σ_Z. */
export function proportionLimits(
  { center, sigmaZ }: ProportionBaseline,
  cases: number,
): { readonly lower: number; readonly upper: number } {
  const reach = 3 * sigmaZ * deviation(center, cases)
  return { lower: Math.max(0, center - reach), upper: Math.min(1, center + reach) }
}

/**
 * With fewer cases a week than this (9(1 − p)/p) the lower limit of a p chart is zero, so that no week can fall below it.
 * `share` from 0 to 1; infinitely many where nothing was ever counted.
 */
export function casesToSignal(share: number): number {
  return share === 0 ? Number.POSITIVE_INFINITY : (9 * (1 - share)) / share
}

/** Several weeks as one. */
export function together(weeks: readonly Counted[]): Counted {
  return weeks.reduce((all, { sum, known }) => ({ sum: all.sum + sum, known: all.known + known }), { sum: 0, known: 0 })
}

/** 0 to 1; null over no case. */
export function shareOf({ sum, known }: Counted): number | null {
  return known === 0 ? null : sum / known
}

function deviation(center: number, cases: number): number {
  return Math.sqrt((center * (1 - center)) / cases)
}
