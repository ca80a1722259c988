// When the story takes place: it always ends with the newest week that is closed, so that its review is the one to hold
// now, on whatever day and at whatever hour somebody looks.
import { charter } from '../../db/seeds/invoice-approval.ts'
import { baselineWeeks, pilotWeeks } from '../../db/seeds/invoice-weeks.ts'
import type { Calendar } from '../domain/calendar.ts'
import { daysAfter } from '../domain/day.ts'
import { closesAt } from '../domain/pilot-weeks.ts'
import { mondayOf, nextWeek, previousWeek } from '../domain/week.ts'

/** The weeks of the story, oldest first in each part. `justBegun` follows the last one of the pilot. */
export type StoryWeeks = {
  readonly baseline: readonly string[]
  readonly ofTheKeys: string
  readonly pilot: readonly string[]
  readonly justBegun: string
}

/** The weeks of the story as somebody sees it who looks at `now` (ms). */
export function storyWeeks(now: number, calendar: Calendar): StoryWeeks {
  const last = newestClosed(now, calendar)
  const pilot = weeksBack(last, pilotWeeks.length)
  const ofTheKeys = previousWeek(pilot[0] ?? last)
  const baseline = weeksBack(previousWeek(ofTheKeys), baselineWeeks.length)
  return { baseline, ofTheKeys, pilot, justBegun: nextWeek(last) }
}

const deadline = { weekday: Number(charter.deadlineWeekday), time: charter.deadlineTime }

function newestClosed(now: number, calendar: Calendar): string {
  let week = calendar.weekOf(now)
  while (closesAt(week, { deadline }, calendar) > now) week = previousWeek(week)
  return week
}

function weeksBack(last: string, count: number): readonly string[] {
  return Array.from({ length: count - 1 }).reduce<string[]>(
    (weeks) => [previousWeek(weeks[0] ?? last), ...weeks],
    [last],
  )
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** The calendar day of a weekday in a week, "2026-09-08". */
export function dayIn(week: string, weekday: Weekday): string {
  return daysAfter(mondayOf(week), weekdays.indexOf(weekday))
}
