// People, their seats on a pilot and their duties for the organisation. The two leaders' seats are never one person's.
// Who they are (name, address) stays out of the chain: an entry knows a person by an id that says nothing.
import { fact, type Fact } from './fact.ts'
import { type Problem, refuse, refuseFields, type Refused } from './refusal.ts'

export const seats = ['coo', 'cto', 'sponsor', 'lead', 'member', 'engineer', 'observer'] as const
export type Seat = (typeof seats)[number]

export const duties = ['administrator', 'organisation reader'] as const
export type Duty = (typeof duties)[number]

export type Side = 'policy' | 'system'
export type Leader = 'coo' | 'cto'

/** Someone who may sign in. */
export type Person = { readonly id: string; readonly name: string; readonly active: boolean }

/** What a person holds: duties everywhere, seats on one pilot. */
export type Standing = {
  readonly person: string
  readonly duties: readonly Duty[]
  /** Seats held, and those that the person stands in for today. */
  readonly seats: readonly Seat[]
  /** Of those seats the ones that another holds, with that holder: what is signed there is signed for them. */
  readonly standsInFor?: readonly SeatHolder[]
}

/** Who sits where on a pilot, and since when (ms) where that is known. */
export type SeatHolder = { readonly seat: Seat; readonly person: string; readonly since?: number }

/** Which key a leader's seat turns. */
export function sideOf(seat: Leader): Side {
  return seat === 'coo' ? 'policy' : 'system'
}

export function isLeader(seat: string | null): seat is Leader {
  return seat === 'coo' || seat === 'cto'
}

export function otherLeader(seat: Leader): Leader {
  return seat === 'coo' ? 'cto' : 'coo'
}

/** The holder of a leader's seat, or null while it is vacant. */
export function holderOf(holders: readonly SeatHolder[], seat: Leader): string | null {
  return holders.find((holder) => holder.seat === seat)?.person ?? null
}

/** How a person is called and signs in. Free text to the chain. */
export type Details = { readonly name: string; readonly email: string }

/** Someone as the acts on people see them. */
export type Known = {
  readonly person: string
  readonly active: boolean
  readonly details: Details
  readonly duties: readonly Duty[]
}

/** Invites someone under a fresh id, or someone who had left under the old one. `known` is who has this address already. */
export function invite(id: string, details: Details, known: Known | null): Fact | Refused {
  const problems = problemsOfDetails(details)
  if (problems.length > 0) return refuseFields(problems)
  if (known?.active) return addressTaken(known)

  return personFact('invite person', known?.person ?? id, details)
}

/** Corrects a name or an address. `known` is who has the new address already. */
export function correct(someone: Known, details: Details, known: Known | null): Fact | Refused {
  const problems = problemsOfDetails(details)
  if (problems.length > 0) return refuseFields(problems)
  if (!someone.active) return refuse('This person has left.')
  if (known && known.person !== someone.person) return addressTaken(known)

  return personFact('change person', someone.person, details)
}

/** Deactivates someone who leaves. Refused for the last administrator. */
export function depart(someone: Known, administrators: readonly string[]): Fact | Refused {
  if (!someone.active) return refuse('This person has already left.')
  if (isLast(someone, administrators)) return refuse(lastAdministrator)

  return fact('person left', null, { type: 'person', id: someone.person, version: 1 })
}

/** Grants a duty. */
export function grantDuty(someone: Known, duty: Duty): Fact | Refused {
  if (!someone.active) return refuse('This person has left.')
  if (someone.duties.includes(duty)) return refuse('This person already has this duty.')

  return dutyFact(someone.person, duty, 'granted')
}

/** Withdraws a duty. Refused for the last administrator. */
export function withdrawDuty(someone: Known, duty: Duty, administrators: readonly string[]): Fact | Refused {
  if (!someone.duties.includes(duty)) return refuse('This person does not have this duty.')
  if (duty === 'administrator' && isLast(someone, administrators)) return refuse(lastAdministrator)

  return dutyFact(someone.person, duty, 'withdrawn')
}

/** A duty that is granted or withdrawn together with another act. */
export function dutyFact(person: string, duty: Duty, what: 'granted' | 'withdrawn'): Fact {
  return fact('grant duty', null, { type: 'person', id: person, version: 1 }, { data: { duty, what } })
}

/** A person's details as the one text that an entry commits to. */
export function detailsText({ name, email }: Details): string {
  return JSON.stringify({ name, email })
}

/** What is wrong with a name and an address; nothing when both can be used. */
export function problemsOfDetails({ name, email }: Details): readonly Problem[] {
  const problems: Problem[] = []
  if (name === '') problems.push({ field: 'name', why: 'Enter the name.' })
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) || email.length > 254)
    problems.push({ field: 'email', why: 'Enter an e-mail address like olivia@example.com.' })
  return problems
}

const lastAdministrator = 'This is the last administrator. Make someone else an administrator first.'

function isLast({ person }: Known, administrators: readonly string[]): boolean {
  return administrators.includes(person) && administrators.every((one) => one === person)
}

function addressTaken({ details }: Known): Refused {
  return refuseFields([{ field: 'email', why: `${details.name} already signs in with this address.` }])
}

function personFact(act: 'invite person' | 'change person', id: string, details: Details): Fact {
  return fact(act, null, { type: 'person', id, version: 1 }, { texts: { details: detailsText(details) } })
}
