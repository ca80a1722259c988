// A green run is not a finished case. Where a run handles a case, the runs that succeeded in a week are held against the cases
// that were completed in it: what is over has run for nothing, or its case is lost.
import type { Calendar } from './calendar.ts'
import { logReachesEnd } from './evidence.ts'
import type { PilotFile } from './pilot-file.ts'
import { thresholds } from './signal-thresholds.ts'
import { flowsOf } from './silence.ts'
import { mapInForce } from './system-map.ts'

/** The runs of one flow that succeeded in an ISO week, each once. */
export type WeekOfRuns = {
  readonly week: string
  readonly flow: string
  readonly runs: number
  /** Those of them that name a case, and those whose case is not known as completed. */
  readonly named: number
  readonly unfinished: number
  /** How many cases they name that were completed in the week. */
  readonly finishedHere: number
}

/** The runs of a week held against its cases, part by part. */
export type RunsAndCases = {
  readonly week: string
  /** The integration by its name, or the flow where the map knows none. */
  readonly name: string
  readonly runs: number
  /** Cases that were completed in the week and not done by hand; null while the case log does not reach its end. */
  readonly cases: number | null
  /** Runs that have no completed case; null where that cannot be told yet. */
  readonly withoutCase: number | null
}

/** Weeks and parts in which runs handle cases, in the order in which they are given. */
export function runsAndCases(
  file: PilotFile,
  told: readonly WeekOfRuns[],
  calendar: Calendar,
): readonly RunsAndCases[] {
  const parts = partsOf(file, told)
  const weeks = [...new Set(told.map(({ week }) => week))]
  return weeks.flatMap((week) =>
    parts.flatMap(({ name, flows, handlesCases }) => {
      const runs = addedUp(told.filter((one) => one.week === week && flows.includes(one.flow)))
      const counted = handlesCases ? runs.runs : runs.named
      if (counted === 0) return []
      const cases = casesByTheFlow(file, week, calendar)
      const unnamed = counted - runs.named
      const left = Math.max(0, (cases ?? 0) - runs.finishedHere)
      const withoutCase = cases === null ? null : runs.unfinished + Math.max(0, unnamed - left)
      return [{ week, name, runs: counted, cases, withoutCase }]
    }),
  )
}

/** So many runs without a case that somebody has to look for them. */
export function isGap({ runs, withoutCase }: RunsAndCases): boolean {
  const without = withoutCase ?? 0
  return without >= thresholds.runsWithoutCase && without >= thresholds.runsWithoutCaseShare * runs
}

type Part = { readonly name: string; readonly flows: readonly string[]; readonly handlesCases: boolean }

/** Integrations of the map, and each flow that it does not know. */
function partsOf({ maps, keys }: PilotFile, told: readonly WeekOfRuns[]): readonly Part[] {
  const known = (mapInForce(maps, keys)?.content.integrations ?? []).map((one) => ({
    name: one.name,
    flows: flowsOf(one),
    handlesCases: one.handlesCases === true,
  }))
  const others = [...new Set(told.map(({ flow }) => flow))].filter((flow) =>
    known.every(({ flows }) => !flows.includes(flow)),
  )
  return [...known, ...others.map((flow) => ({ name: flow, flows: [flow], handlesCases: false }))]
}

function addedUp(told: readonly WeekOfRuns[]) {
  const sum = (of: (one: WeekOfRuns) => number) => told.reduce((total, one) => total + of(one), 0)
  return {
    runs: sum(({ runs }) => runs),
    named: sum(({ named }) => named),
    unfinished: sum(({ unfinished }) => unfinished),
    finishedHere: sum(({ finishedHere }) => finishedHere),
  }
}

/** Excluded cases are finished cases too; what was done by hand had no run. */
function casesByTheFlow(file: PilotFile, week: string, calendar: Calendar): number | null {
  if (!logReachesEnd(file, week, calendar)) return null
  const rollup = file.rollups.find((one) => one.week === week)
  return rollup ? rollup.completed + rollup.excluded - rollup.paths.fallback - rollup.paths.outside : 0
}
