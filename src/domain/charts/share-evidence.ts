// What is known of a measure that is cases of cases: the baseline weeks, the pilot weeks, and whether the baseline is locked.
import type { CharterContent } from '../charter.ts'
import { thresholdsIn } from '../decision-points.ts'
import type { CaseShareKey } from '../measure.ts'
import type { Counted } from '../scorecard.ts'
import type { ScorecardWeek } from '../scorecard-weeks.ts'
import { proportionBaseline, type ProportionBaseline, shareOf, together } from './proportion.ts'

/** Cases of cases in one week. */
export type ShareWeek = { readonly week: ScorecardWeek; readonly counts: Counted }

export type ShareEvidence = {
  readonly key: CaseShareKey
  readonly baselineWeeks: readonly ShareWeek[]
  readonly pilotWeeks: readonly ShareWeek[]
  /** The charter holds these baseline figures; otherwise they are what the case log says of the baseline weeks today. */
  readonly isLocked: boolean
  /** Centre and σ_Z; null with too few baseline weeks, or where they never vary. */
  readonly baseline: ProportionBaseline | null
  /** All cases of the last solid weeks to hold. */
  readonly lately: Counted
  /** The cases of a usual pilot week. */
  readonly usualCases: number
}

/** Reads the weeks that are over. Weeks without a case of which it is known are left out. */
export function shareEvidence(
  key: CaseShareKey,
  weeks: readonly ScorecardWeek[],
  content: CharterContent | null,
): ShareEvidence {
  const { minBaselineWeeks, minCases, weeksToHold } = thresholdsIn(content?.decisionPoints ?? {})
  const told = weeks.flatMap((week) => {
    const counts = week.counts[key]
    return counts && week.state !== 'open' ? [{ week, counts }] : []
  })
  const locked = lockedBaseline(key, told, content)
  const baselineWeeks = locked ?? told.filter(({ week }) => week.period === 'baseline')
  const pilotWeeks = told.filter(({ week }) => week.period === 'pilot')
  const solid = pilotWeeks.filter(({ week }) => (week.cases ?? 0) >= minCases).slice(-weeksToHold)
  const lately = countsOf(solid)
  return {
    key,
    baselineWeeks,
    pilotWeeks,
    isLocked: locked !== null,
    baseline:
      baselineWeeks.length < minBaselineWeeks ? null : proportionBaseline(baselineWeeks.map(({ counts }) => counts)),
    lately,
    usualCases: solid.length === 0 ? 0 : lately.known / solid.length,
  }
}

/** All cases of some weeks together. */
export function countsOf(weeks: readonly ShareWeek[]): Counted {
  return together(weeks.map(({ counts }) => counts))
}

/** The share of a week as the charter locked it, over the cases that the log tells of it; null where it locks none. */
function lockedBaseline(
  key: CaseShareKey,
  told: readonly ShareWeek[],
  content: CharterContent | null,
): readonly ShareWeek[] | null {
  const baseline = content?.measures.find((measure) => measure.key === key)?.baseline
  const { firstWeek, lastWeek } = baseline ?? {}
  if (!baseline || !firstWeek || !lastWeek) return null
  const inIt = told.filter(({ week }) => week.week >= firstWeek && week.week <= lastWeek)
  if (inIt.length !== baseline.values.length) return null
  return inIt.map(({ week, counts }, nth) => {
    const share = Number(baseline.values[nth]) / 100
    return { week, counts: { known: counts.known, sum: share * counts.known } }
  })
}

/** The share of the baseline weeks together; null where no case of them is known. */
export function shareBefore({ baselineWeeks }: ShareEvidence): number | null {
  return shareOf(countsOf(baselineWeeks))
}
