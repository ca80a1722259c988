// Everything the ledger and the case log know of one pilot, as one value. Pages, gates and the engine's facts are all
// read from it, so that no two of them can disagree.
import type { Charter } from './charter.ts'
import type { Key, Pilot } from './pilot.ts'
import type { AnswerContent } from './review.ts'
import type { Side } from './person.ts'
import type { StatedFigures, WeekRollup } from './scorecard.ts'

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

export type PilotFile = {
  readonly pilot: Pilot
  readonly charters: readonly Charter[]
  readonly keys: readonly Key[]
  readonly answers: readonly AnswerVersion[]
  readonly choices: readonly ChoiceRecord[]
  readonly imports: readonly Import[]
  readonly stated: readonly Stated[]
  readonly closings: readonly WeekClosing[]
  readonly corrections: readonly Correction[]
  readonly attestations: readonly Attestation[]
  readonly repairs: readonly Repair[]
  readonly rollups: readonly WeekRollup[]
}
