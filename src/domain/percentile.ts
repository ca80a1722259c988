// Weekly figures are medians and percentiles, never means: one stuck case must not hide what the others did.

/**
 * The value below which the given share (0 to 1) of the values lies, in the values' own unit; null when there are none.
 * Linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), the default of R and NumPy.
 */
export function percentile(values: readonly number[], share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A percentile takes a share from 0 to 1, not ${share}.`)

  const sorted = [...values].sort((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (position - Math.floor(position))
}

/** The middle value, or the mean of the two in the middle; null when there are none. */
export function median(values: readonly number[]): number | null {
  return percentile(values, 0.5)
}
