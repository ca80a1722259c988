// What a log says as a whole and week by week, told before anything of it is imported. Millions of cases are never held
// at once: they are counted and ranked where they are staged.
import type { CaseStage, CompletedSums } from '../../db/staging.ts'
import type { WaitStage } from '../../db/staging-waits.ts'
import type { LogFormat } from '../domain/import.ts'
import type { LogWait } from '../domain/log-wait.ts'
import { percentileByRank, type WeekFigures } from '../domain/weekly-figures.ts'
import type { Rejected } from './rejected.ts'

/** Hours are unrounded; figures cover completed cases, `cases`, `events` and `activities` all of them. */
export type Figures = {
  readonly cases: number
  readonly events: number
  readonly activities: number
  readonly completed: number
  readonly open: number
  readonly medianHours: number | null
  readonly p90Hours: number | null
  readonly handoffs: number | null
  readonly reworkCases: number | null
  readonly weeks: readonly WeekFigures[]
}

export type FailureCount = { readonly week: string; readonly component: string; readonly count: number }

export type Report = Figures & {
  readonly kind: 'cases' | 'events'
  readonly format: LogFormat
  /** Which column was taken for what. */
  readonly columns: Readonly<Record<string, string | null>>
  /** The first thousand; `rejectedTotal` counts them all. */
  readonly rejected: readonly Rejected[]
  readonly rejectedTotal: number
  /** By week of completion and component; null when nobody asked for failures. */
  readonly failures: readonly FailureCount[] | null
  /** Between neighbouring activities, the most frequent pairs first; none in a case file. */
  readonly waits: readonly LogWait[]
  /** What the person should know, in whole sentences. */
  readonly notes: readonly string[]
  /** The oldest and the newest instant of all sound rows, ms, UTC; null where there are none. */
  readonly oldestAt: number | null
  readonly newestAt: number | null
  readonly bytes: number
  /** Of the file as it is stored. */
  readonly sha256: string
}

/** The figures of all staged cases. */
export function figuresOf(cases: CaseStage, events: number, activities: number): Figures {
  const all = cases.sums()
  const count = cases.count()
  return {
    cases: count,
    events,
    activities,
    completed: all.completed,
    open: count - all.completed,
    medianHours: percentileByRank(all.completed, 0.5, cases.hoursAt),
    p90Hours: percentileByRank(all.completed, 0.9, cases.hoursAt),
    handoffs: stated(all.completed, all.handoffsKnown, all.handoffs),
    reworkCases: stated(all.completed, all.reworkKnown, all.reworkCases),
    weeks: cases.weeks().map((week) => figuresOfWeek(week, (rank) => cases.hoursAt(rank, week.week))),
  }
}

/** A sum that no completed case states is unknown; over no cases at all it is zero. */
function stated(completed: number, known: number, sum: number): number | null {
  return completed > 0 && known === 0 ? null : sum
}

function figuresOfWeek(
  sums: CompletedSums & { readonly week: string },
  hoursAt: (rank: number) => number,
): WeekFigures {
  return {
    week: sums.week,
    completed: sums.completed,
    medianHours: percentileByRank(sums.completed, 0.5, hoursAt),
    p90Hours: percentileByRank(sums.completed, 0.9, hoursAt),
    handoffsPerCase: sums.handoffsKnown === 0 ? null : sums.handoffs / sums.handoffsKnown,
    reworkShare: sums.reworkKnown === 0 ? null : sums.reworkCases / sums.reworkKnown,
  }
}

const mostPairs = 1_000

/** The median wait of every pair of neighbouring activities; of very many pairs the most frequent ones. */
export function waitsTold(waits: WaitStage, names: readonly string[]): readonly LogWait[] {
  return waits.pairs(mostPairs).map((pair) => ({
    from: names[pair.from] ?? '',
    to: names[pair.to] ?? '',
    times: pair.times,
    medianMs: percentileByRank(pair.times, 0.5, (rank) => waits.waitAt(pair, rank)) ?? 0,
  }))
}
