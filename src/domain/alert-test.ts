// An alert that nobody ever tried is a hope. It is tried for one integration, and what is noted is how long it took until
// somebody saw it.
import type { Calendar } from './calendar.ts'
import { daysAfter, isDay } from './day.ts'
import type { AlertTest } from './effort.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { thresholds } from './signal-thresholds.ts'
import { mapInForce } from './system-map.ts'

/** `minutes` until somebody saw the alert, null when nobody did; `on` is the day of the test. */
export type AlertTesting = Pick<AlertTest, 'integration' | 'on' | 'minutes'> & {
  readonly words: string
}

/** Notes a test of an integration's alert. Refused for days that have not come and for integrations that are not on the map. */
export function testAlert(file: PilotFile, testing: AlertTesting, calendar: Calendar, act: Act): Fact | Refused {
  const { integration, on, minutes, words } = testing
  const known = mapInForce(file.maps, file.keys)?.content.integrations.find(({ id }) => id === integration)
  if (hasEnded(file.pilot)) return refuse('This pilot has ended.')
  if (!known) return refuse('This integration is not on the map.')
  const problems = dayProblems(on, calendar.dayOf(act.at))
  if (problems.length > 0) return refuseFields(problems)

  const version = file.alertTests.filter((test) => test.integration === integration).length + 1
  const object = { type: 'alert', id: integration, version }
  return fact('test alert', file.pilot.id, object, { data: { integration, on, minutes }, texts: saidOnly(words) })
}

/** What is wrong with the day of something that has happened. */
export function dayProblems(on: string, today: string): readonly Problem[] {
  if (!isDay(on)) return [{ field: 'on', why: 'Give the day on which it was, like 2026-09-07.' }]
  return on > today ? [{ field: 'on', why: 'This day has not come yet.' }] : []
}

/** Words as texts of a fact; none where nothing was said. */
export function saidOnly(words: string): Readonly<Record<string, string>> {
  return words === '' ? {} : { words }
}

/** The last test of an integration's alert that somebody saw; null when there was none. */
export function lastAlertSeen({ alertTests }: Pick<PilotFile, 'alertTests'>, integration: string): AlertTest | null {
  const seen = alertTests.filter((test) => test.integration === integration && test.minutes !== null)
  return seen.toSorted((a, b) => a.on.localeCompare(b.on) || a.seq - b.seq).at(-1) ?? null
}

/** A test counts for a month. */
export function isRecentTest({ on }: Pick<AlertTest, 'on'>, today: string): boolean {
  return on >= daysAfter(today, -thresholds.alertTestedDays)
}
