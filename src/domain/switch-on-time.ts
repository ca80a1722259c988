// When a change is to be switched on, as people agree on it: a day and a clock time in the organisation's zone.
import type { Calendar } from './calendar.ts'
import { isDay } from './day.ts'
import type { Problem } from './refusal.ts'
import { workingDaysAfter } from './working-days.ts'

/** "2026-09-08" and "09:00", as they were typed. */
export type AgreedTime = { readonly day: string; readonly time: string }

/** Nine o'clock on the next working day, when people are there to see what it does. */
export function usualTime(now: number, calendar: Calendar): AgreedTime {
  return { day: workingDaysAfter(calendar.dayOf(now), 1), time: '09:00' }
}

/** An instant (ms) as the day and time on which people would agree. */
export function agreedTimeOf(at: number, calendar: Calendar): AgreedTime {
  return { day: calendar.dayOf(at), time: calendar.timeOf(at) }
}

/** What is wrong with what was typed; nothing when there is such a day, and the clock shows such a time on it. */
export function problemsOfAgreedTime({ day, time }: AgreedTime, calendar: Calendar): readonly Problem[] {
  const problems: Problem[] = []
  if (!isDay(day)) problems.push({ field: 'switchOnDay', why: 'Give a day that exists, like 2026-09-14.' })
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    problems.push({ field: 'switchOnTime', why: 'Give a clock time, like 09:00.' })
  if (problems.length > 0) return problems
  const shown = calendar.timeOf(calendar.instantOf(day, time))
  return shown === time
    ? []
    : [{ field: 'switchOnTime', why: `The clock skips ${time} on that day. Choose ${shown} or another time.` }]
}
