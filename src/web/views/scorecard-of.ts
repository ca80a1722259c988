// What the scorecard page is made from; its parts share it.
import type { Noticed } from '../../domain/alert.ts'
import type { Untouched } from '../../domain/charts/reachable.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { ScorecardWeek } from '../../domain/scorecard-weeks.ts'
import type { Evidence } from '../../store/evidence.ts'
import type { BesideTheWeeks } from '../../store/scorecard-page.ts'
import type { Names } from '../../words/people.ts'

export type ScorecardOf = {
  readonly file: PilotFile
  /** Oldest first. */
  readonly weeks: readonly ScorecardWeek[]
  readonly evidence: Evidence | null
  /** The cycle time without the component that fails most; null where nothing failed. */
  readonly untouched: Untouched | null
  readonly beside: BesideTheWeeks
  readonly noticed: Noticed
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
}

/** The page with every week: which of them are in its table, and what whoever looks may do. */
export type ScorecardPageOf = ScorecardOf & {
  /** Only weeks before this one are in the table; null for the newest. */
  readonly before: string | null
  readonly mayImport: boolean
}
