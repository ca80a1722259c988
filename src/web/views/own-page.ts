// What somebody sees of their own standing: seats, duties, what waits for their word, and where they are signed in.
import { type NamedDeputy, standsOn } from '../../domain/deputy.ts'
import { type Duty, isLeader } from '../../domain/person.ts'
import type { Reset } from '../../domain/reset.ts'
import { needsAgreement, openOffers, type Offer } from '../../domain/seat.ts'
import { age, dayName, dayTime } from '../../words/dates.ts'
import { leadOn, nameOf, type Names, titleAtStart, titleOf } from '../../words/people.ts'
import { answered, type Problem, problemSummary, type Question } from './field.ts'
import { type Fold, fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary } from './keys.ts'
import type { Lines } from './lists.ts'
import type { PressedLine } from './press.ts'
import { type Reminders, remindersView, type RemindersView } from './own-reminders.ts'
import type { Link } from './page.ts'
import { newPasswordQuestion } from './set-up.ts'

/** A pilot with the person's seats and offers on it, as far as this page needs it. */
export type Place = {
  readonly pilot: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly holders: readonly { readonly seat: Offer['seat']; readonly person: string }[]
  }
  readonly seating: Parameters<typeof needsAgreement>[0]
  readonly seats: readonly Offer['seat'][]
  readonly standsIn: readonly NamedDeputy[]
  readonly offers: readonly Offer[]
}

export type OwnSession = {
  readonly name: string
  readonly from: string
  readonly startedAt: number
  readonly seenAt: number
  readonly here: boolean
}

/** Everything the page is made of. `realNow` is the clock of sessions, `now` the business's, both ms. */
export type Own = {
  readonly person: string
  readonly email: string
  readonly duties: readonly Duty[]
  readonly places: readonly Place[]
  readonly resets: readonly Reset[]
  readonly held: readonly { readonly person: string; readonly until: number }[]
  readonly reminders: Pick<Reminders, 'wantsDigest' | 'calendarSince' | 'calendarAddress'>
  readonly sessions: readonly OwnSession[]
  readonly names: Names
  readonly zone: string
  /** The day it is, "2026-09-07". */
  readonly today: string
  readonly now: number
  readonly realNow: number
  readonly again: { readonly form: string; readonly problems: readonly Problem[] } | undefined
}

export type OwnView = {
  readonly about: string
  readonly resting: readonly string[]
  readonly asks: readonly Ask[]
  readonly seats: Lines
  /** Where a deputy is named, or gives it up. */
  readonly deputies: readonly Link[]
  readonly reminders: RemindersView
  readonly sessions: readonly PressedLine[]
  readonly endOthers: boolean
  readonly password: Fold
}

/** Something that waits for this person's word: what it is, and the form that answers it; without a form it only says so. */
export type Ask = {
  readonly heading: string
  readonly says: string
  readonly form: Form | null
  readonly href?: string
}

export function ownView(own: Own): OwnView {
  const { email, duties, sessions, zone, now } = own
  return {
    about: [email, ...duties.map((duty) => titleOf(duty))].join(' · '),
    resting: own.held.map((rest) => restingText(own, rest)),
    asks: [...own.places.flatMap((place) => offersTo(own, place)), ...agreementsAsked(own), ...resetsAsked(own)],
    seats: own.places.flatMap((place) => [...seatLines(place), ...standingInLines(own, place)]),
    deputies: own.places.filter(leadsOrStandsIn).map(({ pilot }) => ({
      text: `Deputies on ${pilot.code}`,
      href: `/pilots/${encodeURIComponent(pilot.code)}/deputies`,
    })),
    reminders: remindersView({ ...own.reminders, email, zone, now }),
    sessions: sessions.map((session) => sessionLine(own, session)),
    endOthers: sessions.length > 1,
    password: fold('Change your password', passwordForm(own)),
  }
}

function seatLines({ pilot, seats }: Place): Lines {
  const href = `/pilots/${encodeURIComponent(pilot.code)}`
  return seats.map((seat) => ({ text: `${pilot.code} ${pilot.name}`, href, note: titleAtStart(seat) }))
}

/** Before the first day there is nothing to open yet, except for those who have a seat of their own. */
function standingInLines({ names, today }: Own, { pilot, seats, standsIn }: Place): Lines {
  const href = `/pilots/${encodeURIComponent(pilot.code)}`
  return standsIn
    .filter(({ to }) => to >= today)
    .map((one) => ({
      text: `${pilot.code} ${pilot.name}`,
      href: seats.length > 0 || standsOn(one, today) ? href : undefined,
      note: `Deputy of ${nameOf(names, one.holder)} (${titleOf(one.seat)}) from ${dayName(one.from)} to ${dayName(one.to)}`,
    }))
}

function leadsOrStandsIn({ seats, standsIn }: Place): boolean {
  return seats.some(isLeader) || (seats.length > 0 && standsIn.length > 0)
}

function restingText({ person, names, zone, now }: Own, rest: Own['held'][number]): string {
  const until = dayTime(rest.until, zone, now)
  if (rest.person === person)
    return `Your sign-in was reset, so your keys rest until ${until}. Until then you can read and write, and sign nothing.`
  return `The sign-in of ${nameOf(names, rest.person)} was reset, so their keys rest until ${until}.`
}

/** The same asks as lines that lead to where they are answered: for Home. */
export function askLines(own: Pick<Own, 'person' | 'places' | 'resets' | 'names'>): Lines {
  const offered = own.places.flatMap(({ pilot, seating, offers }) =>
    (seating.ended ? [] : offers).map(({ seat }) => ({
      text: `Take or decline a seat: ${titleOf(seat)} of ${pilot.name} (${pilot.code})`,
      href: '/me',
    })),
  )
  const agreements = [...agreementsAsked(own), ...resetsAsked(own)]
  return [...offered, ...agreements.map(({ heading, says, href }) => ({ text: `Agree: ${heading}`, note: says, href }))]
}

function offersTo(own: Own, { pilot, seating, offers }: Place): readonly Ask[] {
  if (seating.ended) return []
  return offers.map((offered) => {
    const heading = `${titleAtStart(offered.seat)} of ${pilot.name} (${pilot.code})`
    const waits = needsAgreement(seating, offered.seat) && !offered.agreed
    const says = waits
      ? 'You were offered this seat. The other leader has to agree first.'
      : 'You were offered this seat.'
    return { heading, says, form: offerForm(own, pilot.code, offered, waits) }
  })
}

function offerForm(own: Own, code: string, { seat }: Offer, waits: boolean): Form {
  const id = `offer-${code}-${seat}`
  const at = `/pilots/${encodeURIComponent(code)}/seats/${seat}`
  const decline = { text: 'Decline', action: `${at}/declining` }
  const take = { text: 'Take the seat' }
  return form({
    id,
    action: waits ? decline.action : `${at}/taking`,
    fields: [],
    problems: problemSummary(problemsOf(own, id)),
    primary: waits ? primary(undefined, { text: decline.text }) : primary(undefined, take, decline),
  })
}

/** Offers of the other leader's seat that wait for this leader's key. */
function agreementsAsked({ places, names, person }: Pick<Own, 'places' | 'names' | 'person'>): readonly Ask[] {
  return places.flatMap(({ pilot, seating, seats }) =>
    openOffers(seating)
      .filter((open) => open.person !== person && !open.agreed && needsAgreement(seating, open.seat))
      .filter(({ seat }) => seats.includes(seat === 'coo' ? 'cto' : 'coo'))
      .map((open) => ({
        heading: `${nameOf(names, open.person)} as ${titleOf(open.seat)} of ${pilot.name} (${pilot.code})`,
        says: 'The seat was offered. It passes only when you agree.',
        form: null,
        href: `/pilots/${encodeURIComponent(pilot.code)}/seats`,
      })),
  )
}

function resetsAsked({ resets, names }: Pick<Own, 'resets' | 'names'>): readonly Ask[] {
  return resets.map(({ person, leads }) => ({
    heading: `A new sign-in link for ${nameOf(names, person)}`,
    says: `${leads.map(leadOn).join(', ')}. It is made only when you agree.`,
    form: null,
    href: `/people/${person}/agreement`,
  }))
}

function sessionLine({ zone, realNow }: Own, { name, from, startedAt, seenAt, here }: OwnSession): PressedLine {
  const where = from === '' ? 'An unknown browser' : from
  const note = `signed in ${dayTime(startedAt, zone, realNow)} · last used ${age(seenAt, realNow)}`
  const end = { action: `/me/sessions/${name}/end`, text: 'End', says: `End ${where}` }
  return { text: here ? `${where} (here)` : where, note, presses: here ? [] : [end] }
}

const passwordQuestions: readonly Question[] = [
  { kind: 'password', name: 'password', label: 'Your password now', autocomplete: 'current-password' },
  { ...newPasswordQuestion, label: 'Choose a new password' },
]

function passwordForm(own: Own): Form {
  const problems = problemsOf(own, 'password')
  return form({
    id: 'password',
    action: '/me/password',
    fields: answered(passwordQuestions, undefined, problems),
    problems: problemSummary(problems),
    primary: primary('Your other sessions end.', { text: 'Change the password' }),
  })
}

function problemsOf({ again }: Own, id: string): readonly Problem[] {
  return again?.form === id ? again.problems : []
}
