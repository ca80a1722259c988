// Logging what the system side takes: support week by week, and days of building. Both are held against the estimate of the
// system map, and a slip is put right by an entry of its own, below zero.
import type { Calendar } from './calendar.ts'
import { type EffortEntry, supportMinutesIn } from './effort.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { isWeek } from './week.ts'

/** A day of building counts eight hours. */
export const minutesADay = 480

/** What somebody typed: hours of support or days of building, in an ISO week. */
export type EffortTyped = {
  readonly what: EffortEntry['what']
  readonly week: string
  readonly amount: string
  readonly words: string
}

const mostMinutes = { support: 168 * 60, build: 100 * minutesADay } as const

/** Logs effort. Refused: weeks to come or before the pilot was opened, no number, too much, and a total below zero. */
export function logEffort(file: PilotFile, typed: EffortTyped, act: Act, calendar: Calendar): Fact | Refused {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended. Its effort stays as it is.')
  const minutes = minutesIn(typed)
  const problems = [...problemsOfWeek(file, typed.week, act.at, calendar), ...problemsOfAmount(file, typed, minutes)]
  if (problems.length > 0) return refuseFields(problems)

  const { what, week, words } = typed
  const object = { type: 'effort', id: `${what}/${week}`, version: entriesOf(file, what, week).length + 1 }
  const texts: Record<string, string> = words === '' ? {} : { words }
  return fact('log effort', file.pilot.id, object, { data: { what, week, minutes }, texts })
}

/** Whole minutes; not a number where none was typed. */
function minutesIn({ what, amount }: EffortTyped): number {
  const text = amount.replace(',', '.').replace('−', '-')
  if (!/^-?\d{1,3}(\.\d{1,2})?$/.test(text)) return Number.NaN
  return Math.round(Number(text) * (what === 'support' ? 60 : minutesADay))
}

function problemsOfWeek(file: PilotFile, week: string, now: number, calendar: Calendar): readonly Problem[] {
  if (!isWeek(week)) return [{ field: 'week', why: 'Choose a week.' }]
  if (week > calendar.weekOf(now)) return [{ field: 'week', why: 'This week has not begun.' }]
  const first = calendar.weekOf(file.pilot.openedAt)
  return week < first ? [{ field: 'week', why: 'The pilot was not open yet in this week.' }] : []
}

function problemsOfAmount(file: PilotFile, { what, week, words }: EffortTyped, minutes: number): readonly Problem[] {
  const unit = what === 'support' ? 'hours' : 'days'
  if (Number.isNaN(minutes)) return [{ field: 'amount', why: `Write the ${unit} as a number, like 1.5.` }]
  if (minutes === 0) return [{ field: 'amount', why: 'Nothing is not logged.' }]
  const total = entriesOf(file, what, week).reduce((sum, one) => sum + one.minutes, minutes)
  if (total < 0) return [{ field: 'amount', why: `Less than nothing would be left of this week.` }]
  if (total > mostMinutes[what]) return [{ field: 'amount', why: `So many ${unit} in one week cannot be meant.` }]
  return minutes < 0 && words === '' ? [{ field: 'words', why: 'Say in a sentence what was wrong before.' }] : []
}

function entriesOf({ efforts }: PilotFile, what: EffortEntry['what'], week: string): readonly EffortEntry[] {
  return efforts.filter((one) => one.what === what && one.week === week)
}

/** Days of building logged so far; null where nobody logged any. */
export function buildDays({ efforts }: Pick<PilotFile, 'efforts'>): number | null {
  const build = efforts.filter(({ what }) => what === 'build')
  return build.length === 0 ? null : build.reduce((sum, { minutes }) => sum + minutes, 0) / minutesADay
}

/** Support logged, a line a week, the newest first. */
export type SupportWeek = { readonly week: string; readonly minutes: number; readonly entries: readonly EffortEntry[] }

/** The weeks in which support was logged, the newest first. */
export function supportWeeks(file: Pick<PilotFile, 'efforts'>): readonly SupportWeek[] {
  const support = file.efforts.filter(({ what }) => what === 'support')
  const weeks = [...new Set(support.map(({ week }) => week))].toSorted().toReversed()
  return weeks.map((week) => ({
    week,
    minutes: supportMinutesIn(file, week) ?? 0,
    entries: support.filter((one) => one.week === week),
  }))
}
