// How long work stood still, as it was said when failures were resolved. Planned maintenance is no downtime.
import type { Calendar } from './calendar.ts'
import type { Maintenance } from './effort.ts'
import { type Failure, failuresIn, isOpenFailure } from './failure.ts'
import { windowsHeld } from './maintenance.ts'
import type { PilotFile } from './pilot-file.ts'

type Log = Pick<PilotFile, 'reportedFailures' | 'failures' | 'maintenances'>

/** The downtime of a week by the failure log; in the week of the first failure the log tells only a part of it. */
export type LoggedDowntime = { readonly minutes: number | null; readonly isFirstWeek: boolean }

/**
 * Minutes for which the failures that began in a week stopped work. Null in weeks before the first failure, when there was no
 * log; the minutes are null while a failure that stops work is open, because nobody has said them.
 */
export function downtimeIn(file: Log, week: string, calendar: Calendar): LoggedDowntime | null {
  const failures = failuresIn(file)
  const first = failures.map(({ occurredAt }) => calendar.weekOf(occurredAt)).toSorted()[0]
  if (first === undefined || week < first) return null
  const begun = failures.filter(({ occurredAt }) => calendar.weekOf(occurredAt) === week)
  const isUnsaid = begun.some((failure) => isOpenFailure(failure) && failure.stopsWork)
  const minutes = begun.reduce((sum, failure) => sum + downtimeOf(failure, file.maintenances), 0)
  return { minutes: isUnsaid ? null : minutes, isFirstWeek: week === first }
}

/** Whole minutes of a failure's downtime that no planned maintenance covers; 0 while nobody has said any. */
export function downtimeOf(
  { occurredAt, downtimeMinutes }: Pick<Failure, 'occurredAt' | 'downtimeMinutes'>,
  maintenances: readonly Maintenance[],
): number {
  const to = occurredAt + (downtimeMinutes ?? 0) * 60_000
  const planned = apart(windowsHeld(maintenances)).reduce(
    (sum, window) => sum + Math.max(0, Math.min(window.to, to) - Math.max(window.from, occurredAt)),
    0,
  )
  return Math.round((to - occurredAt - planned) / 60_000)
}

type Span = { readonly from: number; readonly to: number }

/** The windows without what they share, so that no minute is taken off twice. */
function apart(windows: readonly Span[]): readonly Span[] {
  const sorted = windows.toSorted((a, b) => a.from - b.from)
  return sorted.map(({ from, to }, nth) => {
    const before = Math.max(...sorted.slice(0, nth).map((window) => window.to), from)
    return { from: before, to: Math.max(before, to) }
  })
}
