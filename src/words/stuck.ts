// Where people got stuck, as sentences that head the first question of a review.
import { counted } from '../domain/advice/wording.ts'
import type { Stuck } from '../domain/stuck.ts'
import { lengthOf } from './dates.ts'
import { frictionSignalInWords } from './friction-signals.ts'

/** "Between “Check the price” and “Approve” a case waits 2 days 4 hours, in the median of 57 times." */
export function stuckText(stuck: Stuck): string {
  if (stuck.what !== 'wait') return frictionSignalInWords(stuck).seen
  const { from, to, medianMs, times } = stuck
  return `Between “${from}” and “${to}” a case waits ${lengthOf(medianMs)}, in the median of ${counted(times, 'time')}.`
}
