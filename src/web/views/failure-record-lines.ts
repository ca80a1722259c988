// What the failure log says about a check of the expansion gate, in words.
import { counted, listed } from '../../domain/advice/wording.ts'
import { componentName } from '../../domain/component.ts'
import { failureDetection } from '../../domain/failure-detection.ts'
import { stoppingFailures } from '../../domain/failure-evidence.ts'
import { thresholds } from '../../domain/signal-thresholds.ts'
import { lengthOf } from '../../words/dates.ts'
import type { Shown } from '../pilot-request.ts'
import type { Said } from './record-said.ts'

/** How fast failures were seen and which alerts were tested; null while nothing has ever failed. */
export function detectionTold(given: Shown): Said | null {
  const { file, calendar, now } = given
  const found = failureDetection({ file, calendar, today: calendar.dayOf(now) })
  if (!found) return null
  const { detect, atReview, untested, hasAlerts } = found
  const isSlow = (detect.minutes ?? 0) > thresholds.failureSeenMinutes
  const missing = [
    isSlow && `${thresholds.failureSeenMinutes} minutes in the median is fast enough.`,
    atReview.length > 0 && `Found only at a review: ${listed(atReview.map((number) => `failure ${number}`))}.`,
    untested.length > 0 && `Nobody saw a test of the alert in the last 30 days: ${listed(untested)}.`,
    !hasAlerts && 'No integration is on the map, so no alert could be tested.',
  ].filter((sentence) => sentence !== false)
  return {
    missing: missing.join(' ') || undefined,
    evidence: seenSentence(detect),
    note: 'read from runs, the failure log and the tests of alerts',
    links: [
      { text: 'Failures', href: `${address(given)}/failures` },
      ...(untested.length > 0 || !hasAlerts ? [{ text: 'Map', href: `${address(given)}/system-map` }] : []),
    ],
  }
}

function seenSentence({ minutes, of }: { readonly minutes: number | null; readonly of: number }): string {
  if (minutes === null) return `Nothing failed in the last ${thresholds.failureWeeks} weeks.`
  const after = minutes < 1 ? 'at once' : `after ${lengthOf(minutes * 60_000)}`
  return `${counted(of, 'failure')} of the last ${thresholds.failureWeeks} weeks: seen ${after} in the median.`
}

/** Open failures that stop work; null where there is none. */
export function stoppingTold(given: Shown): Said | null {
  const stopping = stoppingFailures(given.file)
  if (stopping.length === 0) return null
  return {
    missing: stopping
      .map(({ number, component }) => `Failure ${number} (${componentName(given.file, component)}) stops work.`)
      .join(' '),
    links: stopping.map(({ number }) => ({ text: `Failure ${number}`, href: `${address(given)}/failures/${number}` })),
  }
}

function address({ file }: Shown): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}`
}
