// A line through some weeks that one odd week cannot bend.
import { median } from '../percentile.ts'

export type Place = { readonly at: number; readonly value: number }

/**
 * The Theil–Sen line (Sen, 1968): the median of the slopes between all pairs of points, through the median of what is left.
 * Answers its value anywhere; null with fewer than two different places.
 */
export function theilSenLine(points: readonly Place[]): ((at: number) => number) | null {
  const slopes = points.flatMap((one, nth) =>
    points.slice(nth + 1).flatMap((two) => (two.at === one.at ? [] : [(two.value - one.value) / (two.at - one.at)])),
  )
  const slope = median(slopes)
  if (slope === null) return null
  const start = median(points.map(({ at, value }) => value - slope * at)) ?? 0
  return (at) => start + slope * at
}
