// A failure is one thing that did go wrong: when it began, when and how it was seen, on whose side it is, how long work stood
// still, and what was changed so that it does not come back.
import type { Side } from './person.ts'

export const detections = ['alert', 'person', 'review'] as const
export type Detection = (typeof detections)[number]

export const failureActs = ['logged', 'acknowledged', 'triaged', 'resolved', 'added to'] as const
export type FailureAct = (typeof failureActs)[number]

/** What was said of a failure; what an act does not say is null. Instants in ms, durations in minutes. */
export type FailureSaid = {
  readonly component: string | null
  readonly occurredAt: number | null
  readonly detectedAt: number | null
  readonly detectedBy: Detection | null
  readonly side: Side | 'unknown' | null
  readonly severity: 1 | 2 | 3 | null
  readonly stopsWork: boolean | null
  readonly fallbackUsed: boolean | null
  readonly fallbackWorks: boolean | null
  readonly downtimeMinutes: number | null
  readonly casesHit: number | null
  /** What was changed: the rule, the map, the system, or nothing. */
  readonly changed: 'rule' | 'map' | 'system' | 'nothing' | null
}

/** One thing that people did about a failure, oldest first. `words` is the id of a free text. */
export type FailureEvent = {
  readonly failure: number
  readonly what: FailureAct
  readonly said: FailureSaid
  readonly words: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** A failure that runs opened: same fingerprint, same failure. Evidence, so it is counted, not signed. */
export type ReportedFailure = {
  readonly failure: number
  readonly fingerprint: string
  readonly component: string
  readonly platform: string
  readonly side: Side | 'unknown'
  readonly message: string
  readonly firstAt: number
  readonly lastAt: number
  readonly firstReceivedAt: number
  /** Failed runs, and cases they hit, each counted once. */
  readonly runs: number
  readonly cases: number
}
