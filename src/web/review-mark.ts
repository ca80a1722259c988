// How far a review has come, as one word: a screen that has another one has something to look at anew. It tells nobody what
// was chosen: it counts what happened, and knows no words.
import type { Meeting, Place } from '../domain/meeting.ts'
import type { PilotFile } from '../domain/pilot-file.ts'

/** `notedAt` is the number of the ledger entry with the newest notes, 0 before the first. */
export function markOfReview(file: PilotFile, { state }: Meeting, place: Place | null, notedAt: number): string {
  const happened = [...file.meetings, ...file.choices, ...file.answers, ...file.actions, ...file.keys]
  const newest = Math.max(notedAt, ...happened.map(({ seq }) => seq))
  return [state.replace(' ', '-'), place?.step ?? 0, place?.since ?? 0, newest].join('-')
}
