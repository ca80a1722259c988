// Whether a process as it runs now will meet its target: what its own weeks of the pilot say, for people to look at. The
// limits that decide anything come from the locked baseline alone.
import { limitsOf } from '../advice/limits.ts'

export type Assurance = 'will keep hitting' | 'hit or miss' | 'cannot hit without a change'

/** Fewer solid weeks say nothing about the weeks to come. */
const fewestAssuredWeeks = 6

/**
 * Where a target lies to the natural limits of the pilot's own solid weeks (NHS England, Making Data Count): past both, between
 * them, or out of reach. Null with fewer than six weeks.
 */
export function assuranceOf(weeks: readonly number[], target: number, direction: 'lower' | 'higher'): Assurance | null {
  if (weeks.length < fewestAssuredWeeks) return null
  const { lower, upper } = limitsOf(weeks)
  const [best, worst] = direction === 'lower' ? [lower, upper] : [upper, lower]
  const meets = (value: number) => (direction === 'lower' ? value <= target : value >= target)
  if (meets(worst)) return 'will keep hitting'
  return meets(best) ? 'hit or miss' : 'cannot hit without a change'
}
