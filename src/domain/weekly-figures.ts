// What the cases completed in one week say together, so that a log looked at before it is imported and the scorecard
// afterwards speak of the same figures.
import { percentile } from './percentile.ts'

/** Hours are elapsed hours from received to completed; figures that no case states are null. */
export type WeekFigures = {
  readonly week: string
  readonly completed: number
  readonly medianHours: number | null
  readonly p90Hours: number | null
  readonly handoffsPerCase: number | null
  /** Cases in which some activity occurs twice, as a share of those where it is known: 0 to 1. */
  readonly reworkShare: number | null
}

/**
 * The percentile (type 7, `p` from 0 to 1) of `count` values in ascending order of which only the two neighbours that
 * it needs are looked up, so that millions of values never have to be held at once. Null without values.
 */
export function percentileByRank(count: number, p: number, valueAt: (rank: number) => number): number | null {
  if (count === 0) return null
  const position = (count - 1) * p
  const rank = Math.floor(position)
  if (rank === position) return valueAt(rank)

  return percentile([valueAt(rank), valueAt(rank + 1)], position - rank)
}
