// What gets worse within a week is not left to its review: a share of errors or of failed runs that leaps from one week to the
// next is said while the week still runs.
import { thresholds } from './signal-thresholds.ts'
import type { WeekRollup } from './scorecard.ts'

/** So many of so many. */
export type Share = { readonly hit: number; readonly of: number }

/** A share that leapt from one week to the one under way. */
export type Jump = {
  readonly what: 'cases with errors' | 'failed runs'
  readonly before: Share
  readonly now: Share
}

/** The shares of failed runs by ISO week. */
export type RunShares = ReadonlyMap<string, Share>

/** What leapt from `last` week to `week`. Weeks of few cases or runs say nothing, and neither does a leap of a few points. */
export function jumpsIn(
  rollups: readonly WeekRollup[],
  runs: RunShares,
  { week, last }: { readonly week: string; readonly last: string },
): readonly Jump[] {
  const errors = (which: string) => errorsIn(rollups.find((rollup) => rollup.week === which))
  return [
    ...jump('cases with errors', errors(last), errors(week)),
    ...jump('failed runs', runs.get(last) ?? nothing, runs.get(week) ?? nothing),
  ]
}

const nothing: Share = { hit: 0, of: 0 }

/** Cases of which the log says nothing about errors do not count. */
function errorsIn(rollup: WeekRollup | undefined): Share {
  return rollup ? { hit: rollup.withErrors.sum, of: rollup.withErrors.known } : nothing
}

function jump(what: Jump['what'], before: Share, now: Share): readonly Jump[] {
  if (Math.min(before.of, now.of) < thresholds.jumpFewest) return []
  const [was, is] = [(100 * before.hit) / before.of, (100 * now.hit) / now.of]
  const leaps = is - was >= thresholds.jumpPoints && is >= thresholds.jumpTimes * was
  return leaps ? [{ what, before, now }] : []
}
