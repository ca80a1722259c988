// A log looked at before anything is imported: no pilot, no database of ours, only what the file itself says.
import { isRefused, type Refused } from '../domain/refusal.ts'
import type { WeekFigures } from '../domain/weekly-figures.ts'
import { readLog, type LogOptions } from './read-log.ts'
import type { Rejected } from './rejected.ts'
import type { FailureCount, Report } from './report.ts'

/** Reads the whole log and reports on it. Refused as by `readLog`. */
export async function dryRun(path: string, options: LogOptions = {}): Promise<Report | Refused> {
  const log = await readLog(path, options)
  if (isRefused(log)) return log
  log.close()
  return log.report
}

/** What `import --dry-run --json` answers. */
export type DryRunAnswer = {
  readonly cases: number
  readonly events: number
  readonly activities: number
  readonly completed: number
  readonly open: number
  readonly medianHours: number | null
  readonly p90Hours: number | null
  readonly handoffs: number | null
  readonly reworkCases: number | null
  readonly rejected: readonly Rejected[]
  readonly rejectedTotal: number
  readonly weeks: readonly WeekFigures[]
  /** Only where failures were asked for. */
  readonly failures?: readonly FailureCount[]
}

/** The report in the shape that scripts rely on. */
export function toAnswer(report: Report): DryRunAnswer {
  const { cases, events, activities, completed, open, medianHours, p90Hours, handoffs, reworkCases } = report
  const { rejected, rejectedTotal, weeks, failures } = report
  const figures = {
    cases,
    events,
    activities,
    completed,
    open,
    medianHours,
    p90Hours,
    handoffs,
    reworkCases,
    rejected,
    rejectedTotal,
    weeks,
  }
  return failures === null ? figures : { ...figures, failures }
}
