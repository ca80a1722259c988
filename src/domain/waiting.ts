// Something that waits for somebody: where it is dealt with, what it is about, since when, and until when it is due.
import type { Calendar } from './calendar.ts'
import type { DrillContent } from './drill.ts'
import type { ChangeContent } from './rule-change.ts'
import { workingDaysAfter } from './working-days.ts'

/** What something that waits is about: enough to say its effect in a line. A `text` is the id of a free text. */
export type About =
  | { readonly is: 'week'; readonly week: string }
  | { readonly is: 'rule change'; readonly content: ChangeContent }
  | { readonly is: 'request'; readonly number: number; readonly text: string }
  | { readonly is: 'action'; readonly number: number; readonly text: string }
  | { readonly is: 'system change'; readonly version: number }
  | { readonly is: 'credentials'; readonly name: string; readonly on: string; readonly others: number }
  | { readonly is: 'question'; readonly number: number; readonly rule: number | null; readonly text: string }
  | {
      readonly is: 'failure'
      readonly number: number
      /** The part by its name, and the platform's words, or the id of what a person said. */
      readonly component: string
      readonly message: string | null
      readonly text: string
    }
  | { readonly is: 'drill'; readonly content: DrillContent }
  | { readonly is: 'line'; readonly words: string }

export type Waiting = {
  /** The address below the pilot: "rule-changes/12". */
  readonly thing: string
  readonly about: About | null
  /** Who brought it up, where that is somebody. */
  readonly by: string | null
  /** Instants in ms. */
  readonly since: number
  readonly dueAt: number
}

/** What waits before its due date was told. */
export type Undated = Omit<Waiting, 'dueAt'>

/** Working days within which something is decided, where nothing says otherwise. */
export const daysToDecide = 2

/** The end (ms) of the second working day after something came up; `days` says another one. */
export function dueAfter(since: number, calendar: Calendar, days = daysToDecide): number {
  return calendar.instantOf(workingDaysAfter(calendar.dayOf(since), days), '17:00')
}

/** With its due date, the oldest first; `days` says how many working days each may take. */
export function dated<Open extends Undated>(
  open: readonly Open[],
  calendar: Calendar,
  days: (one: Open) => number = () => daysToDecide,
): readonly (Open & Pick<Waiting, 'dueAt'>)[] {
  return open
    .map((one) => ({ ...one, dueAt: dueAfter(one.since, calendar, days(one)) }))
    .toSorted((a, b) => a.since - b.since)
}
