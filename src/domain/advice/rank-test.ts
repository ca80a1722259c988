// The chart asks whether a week is unusual; the rank test asks whether the last weeks together lie lower or higher than
// the baseline. Both must agree before anything is called better.
import { median } from '../percentile.ts'

export type RankTest = {
  /** The chance, if nothing had changed, that the weeks lie at least as far below the baseline. */
  readonly pLower: number
  /** The same for above. */
  readonly pHigher: number
}

/** Values that are equal share one rank. `ofWeeks` of the `size` equal values are weeks under test. */
type TieGroup = { readonly size: number; readonly ofWeeks: number }

/**
 * The exact one-sided Mann–Whitney test with midranks, conditional on the ties: the share of all ways to pick the weeks
 * out of the pooled values that lie at least as low (or high). Both lists must hold values; an empty one throws.
 */
export function rankTest(weeks: readonly number[], baseline: readonly number[]): RankTest {
  if (weeks.length === 0 || baseline.length === 0) throw new RangeError('A rank test compares two lists of values.')

  return remembered(tieGroups(weeks, baseline), weeks.length, baseline.length)
}

/**
 * Looking ahead asks the same question for many weeks, so the last few hundred results are kept. They depend on nothing but
 * the pattern of ties, which is the name under which they are kept.
 */
function remembered(groups: readonly TieGroup[], weeks: number, baseline: number): RankTest {
  const pattern = groups.map(({ size, ofWeeks }) => `${size}:${ofWeeks}`).join(' ')
  const result = results.get(pattern) ?? compare(groups, weeks, baseline)
  if (results.size >= 500) results.clear()
  results.set(pattern, result)
  return result
}

const results = new Map<string, RankTest>()

function compare(groups: readonly TieGroup[], weeks: number, baseline: number): RankTest {
  const observed = doubledU(groups)
  const most = 2 * weeks * baseline
  if (observed <= most / 2) {
    const { atLeastAsExtreme, lessExtreme } = tails(groups, weeks, observed)
    return { pLower: atLeastAsExtreme, pHigher: lessExtreme }
  }
  const { atLeastAsExtreme, lessExtreme } = tails(groups.toReversed(), weeks, most - observed)
  return { pLower: lessExtreme, pHigher: atLeastAsExtreme }
}

/** The shift in the measure's unit (Hodges and Lehmann, 1963): the median of all pairwise differences. Null when one list is empty. */
export function hodgesLehmann(weeks: readonly number[], baseline: readonly number[]): number | null {
  return median(weeks.flatMap((week) => baseline.map((value) => week - value)))
}

function tieGroups(weeks: readonly number[], baseline: readonly number[]): readonly TieGroup[] {
  const groups = new Map<number, { size: number; ofWeeks: number }>()
  const add = (value: number, ofWeeks: number): void => {
    const group = groups.get(value) ?? { size: 0, ofWeeks: 0 }
    groups.set(value, { size: group.size + 1, ofWeeks: group.ofWeeks + ofWeeks })
  }
  for (const value of weeks) add(value, 1)
  for (const value of baseline) add(value, 0)
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group)
}

/** Twice the Mann–Whitney U: two for each baseline value below a week, one for each equal to it. */
function doubledU(groups: readonly TieGroup[]): number {
  let baselineBelow = 0
  let sum = 0
  for (const { size, ofWeeks } of groups) {
    const ofBaseline = size - ofWeeks
    sum += ofWeeks * (2 * baselineBelow + ofBaseline)
    baselineBelow += ofBaseline
  }
  return sum
}

/** The chance of a doubled U up to the observed one, and of one from the observed one on. */
function tails(groups: readonly TieGroup[], picks: number, observed: number) {
  const ways = waysToReach(groups, picks, observed)
  const below = ways.slice(0, observed).reduce((sum, count) => sum + count, 0)
  const at = ways[observed] ?? 0
  const pooled = groups.reduce((sum, group) => sum + group.size, 0)
  const all = choose(pooled, picks)
  return { atLeastAsExtreme: Math.min(1, (below + at) / all), lessExtreme: Math.max(0, (all - below) / all) }
}

/**
 * In how many ways the picks reach each doubled U from 0 to `limit`, by dynamic programming over the tie groups in
 * ascending order. Doubled, because midranks come in halves.
 */
function waysToReach(groups: readonly TieGroup[], picks: number, limit: number): Float64Array {
  const rows = Array.from({ length: picks + 1 }, () => new Float64Array(limit + 1))
  rows[0]?.fill(1, 0, 1)
  let seen = 0
  for (const { size } of groups) {
    for (let picked = Math.min(picks, seen + size); picked >= 1; picked -= 1) {
      for (let taken = 1; taken <= Math.min(size, picked); taken += 1) {
        addPicks(rows, { picks, picked, taken, seen, size }, limit)
      }
    }
    seen += size
  }
  return rows[picks] ?? new Float64Array(limit + 1)
}

/** A place in the count: of `seen` values some are picked, and `taken` of the next `size` equal ones shall be. */
type Step = { picks: number; picked: number; taken: number; seen: number; size: number }

/** Adds the ways of one step. What must overshoot the limit with the picks still to come is left out. */
function addPicks(rows: readonly Float64Array[], { picks, picked, taken, seen, size }: Step, limit: number): void {
  const to = rows[picked]
  const from = rows[picked - taken]
  const passedBefore = seen - (picked - taken)
  if (!to || !from || passedBefore < 0) return

  const passed = seen + size - picked
  const shift = taken * (2 * passedBefore + size - taken)
  const most = Math.min(limit - 2 * passed * (picks - picked), picked * (2 * passed + picked))
  const choices = choose(size, taken)
  // The tightest loop of the engine. Both indices stay inside their rows: shift ≤ reached ≤ limit.
  for (let reached = shift; reached <= most; reached += 1) to[reached]! += choices * from[reached - shift]!
}

/** Binomial coefficient; exact while it fits a double's 53 bits. */
function choose(from: number, picks: number): number {
  const fewer = Math.min(picks, from - picks)
  let ways = fewer < 0 ? 0 : 1
  for (let pick = 1; pick <= fewer; pick += 1) ways = (ways * (from - fewer + pick)) / pick
  return ways
}
