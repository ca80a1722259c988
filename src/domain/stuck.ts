// Where people got stuck, as the log and the reports tell it. It heads the first question of every review.
import type { FrictionSeen } from './friction-signals.ts'
import type { LogWait } from './log-wait.ts'

/** One of the longest waits between two activities, a field that is corrected by hand, or work that is done outside. */
export type Stuck =
  | ({ readonly what: 'wait' } & LogWait)
  | Extract<FrictionSeen, { what: 'value handled outside' | 'field corrected by hand' }>

/** What of the signs of friction says where people got stuck. */
export function stuckIn(seen: FrictionSeen): readonly Stuck[] {
  return seen.what === 'value handled outside' || seen.what === 'field corrected by hand' ? [seen] : []
}
