// A meeting of the weekly review: who was there, and whether it was adjourned. What it decided stands elsewhere.
import type { Seat } from './person.ts'

export const meetingWords = ['begun', 'joined', 'adjourned', 'ended'] as const
export type MeetingWord = (typeof meetingWords)[number]

/** One thing that happened to the meeting of a week, oldest first. `why` is the id of a free text. */
export type MeetingEvent = {
  readonly week: string
  readonly what: MeetingWord
  readonly why: string | null
  readonly by: string
  readonly seat: Seat | null
  /** The leader for whom a deputy was there; null for oneself. */
  readonly for: string | null
  readonly at: number
  readonly seq: number
}
