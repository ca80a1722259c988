// How fast failures are seen and repaired, and whether they become more: medians of the last weeks, and one line a week.
import type { Calendar } from './calendar.ts'
import { type Failure, failuresIn, minutesToDetect, minutesToRecover } from './failure.ts'
import { median } from './percentile.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'
import { lastWeeks } from './week.ts'

const week = 7 * 86_400_000

/** The failures that began in the weeks that are looked at, counted back from `now` (ms). */
export function recentFailures(failures: readonly Failure[], now: number): readonly Failure[] {
  const from = now - thresholds.failureWeeks * week
  return failures.filter(({ occurredAt }) => occurredAt >= from && occurredAt <= now)
}

/** A median in minutes and over how many failures; null where there is none. */
export type Typical = { readonly minutes: number | null; readonly of: number }

/** How long it took until the recent failures were seen, and until those of them that are over were resolved. */
export function typicalTimes(
  failures: readonly Failure[],
  now: number,
): { readonly detect: Typical; readonly recover: Typical } {
  const recent = recentFailures(failures, now)
  return {
    detect: typical(recent.map(minutesToDetect)),
    recover: typical(recent.map(minutesToRecover).filter((minutes) => minutes !== null)),
  }
}

function typical(minutes: readonly number[]): Typical {
  return { minutes: median(minutes), of: minutes.length }
}

/** One week: failures that began in it, runs that failed in it, and how long work stood still. */
export type FailureWeek = {
  readonly week: string
  readonly begun: number
  readonly failedRuns: number
  readonly minutes: number
}

/** The weeks since the first failure up to the one of `now` (ms), the newest first and at most so many. */
export function failureWeeks(file: PilotFile, count: number, now: number, calendar: Calendar): readonly FailureWeek[] {
  const failures = failuresIn(file)
  const first = failures.map(({ occurredAt }) => calendar.weekOf(occurredAt)).toSorted()[0] ?? calendar.weekOf(now)
  const weeks = lastWeeks(calendar.weekOf(now), count).filter((one) => one >= first)
  return weeks.map((one) => {
    const begun = failures.filter(({ occurredAt }) => calendar.weekOf(occurredAt) === one)
    const runs = file.failedRuns.filter((failed) => failed.week === one)
    return {
      week: one,
      begun: begun.length,
      failedRuns: runs.reduce((sum, failed) => sum + failed.runs, 0),
      minutes: begun.reduce((sum, { downtimeMinutes }) => sum + (downtimeMinutes ?? 0), 0),
    }
  })
}
