// What reaches the sponsor: the weeks on whose answer the two leaders still differ, with both reasons and what each disputes.
import { type Dispute, hasReachedSponsor } from '../../domain/dispute.ts'
import type { Calendar } from '../../domain/calendar.ts'
import { dayOf, weekName } from '../../words/dates.ts'
import { positionsIn, positionText } from '../../words/disputes.ts'
import type { Names } from '../../words/people.ts'
import type { Lines } from './lists.ts'

type On = { readonly names: Names; readonly calendar: Calendar; readonly now: number }

/** The disputes of a pilot that the sponsor is told of. */
export function disputeLines(code: string, disputes: readonly Dispute[], { names, calendar, now }: On): Lines {
  const told = disputes.filter((dispute) => hasReachedSponsor(dispute, now, calendar))
  return told.map((dispute) => {
    const positions = positionsIn(dispute).map((position) => positionText(position, names))
    return {
      text: `${code}: no answer is signed for the week of ${weekName(dispute.week)}`,
      href: `/pilots/${encodeURIComponent(code)}/reviews/${dispute.week}`,
      note: [`They differ since ${dayOf(dispute.since, calendar.zone, now)}.`, ...positions].join(' '),
    }
  })
}
