// What the page of a review is made from; its parts share it.
import type { Calendar } from '../../domain/calendar.ts'
import type { Meeting, Place } from '../../domain/meeting.ts'
import type { WaitedFor } from '../../domain/parked.ts'
import type { Seat } from '../../domain/person.ts'
import type { PilotFile } from '../../domain/pilot-file.ts'
import type { Notes, Review } from '../../domain/review.ts'
import type { Evidence } from '../../store/evidence.ts'
import type { Revealed } from '../../store/reviews.ts'
import type { Names } from '../../words/people.ts'
import type { Problem, Sent } from './field.ts'
import type { Signer } from './key-form.ts'

/** What was sent and refused: a form of the page, or a button of it that has no form of its own. */
export type Again = {
  readonly part: 'page' | 'notes' | 'choice' | 'answer' | 'action' | 'cut' | 'adjournment'
  readonly problems: readonly Problem[]
  readonly sent: Sent
}

export type ReviewOf = {
  readonly file: PilotFile
  readonly evidence: Evidence
  readonly review: Review
  /** When (ms) both keys were on the answer; null before. */
  readonly signedAt: number | null
  /** When (ms) the review before this one was answered; 0 before the first. */
  readonly lastSignedAt: number
  readonly meeting: Meeting
  /** Where a meeting that goes on stands; null while none does. */
  readonly place: Place | null
  /** How far it has come; a screen with another one looks anew. */
  readonly mark: string
  readonly revealed: Revealed | null
  /** The rounds before this one, in which the two differed or chose anew. */
  readonly earlier: readonly Revealed[]
  readonly notes: Notes | null
  /** What the review before this one noted. */
  readonly notesBefore: Notes | null
  /** Where people got stuck, as far as the log and the reports tell; a sentence each. */
  readonly stuck: readonly string[]
  /** What the freeze or the COO had parked; null where this review has nothing to do with it. */
  readonly waited: WaitedFor | null
  /** The code by which the signed answer can be checked; null before. */
  readonly code: string | null
  /** Free texts by id: reasons beside answers, wishes that waited, what is to be done. */
  readonly texts: ReadonlyMap<string, string>
  readonly names: Names
  readonly now: number
  readonly calendar: Calendar
  readonly signer: Signer
  readonly seats: readonly Seat[]
  /** On the wall nobody does anything. */
  readonly isWall: boolean
  readonly again: Again | undefined
}

/** The address of the review. */
export function reviewAddress({ file, review }: Pick<ReviewOf, 'file' | 'review'>): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}/reviews/${review.week}`
}

/** Until when (ms) the review tells what happened: a signed one stays as it was. */
export function toldUntil({ signedAt, now }: Pick<ReviewOf, 'signedAt' | 'now'>): number {
  return signedAt ?? now
}
