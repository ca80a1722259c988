// Who has which seat, what is offered, what is vacant and therefore cannot happen, and how the seats came to be held.
import { isLeader, type Leader, otherLeader, type Seat, seats as allSeats } from '../../domain/person.ts'
import type { Pilot } from '../../domain/pilot.ts'
import { needsAgreement, type Offer, openOffers, type SeatEvent, type Seating } from '../../domain/seat.ts'
import { dayOf } from '../../words/dates.ts'
import { nameOf, type Names, nameWithSeat, titleOf, vacantText } from '../../words/people.ts'
import { answered, type Problem, problemSummary, type Question, type Sent } from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary, proofOfIdentity } from './keys.ts'
import type { Press, PressedLine } from './press.ts'
import type { Trail } from './trail.ts'

/** What was refused, by the id of the form it was sent with. */
export type Refusal = { readonly form: string; readonly problems: readonly Problem[]; readonly sent?: Sent }

export type Seats = {
  readonly pilot: Pilot
  readonly seating: Seating
  readonly me: string
  readonly email: string
  readonly mayOffer: boolean
  readonly people: readonly {
    readonly person: string
    readonly details: { readonly name: string; readonly email: string }
  }[]
  readonly names: Names
  readonly zone: string
  readonly now: number
  readonly fresh: boolean
  readonly again: Refusal | undefined
}

export type SeatsView = {
  readonly vacancies: readonly string[]
  readonly held: readonly PressedLine[]
  readonly problems: ReturnType<typeof problemSummary>
  readonly offers: readonly PressedLine[]
  readonly agreements: readonly { readonly heading: string; readonly form: Form }[]
  readonly folds: readonly Fold[]
  readonly offer: Form | null
  readonly trail: Trail
  /** The page of those who stand in. */
  readonly deputies: string
}

export function seatsView(given: Seats): SeatsView {
  const { pilot, seating, mayOffer } = given
  const offers = seating.ended ? [] : openOffers(seating)
  return {
    vacancies: vacancies(given),
    held: allSeats.flatMap((seat) => holdersLines(given, seat)),
    problems: problemSummary(problemsOf(given, 'seats')),
    offers: offers.map((open) => offerLine(given, open)),
    agreements: offers.filter((open) => isMineToAgree(given, open)).map((open) => agreement(given, open)),
    folds: pilot.holders.filter(({ person }) => person === given.me).map(({ seat }) => leaving(given, seat)),
    offer: mayOffer && !seating.ended ? offerForm(given) : null,
    trail: seating.history.map((event) => sentence(given, event)).toReversed(),
    deputies: `/pilots/${encodeURIComponent(pilot.code)}/deputies`,
  }
}

function vacancies({ pilot, seating }: Seats): readonly string[] {
  if (seating.ended) return []
  const leaders: readonly Leader[] = ['coo', 'cto']
  return leaders.filter((seat) => !pilot.holders.some((holder) => holder.seat === seat)).map((seat) => vacantText(seat))
}

function holdersLines({ pilot, seating, names, mayOffer, me, zone, now }: Seats, seat: Seat): readonly PressedLine[] {
  const holders = pilot.holders.filter((holder) => holder.seat === seat)
  return holders.map(({ person }) => {
    const taken = seating.history.findLast(
      (event) => event.seat === seat && event.person === person && event.what === 'taken',
    )
    const isEndable = mayOffer && person !== me && !(seating.underway && isLeader(seat))
    return {
      text: `${nameOf(names, person)}, ${titleOf(seat)}`,
      note: taken ? `since ${dayOf(taken.at, zone, now)}` : undefined,
      presses: isEndable ? [ending(pilot.code, seat, person, 'End', nameOf(names, person))] : [],
    }
  })
}

function ending(code: string, seat: Seat, person: string, text: string, name: string): Press {
  const action = `${at(code, seat)}/ending`
  return { action, text, says: `${text}: ${name}, ${titleOf(seat)}`, hidden: { person } }
}

function at(code: string, seat: Seat): string {
  return `/pilots/${encodeURIComponent(code)}/seats/${seat}`
}

function offerLine(given: Seats, open: Offer): PressedLine {
  const { pilot, names, mayOffer, me } = given
  const name = nameOf(names, open.person)
  const mine: readonly Press[] =
    open.person === me ? [{ action: `${at(pilot.code, open.seat)}/declining`, text: 'Decline' }] : []
  const take: readonly Press[] =
    open.person === me && !waits(given, open)
      ? [{ action: `${at(pilot.code, open.seat)}/taking`, text: 'Take the seat' }]
      : []
  const withdraw = mayOffer ? [ending(pilot.code, open.seat, open.person, 'Withdraw', name)] : []
  return {
    text: `${name} is offered the seat of ${titleOf(open.seat)}`,
    note: `${waitsFor(given, open)} · offered ${dayOf(open.at, given.zone, given.now)}`,
    presses: [...take, ...mine, ...withdraw],
  }
}

function waits({ seating }: Seats, open: Offer): boolean {
  return needsAgreement(seating, open.seat) && !open.agreed
}

function waitsFor(given: Seats, open: Offer): string {
  const { pilot, names } = given
  if (!waits(given, open) || !isLeader(open.seat)) return `waits for ${nameOf(names, open.person)} to take it`
  const other = otherLeader(open.seat)
  const leader = pilot.holders.find(({ seat }) => seat === other)
  return `waits for ${nameWithSeat(names, pilot.holders, leader?.person ?? '')} to agree`
}

function isMineToAgree(given: Seats, open: Offer): boolean {
  if (!waits(given, open) || !isLeader(open.seat)) return false
  const other = otherLeader(open.seat)
  return given.pilot.holders.some(({ seat, person }) => seat === other && person === given.me)
}

function agreement(given: Seats, open: Offer) {
  const { pilot, names, email, fresh } = given
  const name = nameOf(names, open.person)
  const problems = problemsOf(given, 'agreement')
  const wrong = problems.find((problem) => problem.name === 'password')?.text
  const next = `${name} can then take the seat. Keys of whoever has it now no longer count where yours is still missing.`
  return {
    heading: `${name} as ${titleOf(open.seat)}`,
    form: form({
      id: 'agreement',
      action: `${at(pilot.code, open.seat)}/agreement`,
      fields: answered([{ kind: 'hidden', name: 'person', label: '', value: open.person }]),
      problems: problemSummary(problems),
      proof: fresh ? null : proofOfIdentity(email, wrong),
      primary: primary(next, { text: `Agree to ${name}` }),
    }),
  }
}

function leaving({ pilot }: Seats, seat: Seat): Fold {
  const what = isLeader(seat)
    ? vacantText(seat)
    : 'You can no longer read this pilot, unless you have another seat on it.'
  return fold(
    `Give up your seat as ${titleOf(seat)}`,
    form({
      id: `leave-${seat}`,
      action: `${at(pilot.code, seat)}/leaving`,
      fields: [],
      primary: primary(what, { text: 'Give up the seat', tone: 'danger' }),
    }),
  )
}

function offerForm(given: Seats): Form {
  const problems = problemsOf(given, 'offer')
  const sent = given.again?.form === 'offer' ? given.again.sent : undefined
  return form({
    id: 'offer',
    heading: 'Offer a seat',
    action: `/pilots/${encodeURIComponent(given.pilot.code)}/seats`,
    fields: answered(offerQuestions(given), sent, problems),
    problems: problemSummary(problems),
    primary: primary(
      given.seating.underway
        ? 'The person takes or declines it. COO and CTO change only when the other leader agrees.'
        : 'The person takes or declines it on their own page.',
      { text: 'Offer the seat' },
    ),
  })
}

function offerQuestions({ people }: Seats): readonly Question[] {
  const persons = people.map(({ person, details }) => ({ value: person, text: `${details.name}, ${details.email}` }))
  const titles = allSeats.map((seat) => ({ value: seat, text: titleOf(seat) }))
  return [
    { kind: 'select', name: 'person', label: 'Person', choices: [{ value: '', text: 'Choose a person' }, ...persons] },
    { kind: 'select', name: 'seat', label: 'Seat', choices: [{ value: '', text: 'Choose a seat' }, ...titles] },
  ]
}

const happened: Readonly<Record<SeatEvent['what'] | 'withdrawn', (name: string, title: string) => string>> = {
  offered: (name, title) => `${name} was offered the seat of ${title}`,
  agreed: (name, title) => `The other leader agreed to ${name} as ${title}`,
  taken: (name, title) => `${name} took the seat of ${title}`,
  declined: (name, title) => `${name} declined the seat of ${title}`,
  withdrawn: (name, title) => `The offer of the seat of ${title} to ${name} was withdrawn`,
  ended: (name, title) => `${name} left the seat of ${title}`,
}

function sentence({ seating, names, zone, now }: Seats, event: SeatEvent) {
  const { seat, person, at: when } = event
  const before = seating.history.slice(0, seating.history.indexOf(event))
  const last = before.findLast((one) => one.seat === seat && one.person === person && one.what !== 'agreed')
  const what = event.what === 'ended' && last?.what === 'offered' ? 'withdrawn' : event.what
  const text = `${happened[what](nameOf(names, person), titleOf(seat))} on ${dayOf(when, zone, now)}.`
  return { text, at: new Date(when).toISOString() }
}

function problemsOf({ again }: Seats, id: string): readonly Problem[] {
  return again?.form === id ? again.problems : []
}
