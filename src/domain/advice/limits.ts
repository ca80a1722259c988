// The process behaviour chart says which weeks are ordinary and which are news. Its limits come from the locked baseline
// alone and are never drawn again with pilot weeks, or the pilot would grade its own work.

export type Limits = {
  readonly center: number
  readonly meanMovingRange: number
  readonly lower: number
  readonly upper: number
  readonly lowerMid: number
  readonly upperMid: number
  readonly movingRangeUpper: number
}

/**
 * The limits of an XmR chart in the measure's unit: mean ± 2.66 mean moving ranges, mid-lines at half that distance,
 * 3.268 for the moving range (Wheeler, Making Sense of Data, 2003). At least two values; fewer throw.
 */
export function limitsOf(baseline: readonly number[]): Limits {
  const center = mean(baseline)
  const meanMovingRange = mean(movingRanges(baseline))
  return {
    center,
    meanMovingRange,
    lower: center - 2.66 * meanMovingRange,
    upper: center + 2.66 * meanMovingRange,
    lowerMid: center - 1.33 * meanMovingRange,
    upperMid: center + 1.33 * meanMovingRange,
    movingRangeUpper: 3.268 * meanMovingRange,
  }
}

/** How far each value lies from the one before it. */
export function movingRanges(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)))
}

/** Taken from the first value on, so that equal values have exactly their own value as mean. */
function mean(values: readonly number[]): number {
  const [first] = values
  if (first === undefined) throw new RangeError('Limits need at least two baseline values.')
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length
}
