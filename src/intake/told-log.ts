// What the readers of event logs and of case files are given, and what they answer, so that whoever opens a log need not
// know which of the two it is.
import type { CaseStage } from '../../db/staging.ts'
import type { WaitStage } from '../../db/staging-waits.ts'
import type { Case } from '../domain/case.ts'
import type { LogFormat } from '../domain/import.ts'
import type { Mapping } from './columns.ts'
import type { InstantReader } from './instant.ts'
import type { Reject } from './rejected.ts'
import type { FailureCount } from './report.ts'
import type { Span } from './span.ts'
import type { Zone } from './zone.ts'

export type LogReading = {
  readonly mapping?: Mapping
  readonly terminal?: string
  readonly failures?: { readonly prefix: string; readonly except: readonly string[] }
  readonly zone: Zone
  readonly instants: InstantReader
  readonly reject: Reject
  /** Sees the instants of every sound row. */
  readonly span: Span
  /** Called between groups of cases, while the log is put in order. */
  readonly onGroup: () => void
  /** Where the cases go. */
  readonly cases: CaseStage
  /** Where the waits between neighbouring events go. */
  readonly waits: WaitStage
}

export type ToldLog = {
  readonly kind: 'cases' | 'events'
  readonly format: LogFormat
  readonly columns: Readonly<Record<string, string | null>>
  readonly events: number
  readonly activities: number
  /** The name of every activity by its number; none in a case file. */
  readonly activityNames: readonly string[]
  /** By week of completion and component; null when nobody asked for failures. */
  readonly failures: readonly FailureCount[] | null
  readonly notes: readonly string[]
  /** A case as it was staged. */
  readonly toCase: (body: string) => Case
}
