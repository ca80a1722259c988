// People as pages name them: "Olivia (COO)".
import type { Who } from '../domain/act-rule.ts'
import type { Duty, Leader, Seat, SeatHolder } from '../domain/person.ts'
import type { Key } from '../domain/pilot.ts'
import type { Lead } from '../domain/reset.ts'

const titles: Readonly<Record<Seat | Duty, string>> = {
  coo: 'COO',
  cto: 'CTO',
  sponsor: 'sponsor',
  lead: 'team lead',
  member: 'member',
  engineer: 'engineer',
  observer: 'observer',
  administrator: 'administrator',
  'organisation reader': 'organisation reader',
}

export function titleOf(seat: Seat | Duty): string {
  return titles[seat]
}

/** A title that begins a line: "Team lead". */
export function titleAtStart(seat: Seat | Duty): string {
  const title = titleOf(seat)
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`
}

/** "the COO or the CTO": whoever may act, as the end of a sentence; commands and tokens are no people. */
export function whoInWords(who: readonly Who[]): string {
  const people = who.filter((one) => one !== 'command line' && one !== 'token').map(whoMay)
  return people.length < 2 ? (people[0] ?? 'the command line') : `${people.slice(0, -1).join(', ')} or ${people.at(-1)}`
}

function whoMay(who: Exclude<Who, 'command line' | 'token'>): string {
  if (who === 'any seat') return 'whoever has a seat on the pilot'
  if (who === 'named in the charter') return 'whoever the charter names'
  return who === 'anyone' || who === 'anyone signed in' ? who : `the ${titleOf(who)}`
}

export type Names = ReadonlyMap<string, string>

/** The name of a person; what acts without one, and people who are not known, are named as what they are. */
export function nameOf(names: Names, person: string): string {
  if (person === 'command-line') return 'the command line'
  if (person === 'programming-interface') return 'the programming interface'
  if (person === 'nobody') return 'someone'
  return names.get(person) ?? 'someone who is no longer here'
}

/** "Ben for Olivia" where a deputy signed; else just the name. */
export function signerName(
  names: Names,
  { person, for: holder }: { readonly person: string; readonly for: string | null },
): string {
  return holder === null ? nameOf(names, person) : `${nameOf(names, person)} for ${nameOf(names, holder)}`
}

/** "Ben for Olivia (COO)": who turned a key, with the seat whose key it is. */
export function keySigner(names: Names, key: Pick<Key, 'person' | 'for' | 'side'>): string {
  return `${signerName(names, key)} (${titleOf(key.side === 'policy' ? 'coo' : 'cto')})`
}

/** "Olivia (COO)"; without a seat on the pilot just the name. */
export function nameWithSeat(names: Names, holders: readonly SeatHolder[], person: string): string {
  const seat = holders.find((holder) => holder.person === person)?.seat
  return seat ? `${nameOf(names, person)} (${titleOf(seat)})` : nameOf(names, person)
}

/** "COO on INV" */
export function seatOn(seat: Seat, code: string): string {
  return `${titleOf(seat)} on ${code}`
}

/** "COO on INV", "deputy of the COO on INV" */
export function leadOn({ seat, code, standsIn }: Omit<Lead, 'other'>): string {
  return standsIn ? `deputy of the ${seatOn(seat, code)}` : seatOn(seat, code)
}

/** What cannot happen while a leader's seat is vacant. */
export function vacantText(seat: Leader): string {
  const side = seat === 'coo' ? 'policy' : 'system'
  return `No ${titleOf(seat)}: the ${side} key is missing, so nothing can be signed, launched, resumed or answered.`
}
