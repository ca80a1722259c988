// Cohen's kappa: how far two people agree beyond what chance alone would give. Two people who toss coins agree on half of
// the cases, and on most where one decision is rare; the plain share of agreement does not tell that apart.
//
// kappa = (po − pe) / (1 − pe), with po the share of cases decided alike and pe what their own shares of each decision would
// give by chance (J. Cohen, "A coefficient of agreement for nominal scales", 1960). The interval is kappa ± 1.96 standard
// errors for large samples (J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard errors of kappa and weighted
// kappa", 1969). With 10 to 20 cases it is rough, and wide.

/** How often the first person decided i while the second decided j: a square of whole numbers, rows first. */
export type AgreementTable = readonly (readonly number[])[]

export type Kappa = {
  readonly kappa: number
  /** Ends of the 95 % interval, within −1 and 1; null where the decisions leave no spread to compute one from. */
  readonly interval: { readonly low: number; readonly high: number } | null
}

const z = 1.959964

/** Kappa of a table; null where it is not defined: no case, or both gave the same one decision to every case. */
export function kappaOf(table: AgreementTable): Kappa | null {
  const cases = sum(table.flat())
  if (cases === 0) return null
  const shares = table.map((row) => row.map((count) => count / cases))
  const first = shares.map(sum)
  const second = shares.map((_, j) => sum(shares.map((row) => at(row, j))))
  const alike = sum(shares.map((row, i) => at(row, i)))
  const byChance = sum(first.map((share, i) => share * at(second, i)))
  if (1 - byChance < 1e-12) return null

  const kappa = (alike - byChance) / (1 - byChance)
  const error = standardError({ shares, first, second, byChance, kappa, cases })
  return { kappa, interval: error === 0 ? null : between(kappa - z * error, kappa + z * error) }
}

type Shares = {
  readonly shares: readonly (readonly number[])[]
  readonly first: readonly number[]
  readonly second: readonly number[]
  readonly byChance: number
  readonly kappa: number
  readonly cases: number
}

/** The square root of the variance that Fleiss, Cohen and Everitt give for kappa; 0 where it vanishes. */
function standardError({ shares, first, second, byChance, kappa, cases }: Shares): number {
  const alike = sum(shares.map((row, i) => at(row, i) * (1 - (at(first, i) + at(second, i)) * (1 - kappa)) ** 2))
  const apart = sum(
    shares.flatMap((row, i) => row.map((share, j) => (i === j ? 0 : share * (at(second, i) + at(first, j)) ** 2))),
  )
  const spread = alike + (1 - kappa) ** 2 * apart - (kappa - byChance * (1 - kappa)) ** 2
  return spread < 1e-12 ? 0 : Math.sqrt(spread / (cases * (1 - byChance) ** 2))
}

function between(low: number, high: number): { readonly low: number; readonly high: number } {
  return { low: Math.max(-1, low), high: Math.min(1, high) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** A place that the square has. */
function at(row: readonly number[], place: number): number {
  const value = row[place]
  if (value === undefined) throw new Error('the table of decisions is not a square')
  return value
}
