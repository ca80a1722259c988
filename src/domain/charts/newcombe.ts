// How far two shares may really lie apart, when both were counted over few cases.
import { wilson } from '../advice/wilson.ts'
import type { Counted } from '../scorecard.ts'

/** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
export const twoSided95 = 1.959963984540054

export type ShareDifference = { readonly difference: number; readonly low: number; readonly high: number }

/**
 * The first share minus the second (−1 to 1) with its 95 % interval: Newcombe's hybrid score interval (Interval estimation
 * for the difference between independent proportions, 1998, method 10). Null where one of them has no case.
 */
export function shareDifference(first: Counted, second: Counted): ShareDifference | null {
  if (first.known === 0 || second.known === 0) return null
  const [one, two] = [first.sum / first.known, second.sum / second.known]
  const [of, against] = [wilson(first.sum, first.known, twoSided95), wilson(second.sum, second.known, twoSided95)]
  const difference = one - two
  return {
    difference,
    low: difference - Math.hypot(one - of.low, against.high - two),
    high: difference + Math.hypot(of.high - one, two - against.low),
  }
}
