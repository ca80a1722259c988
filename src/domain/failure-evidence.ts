// What the failure log tells the engine: how often which part failed in a week, what is open, and whether it does harm.
import type { FactsWeek } from './advice/facts.ts'
import type { Calendar } from './calendar.ts'
import { componentName } from './component.ts'
import { downtimeOf } from './downtime.ts'
import { type Failure, failuresIn, harmfulFailure, isOpenFailure } from './failure.ts'
import type { PilotFile } from './pilot-file.ts'
import type { WeekRollup } from './scorecard.ts'

type Counted = NonNullable<FactsWeek['failures']>[number]

/**
 * Failures of a week by part: cases that failed, runs that failed, each once in the week in which it ended, and what people
 * logged. Minutes are the downtime of what began in the week.
 */
export function failuresByComponent(
  file: PilotFile,
  week: string,
  rollup: WeekRollup | null,
  calendar: Calendar,
): readonly Counted[] {
  const failures = failuresIn(file)
  const counted: readonly Counted[] = [
    ...(rollup?.failures ?? []).map((failure) => ({ ...failure, minutes: 0 })),
    ...failedRunsIn(file, failures, week),
    ...failures.filter(({ occurredAt }) => calendar.weekOf(occurredAt) === week).map((one) => begunAs(file, one)),
  ]
  return addedUp(counted).filter(({ count, minutes }) => count + minutes > 0)
}

function failedRunsIn(file: PilotFile, failures: readonly Failure[], week: string): readonly Counted[] {
  const known = new Map(failures.map((failure) => [failure.number, failure]))
  return file.failedRuns
    .filter((failed) => failed.week === week)
    .flatMap(({ failure, runs }) => {
      const of = known.get(failure)
      return of ? [{ component: of.component, count: runs, minutes: 0 }] : []
    })
}

function begunAs(file: PilotFile, failure: Failure): Counted {
  const count = failure.openedBy === 'person' ? 1 : 0
  return { component: failure.component, count, minutes: downtimeOf(failure, file.maintenances) }
}

function addedUp(counted: readonly Counted[]): readonly Counted[] {
  const components = [...new Set(counted.map(({ component }) => component))]
  return components.map((component) => {
    const same = counted.filter((one) => one.component === component)
    return {
      component,
      count: same.reduce((sum, one) => sum + one.count, 0),
      minutes: same.reduce((sum, one) => sum + one.minutes, 0),
    }
  })
}

/** The parts with an open failure of the first severity. */
export function severityOneOpen(file: PilotFile): readonly string[] {
  const worst = failuresIn(file).filter((failure) => isOpenFailure(failure) && failure.severity === 1)
  return [...new Set(worst.map(({ component }) => component))]
}

/** What does harm now, as a sentence; null when nothing does. */
export function harmIn(file: PilotFile): string | null {
  const failure = harmfulFailure(file)
  if (!failure) return null
  return `work cannot be finished since failure ${failure.number} (${componentName(file, failure.component)}), and no fallback is known to work.`
}

/** Open failures that stop work. */
export function stoppingFailures(file: PilotFile): readonly Failure[] {
  return failuresIn(file).filter((failure) => isOpenFailure(failure) && failure.stopsWork)
}
