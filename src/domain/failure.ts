// A failure is one thing that did go wrong: when it began, when and how it was seen, on whose side it is, how long work stood
// still, and what was changed so that it does not come back.
import { keptFor } from './kept.ts'
import type { Side } from './person.ts'
import type { PilotFile } from './pilot-file.ts'
import type { Platform } from './run.ts'

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
  readonly platform: Platform
  readonly side: Side | 'unknown'
  readonly message: string
  readonly firstAt: number
  readonly lastAt: number
  readonly firstReceivedAt: number
  /** Failed runs, and cases they hit, each counted once. */
  readonly runs: number
  readonly cases: number
}

/** How many runs that ended in an ISO week belong to a failure, each counted once. */
export type FailedRuns = { readonly week: string; readonly failure: number; readonly runs: number }

/** What is known of a failure now, from what runs reported and what people said. Instants in ms, durations in minutes. */
export type Failure = {
  readonly number: number
  readonly component: string
  readonly openedBy: 'runs' | 'person'
  /** The platform that told of it; null where a person did. */
  readonly platform: Platform | null
  /** What broke, in words that are the same every time; null where a person reported it. */
  readonly fingerprint: string | null
  /** The platform's words; null where a person reported it, whose words are a free text. */
  readonly message: string | null
  readonly words: string | null
  readonly reporter: string | null
  readonly side: Side | 'unknown'
  readonly severity: 1 | 2 | 3
  readonly stopsWork: boolean
  readonly fallbackUsed: boolean | null
  readonly fallbackWorks: boolean | null
  readonly occurredAt: number
  readonly detectedAt: number
  readonly detectedBy: Detection
  readonly lastAt: number
  readonly runs: number
  readonly casesHit: number | null
  readonly downtimeMinutes: number | null
  readonly acknowledgedAt: number | null
  readonly acknowledgedBy: string | null
  readonly triagedAt: number | null
  readonly resolvedAt: number | null
  readonly changed: FailureSaid['changed']
  readonly events: readonly FailureEvent[]
}

type FailureLog = Pick<PilotFile, 'reportedFailures' | 'failures'>

/** Every failure of a pilot by its number: those that runs opened, and those that people logged. */
export const failuresIn = keptFor(({ reportedFailures, failures }: FailureLog): readonly Failure[] => {
  const logged = failures.filter(({ what }) => what === 'logged')
  const begun = [...reportedFailures.map(fromRuns), ...logged.map(fromPerson)]
  return begun
    .map((one) => failures.filter(({ failure }) => failure === one.number).reduce(afterEvent, one))
    .toSorted((a, b) => a.number - b.number)
})

/** One failure; null when there is none with this number. */
export function findFailure(file: PilotFile, number: number): Failure | null {
  return failuresIn(file).find((failure) => failure.number === number) ?? null
}

const nothingDone = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  triagedAt: null,
  resolvedAt: null,
  changed: null,
  events: [],
} as const

/** The alert is the arrival: from then on the failure stands on every page that shows it. */
function fromRuns(reported: ReportedFailure): Failure {
  const { failure, component, platform, fingerprint, message, side, firstAt, firstReceivedAt, lastAt } = reported
  return {
    ...nothingDone,
    number: failure,
    component,
    openedBy: 'runs',
    platform,
    fingerprint,
    message,
    words: null,
    reporter: null,
    side,
    severity: 2,
    stopsWork: false,
    fallbackUsed: null,
    fallbackWorks: null,
    occurredAt: firstAt,
    detectedAt: firstReceivedAt,
    detectedBy: 'alert',
    lastAt,
    runs: reported.runs,
    casesHit: reported.cases,
    downtimeMinutes: null,
  }
}

function fromPerson({ failure, said, words, by, at }: FailureEvent): Failure {
  return {
    ...nothingDone,
    number: failure,
    component: said.component ?? 'unknown',
    openedBy: 'person',
    platform: null,
    fingerprint: null,
    message: null,
    words,
    reporter: by,
    side: said.side ?? 'unknown',
    severity: said.severity ?? 2,
    stopsWork: said.stopsWork ?? false,
    fallbackUsed: said.fallbackUsed,
    fallbackWorks: said.fallbackWorks,
    occurredAt: said.occurredAt ?? at,
    detectedAt: said.detectedAt ?? at,
    detectedBy: said.detectedBy ?? 'person',
    lastAt: said.occurredAt ?? at,
    runs: 0,
    casesHit: said.casesHit,
    downtimeMinutes: said.downtimeMinutes,
  }
}

/** What was said later goes before what was said first; a run that fails again after a repair opens a failure of its own. */
function afterEvent(before: Failure, { what, said, by, at, ...event }: FailureEvent): Failure {
  const known = {
    ...before,
    side: said.side ?? before.side,
    severity: said.severity ?? before.severity,
    stopsWork: said.stopsWork ?? before.stopsWork,
    fallbackUsed: said.fallbackUsed ?? before.fallbackUsed,
    fallbackWorks: said.fallbackWorks ?? before.fallbackWorks,
    downtimeMinutes: said.downtimeMinutes ?? before.downtimeMinutes,
    casesHit: said.casesHit ?? before.casesHit,
    component: said.component ?? before.component,
    events: [...before.events, { ...event, what, said, by, at }],
  }
  if (what === 'acknowledged')
    return { ...known, acknowledgedAt: before.acknowledgedAt ?? at, acknowledgedBy: before.acknowledgedBy ?? by }
  if (what === 'triaged') return { ...known, triagedAt: at }
  return what === 'resolved' ? { ...known, resolvedAt: at, changed: said.changed } : known
}

/** What a page showed of a failure, so that nobody decides on what has changed since. */
export function seenOfFailure({ events }: Pick<Failure, 'events'>): string {
  return String(events.at(-1)?.seq ?? 0)
}

/** How often it was seen: the runs that failed so, and every time that somebody said so. */
export function timesSeen({ openedBy, runs, events }: Failure): number {
  const added = events.filter(({ what }) => what === 'added to').length
  return (openedBy === 'runs' ? runs : 1) + added
}

export function isOpenFailure({ resolvedAt }: Pick<Failure, 'resolvedAt'>): boolean {
  return resolvedAt === null
}

/** Minutes from when it happened until somebody or something saw it. */
export function minutesToDetect({ occurredAt, detectedAt }: Failure): number {
  return Math.max(0, (detectedAt - occurredAt) / 60_000)
}

/** Minutes from when it happened until it was resolved; null while it is open. */
export function minutesToRecover({ occurredAt, resolvedAt }: Failure): number | null {
  return resolvedAt === null ? null : Math.max(0, (resolvedAt - occurredAt) / 60_000)
}

/** Open, of the first severity, and nobody has said that the fallback works: work cannot be finished. */
export function isHarmful(failure: Failure): boolean {
  return isOpenFailure(failure) && failure.severity === 1 && failure.fallbackWorks !== true
}

/** The first failure that does harm now; null when none does. */
export function harmfulFailure(file: PilotFile): Failure | null {
  return failuresIn(file).find(isHarmful) ?? null
}
