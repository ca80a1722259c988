// What waited for the end of the first cycle, in the review: each thing is taken up or declined, accepted or cut, on its own
// page. What is left carries over to the next review.
import type { Leader } from '../../domain/person.ts'
import { countParked, type WaitedFor } from '../../domain/parked.ts'
import type { Request } from '../../domain/request.ts'
import type { RuleChange } from '../../domain/rule-change.ts'
import { dayOf } from '../../words/dates.ts'
import { costText } from '../../words/requests.ts'
import { whoDid, wishInWords } from '../../words/rule-changes.ts'
import { capital } from '../../words/sentences.ts'
import type { ReviewOf } from './review-of.ts'
import { type Cell, numbers, row, type Row, type Table, table, words } from './table.ts'

export type Waited = { readonly says: string; readonly left: Table | null }

/** Null where the week’s review has nothing to do with the freeze. */
export function waitedStep(given: ReviewOf): Waited | null {
  const { waited } = given
  if (!waited) return null
  const { left } = waited
  return { says: saysOf(waited), left: countParked(left) === 0 ? null : leftTable(given, waited) }
}

function saysOf({ left, settled }: WaitedFor): string {
  const count = countParked(left)
  if (count === 0)
    return settled === 0
      ? 'Nothing was parked while the scope was frozen.'
      : `Nothing that waited is left: ${settled === 1 ? 'the one thing was' : `all ${settled} were`} decided since the week ended.`
  const decided = settled === 0 ? '' : ` ${settled} ${settled === 1 ? 'was' : 'were'} decided since the week ended.`
  return `${count === 1 ? 'One thing waits' : `${count} things wait`} to be decided.${decided} What is left carries over.`
}

function leftTable(given: ReviewOf, { left: { changes, requests } }: WaitedFor): Table {
  return table({
    id: 'waited',
    caption: 'To be decided',
    columns: [words('What is wished'), words('Asked by'), numbers('Would cost'), words('What is to be done')],
    rows: [
      ...changes.map((change) => changeRow(given, change)),
      ...requests.map((request) => requestRow(given, request)),
    ],
    empty: { text: '' },
  })
}

function changeRow(given: ReviewOf, change: RuleChange): Row {
  const { number, content, events } = change
  const href = `${pilotAddress(given)}/rule-changes/${number}`
  return row(
    { text: capital(wishInWords(content)), href, note: `rule change ${number}` },
    askedCell(given, events[0] ?? { by: change.by, seat: null, for: null }, change.askedAt),
    '–',
    toDo(given, 'coo', 'Take up or decline', href),
  )
}

function requestRow(given: ReviewOf, request: Request): Row {
  const { number, wish, minutes, askedAt } = request
  const href = `${pilotAddress(given)}/requests/${number}`
  return row(
    { text: given.texts.get(wish) ?? '', href, note: `request ${number}` },
    askedCell(given, request, askedAt),
    costText(minutes) ?? 'not said yet',
    minutes === null
      ? toDo(given, 'cto', 'Say what it costs, or cut', href)
      : toDo(given, 'coo', 'Accept or cut', href),
  )
}

function askedCell({ names, calendar, now }: ReviewOf, asked: Parameters<typeof whoDid>[0], at: number): Cell {
  return { text: whoDid(asked, names), note: dayOf(at, calendar.zone, now) }
}

/** A link for the leaders while the week has no answer; for everybody else the same words. */
function toDo({ review, signer }: ReviewOf, whose: Leader, text: string, href: string): Cell {
  if (review.signed) return { text: 'was parked' }
  const isTheirs = signer.seat === whose || signer.seat === 'coo'
  return isTheirs ? { text, href } : { text }
}

function pilotAddress({ file }: ReviewOf): string {
  return `/pilots/${encodeURIComponent(file.pilot.code)}`
}
