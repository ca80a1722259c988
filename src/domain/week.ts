// The week is Twokeys' unit of time: every scorecard, review and answer belongs to one ISO week.
// A week is text ("2026-W37"); zones and clocks are settled before it gets here.

const MILLISECONDS_PER_DAY = 86_400_000
const MONDAY_BEFORE_EPOCH = -3 // 1 January 1970 was a Thursday

/** Whether the text names an ISO 8601 week that exists; W53 only in the years that have one. */
export function isWeek(text: string): boolean {
  const parts = /^([12]\d{3})-W(\d{2})$/.exec(text)
  if (!parts) return false
  const number = Number(parts[2])
  return number >= 1 && number <= weeksInYear(Number(parts[1]))
}

/** The week after this one, across the end of a year too. */
export function nextWeek(week: string): string {
  return weekNumbered(numberOf(week) + 1)
}

/** The week before this one, across the start of a year too. */
export function previousWeek(week: string): string {
  return weekNumbered(numberOf(week) - 1)
}

/** So many weeks, the newest first: this one and those before it. */
export function lastWeeks(week: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, back) => weekNumbered(numberOf(week) - back))
}

/** How many weeks lie from the first to the second: 0 for the same week, 1 for the next, negative for an earlier one. */
export function weeksBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from)
}

/** The Monday on which the week starts, as "YYYY-MM-DD". Throws when there is no such week. */
export function mondayOf(week: string): string {
  return textOfDay(mondayNumber(week))
}

/** The ISO week in which a day ("YYYY-MM-DD") falls. Throws when there is no such day. */
export function weekOfDay(day: string): string {
  return weekNumbered(Math.floor((dayNumber(day) - MONDAY_BEFORE_EPOCH) / 7))
}

/** Weeks counted from the one that holds 1 January 1970. */
function numberOf(week: string): number {
  return (mondayNumber(week) - MONDAY_BEFORE_EPOCH) / 7
}

/** The ISO year of a week is the year of its Thursday. */
function weekNumbered(number: number): string {
  const thursday = MONDAY_BEFORE_EPOCH + number * 7 + 3
  const year = Number(textOfDay(thursday).slice(0, 4))
  const weekInYear = Math.floor((thursday - firstMonday(year)) / 7) + 1
  return `${year}-W${String(weekInYear).padStart(2, '0')}`
}

function mondayNumber(week: string): number {
  if (!isWeek(week)) throw new RangeError(`There is no week "${week}".`)
  return firstMonday(Number(week.slice(0, 4))) + (Number(week.slice(6)) - 1) * 7
}

/** The Monday of week 1, the week that holds 4 January. */
function firstMonday(year: number): number {
  const fourthOfJanuary = daysFromEpoch(year, 1, 4)
  const daysSinceMonday = (((fourthOfJanuary - MONDAY_BEFORE_EPOCH) % 7) + 7) % 7
  return fourthOfJanuary - daysSinceMonday
}

function weeksInYear(year: number): number {
  return (firstMonday(year + 1) - firstMonday(year)) / 7
}

function dayNumber(day: string): number {
  const parts = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(day)
  const number = parts && daysFromEpoch(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  if (number === null || textOfDay(number) !== day) throw new RangeError(`There is no day "${day}".`)
  return number
}

function daysFromEpoch(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY
}

function textOfDay(number: number): string {
  return new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
}
