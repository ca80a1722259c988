// Six weeks in a row that each go further the same way are worth a word, though no limit was crossed.
import type { Point } from '../advice/signals.ts'

/** Places in the series, from the first point of the trend to its last. */
export type Trend = { readonly way: 'up' | 'down'; readonly from: number; readonly to: number }

/** So many successive points make a trend (NHS England, Making Data Count). */
const trendPoints = 6

/** Every stretch of six or more points, each above (or each below) the one before. A gap or an equal point ends it. */
export function trendsIn(points: readonly Point[]): readonly Trend[] {
  return (['up', 'down'] as const)
    .flatMap((way) => stretches(points, way))
    .filter(({ from, to }) => to - from + 1 >= trendPoints)
    .toSorted((a, b) => a.from - b.from)
}

function stretches(points: readonly Point[], way: Trend['way']): readonly Trend[] {
  const ends = points.flatMap((_, at) => (goesOn(points, at + 1, way) ? [] : [at]))
  return ends.map((to, nth) => ({ way, from: (ends[nth - 1] ?? -1) + 1, to }))
}

/** The point at this place goes further the same way than the one before it. */
function goesOn(points: readonly Point[], at: number, way: Trend['way']): boolean {
  const [before = null, point = null] = [points[at - 1], points[at]]
  if (before === null || point === null) return false
  return way === 'up' ? point > before : point < before
}
