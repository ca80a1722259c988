// Three signs that a measure really moved. Anything less may be the ordinary up and down of a week.
import type { Limits } from './limits.ts'

/** A measured week; `null` where a week has no value. A gap ends every pattern that runs through it. */
export type Point = number | null

export type Side = 'above' | 'below'

export type Signal = 'outside' | 'three_of_four' | 'run_of_eight'

const patterns: readonly {
  name: Signal
  weeks: number
  needed: number
  line: (limits: Limits, side: Side) => number
}[] = [
  { name: 'outside', weeks: 1, needed: 1, line: (limits, side) => (side === 'above' ? limits.upper : limits.lower) },
  {
    name: 'three_of_four',
    weeks: 4,
    needed: 3,
    line: (limits, side) => (side === 'above' ? limits.upperMid : limits.lowerMid),
  },
  { name: 'run_of_eight', weeks: 8, needed: 8, line: (limits) => limits.center },
]

/** The longest pattern reaches this many points back from the one that completes it. */
export const longestReach = 7

/**
 * The signals on one side that complete within the last so many measured points (Wheeler's rules one, three and two).
 * A point on a line is on neither side.
 */
export function signals(points: readonly Point[], limits: Limits, side: Side, lastPoints: number): readonly Signal[] {
  const recent = fromLastMeasured(points, lastPoints + longestReach)
  const endings = recent.flatMap((point, place) => (point === null ? [] : [place])).slice(-lastPoints)
  return patterns
    .filter(({ weeks, needed, line }) => {
      const beyond = recent.map((point) => liesBeyond(point, line(limits, side), side, limits))
      return endings.some((end) => completesAt(end, recent, beyond, weeks, needed))
    })
    .map(({ name }) => name)
}

/** The end of the series that holds so many measured points. */
function fromLastMeasured(points: readonly Point[], count: number): readonly Point[] {
  let start = points.length
  for (let measured = 0; start > 0 && measured < count; start -= 1) if (points[start - 1] !== null) measured += 1
  return points.slice(start)
}

function completesAt(
  end: number,
  points: readonly Point[],
  beyond: readonly boolean[],
  weeks: number,
  needed: number,
): boolean {
  const start = end - weeks + 1
  if (start < 0 || points.slice(start, end + 1).includes(null)) return false
  return beyond.slice(start, end + 1).filter(Boolean).length >= needed
}

/** Lines are computed, so a point nearer than the noise of that arithmetic lies on the line. */
function liesBeyond(point: Point, line: number, side: Side, { lower, upper }: Limits): boolean {
  if (point === null) return false
  const noise = 1e-12 * Math.max(Math.abs(point), Math.abs(lower), Math.abs(upper))
  return side === 'above' ? point - line > noise : line - point > noise
}
