// How sure a share is. Two failures of three are not yet "most of them"; twenty of thirty are.

/** One-sided 95 %: the 0.95 quantile of the standard normal distribution. */
export const oneSided95 = 1.6448536269514722

/**
 * The lower and upper bound (0 to 1) of a share, by Wilson's score interval (1927), without continuity correction.
 * With no observations anything is possible: 0 to 1.
 */
export function wilson(count: number, total: number, z: number = oneSided95): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 }

  const share = count / total
  const scale = 1 + z ** 2 / total
  const middle = (share + z ** 2 / (2 * total)) / scale
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  return { low: count === 0 ? 0 : middle - reach, high: count === total ? 1 : middle + reach }
}
