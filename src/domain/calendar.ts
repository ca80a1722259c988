// Which week and day an instant falls in, in the organisation's zone. Made at the edge, where zones are known.
import { daysAfter } from './day.ts'

export type Calendar = {
  readonly zone: string
  /** The ISO week of an instant (ms), "2026-W37". */
  readonly weekOf: (at: number) => string
  /** The calendar day of an instant (ms), "2026-09-07". */
  readonly dayOf: (at: number) => string
  /** What the clock shows at an instant (ms), "17:30". */
  readonly timeOf: (at: number) => string
  /** The instant (ms) of a clock time ("17:30") on a day ("2026-09-07"). */
  readonly instantOf: (day: string, time: string) => number
}

/** The last instant (ms) of a calendar day: what happened until then was so on that day. */
export function endOfDay(day: string, calendar: Calendar): number {
  return calendar.instantOf(daysAfter(day, 1), '00:00') - 1
}
