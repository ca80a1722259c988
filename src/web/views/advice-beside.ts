// What stands beside an advice: the age of the evidence it rests on, every condition with its detail, and for eight weeks
// after the criteria were moved what the former ones would have said.
import type { Advice as EngineAdvice } from '../../domain/advice/advise.ts'
import type { Facts } from '../../domain/advice/facts.ts'
import { differenceOf, formerAdvice, movedLately } from '../../domain/criteria.ts'
import { statedFor } from '../../domain/evidence.ts'
import { completingKey, signedAnswerFor } from '../../domain/pilot-weeks.ts'
import { formerText, movedText } from '../../words/criteria.ts'
import { age, dayOf } from '../../words/dates.ts'
import { nameWithSeat } from '../../words/people.ts'
import type { Shown } from '../pilot-request.ts'
import { atomsTable, named } from './advice.ts'
import type { Advice, Former } from './answer.ts'
import { correctionNote } from './correction-note.ts'

export type Basis = Shown & {
  readonly week: string
  readonly facts: Facts
  readonly advice: EngineAdvice
}

/** For a page on which the advice is read in full. */
export function besideAdvice(basis: Basis): Pick<Advice, 'age' | 'former' | 'corrected' | 'atoms' | 'links'> {
  const { file, week, advice } = basis
  const href = `/pilots/${encodeURIComponent(file.pilot.code)}/what-if?week=${week}`
  return {
    age: evidenceAge(basis),
    former: formerOf(basis),
    corrected: correctionNote(file, week, basis.calendar) ?? undefined,
    atoms: atomsTable(advice),
    links: [{ text: 'What if?', href }],
  }
}

/** How old what the advice rests on is: the case log, what somebody stated, or the moment it was signed. */
export function evidenceAge({ file, week, names, now, calendar }: Basis): string {
  const signed = signedSince(file, week)
  if (signed !== null) return `Evidence as it stood when it was signed, ${dayOf(signed, calendar.zone, now)}.`
  const newest = file.imports.at(-1)
  const stated = statedFor(file, week)
  const log = newest ? `case log updated ${age(newest.at, now)}` : 'no case log was brought yet'
  const said = stated
    ? `figures stated by ${nameWithSeat(names, file.pilot.holders, stated.by)} ${age(stated.at, now)}`
    : 'nothing was stated'
  return `Evidence: ${log}, ${said}.`
}

function signedSince(file: Basis['file'], week: string): number | null {
  const signed = signedAnswerFor(file, week)
  return signed && (completingKey(file, signed)?.at ?? signed.at)
}

/** What the former criteria would have said, of a signed week as of its signing; undefined once they were moved long ago. */
export function formerOf({ file, week, facts, now, calendar }: Basis): Former | undefined {
  const moved = movedLately(file, signedSince(file, week) ?? now, calendar)
  if (!moved) return undefined
  const former = formerAdvice(file, facts, moved, calendar)
  return {
    badge: movedText(moved, calendar.dayOf(moved.at)),
    says: formerText(former),
    because: former.because.map(named),
    link: { text: 'What differs', href: `/pilots/${encodeURIComponent(file.pilot.code)}${differenceOf(moved)}` },
  }
}
