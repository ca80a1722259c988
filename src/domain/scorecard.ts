// The weekly scorecard: what the case log says of a week, what people stated because no log gives it, and the week that
// the engine is asked about. Missing stays missing; nothing here turns it into zero.

/** What the case log says of the cases completed in one ISO week (organisation's zone). Excluded cases are left out. */
export type WeekRollup = {
  readonly week: string
  /** Completed cases counted. */
  readonly completed: number
  readonly excluded: number
  /** Hours from received to completed, median and 90th percentile (type 7); null without cases. Elapsed ones, unless: */
  readonly counts?: 'working hours'
  readonly medianHours: number | null
  readonly p90Hours: number | null
  /** The same median with excluded cases put back, and over automated cases alone. */
  readonly medianHoursWithExcluded: number | null
  readonly medianHoursAutomated: number | null
  /** The same four in working hours; absent where a case came in before working time was measured. */
  readonly worked?: CycleHours
  readonly paths: {
    readonly automated: number
    readonly fallback: number
    readonly outside: number
    readonly unknown: number
  }
  /** Sums over the cases that state them, and how many do. */
  readonly withErrors: Counted
  readonly handoffs: Counted
  readonly rework: Counted
  readonly exceptions: Counted
  /** How many cases had 0, 1, 2 … manual touches; index is the number of touches, the last index collects the rest. */
  readonly touches: readonly number[]
  readonly touchesTotal: Counted
  /** Failures by component, from cases completed in the week. */
  readonly failures: readonly { readonly component: string; readonly count: number }[]
}

/** The cycle times of a week: what else the four figures are beside the median. */
export type CycleHours = Pick<
  WeekRollup,
  'medianHours' | 'p90Hours' | 'medianHoursWithExcluded' | 'medianHoursAutomated'
>

/** A sum, and over how many cases it is known. */
export type Counted = { readonly sum: number; readonly known: number }

/** What no log gives yet. Whole numbers; null was not stated. Minutes are minutes. */
export type StatedFigures = {
  readonly users: number | null
  readonly helpRequests: number | null
  readonly dailyHelpUsers: number | null
  readonly supportMinutes: number | null
  readonly trainingMinutes: number | null
  readonly complaints: number | null
  readonly downtimeMinutes: number | null
}

export type WeekState = 'open' | 'closed' | 'signed'
