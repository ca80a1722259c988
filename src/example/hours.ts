// When invoices come and when they are approved: on weekdays, in working hours, and as long after one another as a week
// is to have it. Times are minutes on the clock since Monday 00:00 of the week of approval; a day has 1,440.
import type { Chance } from './chance.ts'

/** Minutes since the week's Monday; an invoice received in an earlier week has a negative one. */
export type Span = { readonly receivedMinute: number; readonly completedMinute: number }

type Window = { readonly from: number; readonly to: number }

const minutesADay = 1440
const minutesAWeek = 7 * minutesADay

/** Invoices come between eight and half past five; an approver on the phone may answer until half past eight. */
const arrival: Window = { from: 8 * 60, to: 17 * 60 + 30 }
const approval: Window = { from: 8 * 60, to: 20 * 60 + 30 }

export type Pace = {
  /** How unlike the cycle times are: a third for work that everybody does alike, near one where the odd case takes days. */
  readonly spread: number
  /** At least so many wait from a Friday to the next week. */
  readonly overWeekend: number
}

/** So many invoices of one week whose cycle times have exactly this median, in hours, the fastest first. */
export function spansOf(
  { cases, medianHours }: { readonly cases: number; readonly medianHours: number },
  { spread, overWeekend }: Pace,
  chance: Chance,
): readonly Span[] {
  const median = Math.round(medianHours * 60)
  return Array.from({ length: cases }, (_, at) => {
    const fromMiddle = (at + 0.5) / cases - 0.5
    const isMiddle = Math.abs(fromMiddle) * cases < 1
    const wished = isMiddle ? median : Math.round(median * Math.exp(spread * quantile(fromMiddle)))
    const waiting = at - cases + overWeekend
    if (waiting >= 0) return spanNear(Math.max(wished, fridayToMonday + 90 * waiting), 15, ['Monday'], chance)
    return spanNear(Math.max(shortest, wished), fromMiddle < 0 ? -15 : 15, weekdays, chance)
  })
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const

/** From Friday at four to Monday at half past nine, in minutes. */
const fridayToMonday = 65.5 * 60

/** Nobody approves an invoice faster than this, in minutes. */
const shortest = 12

/** Roughly the quantile of a normal distribution, for a share counted from the middle (−0.5 to 0.5). */
function quantile(fromMiddle: number): number {
  return Math.log((0.5 + fromMiddle) / (0.5 - fromMiddle)) / 1.7
}

type Weekdays = readonly [Weekday, ...Weekday[]]
type Weekday = (typeof weekdays)[number]

/** A span of this length, or of the next one away from the median for which both ends fall into working hours. */
function spanNear(minutes: number, step: number, completedOn: Weekdays, chance: Chance): Span {
  for (let length = minutes; ; length += step) {
    const span = spanOf(length, completedOn, chance)
    if (span) return span
  }
}

const tries = 400

function spanOf(length: number, completedOn: Weekdays, chance: Chance): Span | null {
  for (let tried = 0; tried < tries; tried += 1) {
    const day = weekdays.indexOf(chance.oneOf(completedOn))
    const completedMinute = day * minutesADay + chance.whole(approval.from, approval.to)
    const receivedMinute = completedMinute - length
    if (isWithin(arrival, receivedMinute)) return { receivedMinute, completedMinute }
  }
  return null
}

/** On a weekday and inside the window. */
function isWithin({ from, to }: Window, minute: number): boolean {
  const inWeek = ((minute % minutesAWeek) + minutesAWeek) % minutesAWeek
  const inDay = inWeek % minutesADay
  return inWeek < 5 * minutesADay && inDay >= from && inDay <= to
}
