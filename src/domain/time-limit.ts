// How long something may take, as it is typed and as it is said in short.
import { readDecimal } from './decimal.ts'
import type { TimeLimit } from './rule.ts'

export const limitUnits = ['minutes', 'hours', 'days'] as const
export type LimitUnit = (typeof limitUnits)[number]

const longestMinutes = 366 * 24 * 60

/** A day has 24 hours round the clock, and 8 where working hours count. */
function minutesIn(unit: LimitUnit, counts: TimeLimit['counts']): number {
  if (unit === 'minutes') return 1
  if (unit === 'hours') return 60
  return counts === 'round the clock' ? 24 * 60 : 8 * 60
}

/** The limit that was typed, "2,5" hours say; null when it is not a whole number of minutes from 1 to a year. */
export function readLimit(typed: string, unit: LimitUnit, counts: TimeLimit['counts']): TimeLimit | null {
  const number = readDecimal(typed)
  if (number === null) return null
  const minutes = Number((Number(number) * minutesIn(unit, counts)).toFixed(6))
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestMinutes ? { minutes, counts } : null
}

/** A limit as it is typed: in the largest unit of which it is a whole number. */
export function typedLimit({ minutes, counts }: TimeLimit): { readonly number: string; readonly unit: LimitUnit } {
  const unit = limitUnits.findLast((each) => minutes % minutesIn(each, counts) === 0) ?? 'minutes'
  return { number: String(minutes / minutesIn(unit, counts)), unit }
}

/** A limit as short as it is exact: "4 h", "1 h 30 min", "16 h of working time". */
export function shortLimit({ minutes, counts }: TimeLimit): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const said = [hours > 0 ? `${hours} h` : null, rest > 0 || hours === 0 ? `${rest} min` : null]
  const time = said.filter((each) => each !== null).join(' ')
  return counts === 'round the clock' ? time : `${time} of working time`
}
