// Everything the ledger and the case log know of one pilot, as one value. Pages, gates and the engine's facts are all
// read from it, so that no two of them can disagree.
import type { ActionEvent } from './action.ts'
import type { Charter } from './charter.ts'
import type { DrillEvent } from './drill.ts'
import type { AlertTest, BuildEntry, EffortEntry, FallbackDrill, Maintenance } from './effort.ts'
import type { FailedRuns, FailureEvent, ReportedFailure } from './failure.ts'
import type { FrictionReport } from './friction.ts'
import type { FrictionTriage } from './friction-triage.ts'
import type { MeetingEvent } from './meeting.ts'
import type { MessyEvent } from './messy-case.ts'
import type { Key, Pilot } from './pilot.ts'
import type { ProcessVersion } from './process.ts'
import type { QuestionEvent } from './question.ts'
import type { RequestEvent } from './request.ts'
import type { AnswerContent } from './review.ts'
import type { RunBatch } from './run.ts'
import type { RuleVersion } from './rule.ts'
import type { ChangeEvent } from './rule-change.ts'
import type { Seat, Side } from './person.ts'
import type { StatedFigures, WeekRollup } from './scorecard.ts'
import type { MapVersion } from './system-map.ts'
import type { MapChangeEvent } from './system-map-change.ts'

/** An answer as content that keys are turned on. `why` is the id of its free text. */
export type AnswerVersion = {
  readonly week: string
  readonly version: number
  readonly content: AnswerContent
  readonly hash: string
  readonly why: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** A leader's choice without its words, which open only when both sides have chosen in the round. */
export type ChoiceRecord = {
  readonly week: string
  readonly round: number
  readonly side: Side
  readonly person: string
  /** The leader for whom a deputy chose; null where the leader did. */
  readonly for: string | null
  readonly choice: string
  readonly at: number
  readonly seq: number
}

export type Import = {
  readonly batch: number
  readonly kind: 'cases' | 'events'
  readonly cases: number
  readonly rejected: number
  readonly oldestAt: number | null
  readonly newestAt: number | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type Stated = {
  readonly week: string
  readonly figures: StatedFigures
  readonly why: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type WeekClosing = { readonly week: string; readonly by: string; readonly at: number; readonly seq: number }

/** A correction to a signed week that the other leader acknowledged; `figures` is the week as JSON text. */
export type Correction = {
  readonly week: string
  readonly figures: string
  readonly hash: string
  readonly author: string
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type Attestation = {
  readonly check: string
  readonly result: 'pass' | 'fail' | 'not applicable'
  readonly evidence: string
  readonly expiresOn: string
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type Repair = {
  readonly component: string
  readonly what: string
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** Who answers questions about a rule, and who does while they are away. */
export type Answerer = {
  readonly rule: number
  readonly person: string | null
  readonly deputy: string | null
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** Somebody has read the when-to-use line (`subject`: the charter's hash) or a switch-on (`subject`: the change's number). */
export type Acknowledgement = {
  readonly what: 'when to use' | 'switch-on'
  readonly subject: string
  readonly person: string
  readonly at: number
  readonly seq: number
}

/** `on` is a day, "2026-09-07". */
export type Training = {
  readonly person: string
  readonly on: string
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** Exactly this content of a document was confirmed current. */
export type Confirmation = {
  readonly document: 'rule book' | 'map'
  readonly hash: string
  readonly by: string
  readonly at: number
  readonly seq: number
}

/** Somebody reminded whoever has a seat of a thing, by its address below the pilot. */
export type Reminder = {
  readonly thing: string
  readonly seat: Seat
  readonly by: string
  readonly at: number
  readonly seq: number
}

export type PilotFile = {
  readonly pilot: Pilot
  /** The pilot that was opened out of this one by a signed expand; null while there is none. */
  readonly next: { readonly code: string; readonly name: string } | null
  readonly charters: readonly Charter[]
  readonly keys: readonly Key[]
  readonly answers: readonly AnswerVersion[]
  readonly choices: readonly ChoiceRecord[]
  readonly meetings: readonly MeetingEvent[]
  readonly actions: readonly ActionEvent[]
  readonly imports: readonly Import[]
  readonly stated: readonly Stated[]
  readonly closings: readonly WeekClosing[]
  readonly corrections: readonly Correction[]
  readonly attestations: readonly Attestation[]
  readonly repairs: readonly Repair[]
  readonly processes: readonly ProcessVersion[]
  readonly rules: readonly RuleVersion[]
  readonly answerers: readonly Answerer[]
  readonly ruleChanges: readonly ChangeEvent[]
  readonly requests: readonly RequestEvent[]
  readonly questions: readonly QuestionEvent[]
  readonly reminders: readonly Reminder[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly trainings: readonly Training[]
  readonly confirmations: readonly Confirmation[]
  readonly drills: readonly DrillEvent[]
  readonly messyCases: readonly MessyEvent[]
  readonly maps: readonly MapVersion[]
  readonly mapChanges: readonly MapChangeEvent[]
  readonly failures: readonly FailureEvent[]
  readonly reportedFailures: readonly ReportedFailure[]
  readonly failedRuns: readonly FailedRuns[]
  readonly runBatches: readonly RunBatch[]
  readonly frictionReports: readonly FrictionReport[]
  readonly frictionTriages: readonly FrictionTriage[]
  /** When (ms) the first link to report friction by was issued; null before. */
  readonly frictionLinkAt: number | null
  readonly efforts: readonly EffortEntry[]
  readonly builds: readonly BuildEntry[]
  readonly maintenances: readonly Maintenance[]
  readonly alertTests: readonly AlertTest[]
  readonly fallbackDrills: readonly FallbackDrill[]
  readonly rollups: readonly WeekRollup[]
}
