// One line for a sign of drift, the same on every page.
import { dayOf } from '../../words/dates.ts'
import type { Drift } from '../../words/drift.ts'
import type { Shown } from '../pilot-request.ts'
import type { Lines } from './lists.ts'

const moves = { policy: 'The COO’s move', system: 'The CTO’s move', both: 'A move of both' } as const

/** The lines of a page, in the order of the signs. */
export function driftLines(
  drifts: readonly Drift[],
  { file, calendar, now }: Pick<Shown, 'file' | 'calendar' | 'now'>,
): Lines {
  const pilot = `/pilots/${encodeURIComponent(file.pilot.code)}`
  return drifts.map(({ seen, next, since, evidence, move }) => {
    const begun = since === null ? '' : `Since ${dayOf(since, calendar.zone, now)}. `
    return { text: seen, href: `${pilot}${evidence}`, note: `${begun}${moves[move]}: ${next}` }
  })
}
