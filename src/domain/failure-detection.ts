// Whether failures are seen fast, and by whom: read from the failure log as soon as there is one, and from the tests of the
// alerts.
import type { CheckResult } from './advice/facts.ts'
import { isRecentTest, lastAlertSeen } from './alert-test.ts'
import type { GateDay } from './expansion-rules.ts'
import { failuresIn } from './failure.ts'
import { recentFailures, type Typical, typicalTimes } from './failure-figures.ts'
import { thresholds } from './signal-thresholds.ts'
import { mapInForce } from './system-map.ts'

export type FailureDetection = {
  readonly result: CheckResult
  readonly detect: Typical
  /** Numbers of the recent failures that were found only at a review. */
  readonly atReview: readonly number[]
  /** Names of the integrations whose alert nobody saw in the last month. */
  readonly untested: readonly string[]
  /** The map in force has an integration, so there are alerts to test. */
  readonly hasAlerts: boolean
}

/** How fast failures were seen in the last weeks, whole days back from `today`; null while nothing has ever failed. */
export function failureDetection({ file, today, calendar }: GateDay): FailureDetection | null {
  const all = failuresIn(file)
  if (all.length === 0) return null
  const endOfToday = calendar.instantOf(today, '00:00') + 86_400_000
  const recent = recentFailures(all, endOfToday)
  const { detect } = typicalTimes(all, endOfToday)
  const atReview = recent.filter(({ detectedBy }) => detectedBy === 'review').map(({ number }) => number)
  const integrations = mapInForce(file.maps, file.keys)?.content.integrations ?? []
  const untested = integrations.filter(({ id }) => {
    const last = lastAlertSeen(file, id)
    return last === null || !isRecentTest(last, today)
  })
  const found = { detect, atReview, untested: untested.map(({ name }) => name), hasAlerts: integrations.length > 0 }
  return { ...found, result: resultOf(found) }
}

function resultOf({ detect, atReview, untested, hasAlerts }: Omit<FailureDetection, 'result'>): CheckResult {
  const isSlow = (detect.minutes ?? 0) > thresholds.failureSeenMinutes
  if (isSlow || atReview.length > 0 || untested.length > 0) return 'fail'
  return hasAlerts ? 'pass' : 'not measured'
}
