// What the page of a week is made from; its parts share it.
import type { Advice } from '../../domain/advice/advise.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { PendingCorrection } from '../../domain/correction.ts'
import type { Leader } from '../../domain/person.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import type { Names } from '../../words/people.ts'
import type { Problem, Sent } from './field.ts'

export type Again = {
  readonly part: 'figures' | 'closing' | 'correction'
  readonly problems: readonly Problem[]
  readonly sent: Sent
}

export type WeekOf = {
  readonly file: PilotFile
  readonly week: ScorecardWeek
  /** The weeks beside it, where there are some. */
  readonly before: string | null
  readonly after: string | null
  readonly correction: { readonly pending: PendingCorrection; readonly hash: string } | null
  /** What the engine would have advised with the corrected figures; null where none was corrected. */
  readonly recomputed: Advice | null
  /** Free texts by id: why something was stated or left out. */
  readonly reasons: ReadonlyMap<string, string>
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
  readonly viewer: {
    readonly person: string
    readonly email: string
    readonly isFresh: boolean
    readonly mayState: boolean
    readonly mayClose: boolean
    /** The leader's seat that they hold or stand in for. */
    readonly leads: Leader | null
  }
  readonly again: Again | undefined
}
