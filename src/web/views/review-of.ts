// What the page of a review is made from; its parts share it.
import type { Calendar } from '../../domain/calendar.ts'
import type { WaitedFor } from '../../domain/parked.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { Notes, Review } from '../../domain/review.ts'
import type { Evidence } from '../../store/evidence.ts'
import type { Revealed } from '../../store/reviews.ts'
import type { Names } from '../../words/people.ts'
import type { Problem, Sent } from './field.ts'
import type { Signer } from './key-form.ts'

export type Again = {
  readonly part: 'notes' | 'choice' | 'answer'
  readonly problems: readonly Problem[]
  readonly sent: Sent
}

export type ReviewOf = {
  readonly file: PilotFile
  readonly evidence: Evidence
  readonly review: Review
  readonly revealed: Revealed | null
  /** The rounds before this one, in which the two differed or chose anew. */
  readonly earlier: readonly Revealed[]
  readonly notes: Notes | null
  /** What the freeze or the COO had parked; null where this review has nothing to do with it. */
  readonly waited: WaitedFor | null
  /** Free texts by id: the reasons beside answers, and the wishes that waited. */
  readonly texts: ReadonlyMap<string, string>
  readonly names: Names
  readonly now: number
  readonly calendar: Calendar
  readonly signer: Signer
  readonly again: Again | undefined
}
