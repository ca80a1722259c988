// Who stands in for whom, from when to when, and how those ended who no longer do; and the form for a leader who goes away.
import { barredSeats, type NamedDeputy, ownLeadersSeat, standsOn } from '../../domain/deputy.ts'
import { longestDays } from '../../domain/deputy-naming.ts'
import { type Leader, otherLeader } from '../../domain/person.ts'
import { hasEnded, type Pilot } from '../../domain/pilot.ts'
import { dayOf } from '../../words/dates.ts'
import { nameOf, type Names, nameWithSeat, titleOf } from '../../words/people.ts'
import {
  answered,
  type Choice,
  type Problem,
  type Problems,
  problemSummary,
  type Question,
  type Sent,
} from './field.ts'
import { fold, type Fold } from './fold.ts'
import { form, type Form } from './form.ts'
import { primary, type Proof, proofOfIdentity } from './keys.ts'
import type { Lines } from './lists.ts'

/** What was refused, by the id of the form it was sent with. */
export type Again = { readonly form: string; readonly problems: readonly Problem[]; readonly sent?: Sent }

export type DeputiesOf = {
  readonly pilot: Pilot
  readonly me: string
  readonly email: string
  readonly isFresh: boolean
  readonly people: readonly { readonly person: string; readonly details: { readonly name: string } }[]
  readonly names: Names
  readonly today: string
  readonly zone: string
  readonly now: number
  readonly again: Again | undefined
}

export type DeputiesView = {
  /** Why something was refused whose form is not on the page, or no longer. */
  readonly problems: Problems | null
  readonly standing: Lines
  readonly nobody: string
  readonly folds: readonly Fold[]
  readonly naming: Form | null
  readonly before: Lines
  readonly seats: string
}

export function deputiesView(given: DeputiesOf): DeputiesView {
  const { pilot, me, today } = given
  const { deputies } = pilot
  const seat = hasEnded(pilot) ? null : ownLeadersSeat(pilot, me)
  const isToCome = (one: NamedDeputy) => one.gone === null && one.to >= today
  const standing = deputies.filter(isToCome).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const mine = standing.filter(({ holder, deputy }) => holder === me || deputy === me)
  const folds = mine.map((one) => ending(one, mine, given))
  const naming = seat && namingForm(given, seat)
  return {
    problems: problemsElsewhere(given, [...folds.map((one) => one.form), ...(naming ? [naming] : [])]),
    standing: standing.map((one) => ({ text: whoForWhom(one, given), note: standingNote(one, given) })),
    nobody: 'Nobody stands in for a leader now, and nobody was named for later.',
    folds,
    naming,
    before: deputies
      .filter((one) => !isToCome(one))
      .map((one) => ({ text: whoForWhom(one, given), note: `${daysOf(one, given)} · ${endNote(one, given)}` }))
      .toReversed(),
    seats: `/pilots/${encodeURIComponent(pilot.code)}/seats`,
  }
}

function problemsElsewhere({ again }: DeputiesOf, forms: readonly Form[]): Problems | null {
  if (!again || forms.some(({ id }) => id === again.form)) return null
  return problemSummary(again.problems.map(({ text }) => ({ text })))
}

/** "Ben for Olivia (COO)" */
function whoForWhom({ deputy, holder, seat }: NamedDeputy, { names }: DeputiesOf): string {
  return `${nameOf(names, deputy)} for ${nameOf(names, holder)} (${titleOf(seat)})`
}

function daysOf({ from, to }: NamedDeputy, given: DeputiesOf): string {
  return from === to ? `on ${dayText(from, given)}` : `from ${dayText(from, given)} to ${dayText(to, given)}`
}

/** "Monday 7 September"; a day has no zone. */
function dayText(day: string, { now }: DeputiesOf): string {
  return dayOf(Date.parse(`${day}T12:00Z`), 'UTC', now)
}

function standingNote(one: NamedDeputy, given: DeputiesOf): string {
  return `${daysOf(one, given)} · ${standsOn(one, given.today) ? 'stands in today' : 'not begun yet'}`
}

function endNote({ gone, holder, seat }: NamedDeputy, { names, zone, now }: DeputiesOf): string {
  if (gone === null) return 'over'
  const on = dayOf(gone.at, zone, now)
  if (gone.why === 'ended') return `ended on ${on}`
  return gone.why === 'the seat changed hands'
    ? `gone on ${on}, when ${nameOf(names, holder)} left the ${titleOf(seat)}’s seat`
    : `gone on ${on}, when they took a seat that never stands in for this one`
}

/** The form of one deputy's end, by who and from when. */
export function endFormId(deputy: string, from: string): string {
  return `end-${deputy}-${from}`
}

function ending(one: NamedDeputy, mine: readonly NamedDeputy[], given: DeputiesOf): Fold {
  const { pilot, names, me } = given
  const id = endFormId(one.deputy, one.from)
  const problems = problemsOf(given, id)
  const isOwn = one.deputy === me
  const who = isOwn ? 'You no longer act' : `${nameOf(names, one.deputy)} no longer acts`
  const isOneOfSeveral = mine.some((other) => other !== one && other.deputy === one.deputy)
  const which = isOneOfSeveral ? ` (${daysOf(one, given)})` : ''
  const summary = isOwn
    ? `Stand in for ${nameOf(names, one.holder)} no longer${which}`
    : `End it for ${nameOf(names, one.deputy)}${which}`
  return fold(
    summary,
    form({
      id,
      action: `/pilots/${encodeURIComponent(pilot.code)}/deputies/${one.seat}/ending`,
      fields: answered([hidden('deputy', one.deputy), hidden('from', one.from)]),
      problems: problemSummary(problems),
      proof: proofFor(given, problems),
      primary: primary(`${who} for ${nameOf(names, one.holder)}, at once. What was signed until now stays signed.`, {
        text: 'End it',
        tone: 'danger',
      }),
    }),
  )
}

function hidden(name: string, value: string): Question {
  return { kind: 'hidden', name, label: '', value }
}

function namingForm(given: DeputiesOf, seat: Leader): Form {
  const { pilot, names, me, again } = given
  const problems = problemsOf(given, 'naming')
  const next = `From the first day on they see what waits for the ${titleOf(seat)} and sign as “… for ${nameOf(names, me)}”. You keep acting meanwhile, and you can end it at any time.`
  return form({
    id: 'naming',
    heading: 'Name a deputy',
    action: `/pilots/${encodeURIComponent(pilot.code)}/deputies`,
    fields: answered(questions(given, seat), again?.form === 'naming' ? again.sent : undefined, problems),
    problems: problemSummary(problems),
    proof: proofFor(given, problems),
    primary: primary(next, { text: 'Name the deputy' }),
  })
}

function questions(given: DeputiesOf, seat: Leader): readonly Question[] {
  const other = seat === 'coo' ? 'system' : 'policy'
  return [
    {
      kind: 'select',
      name: 'deputy',
      label: 'Who stands in',
      hint: `Nobody of the ${other} side, and nobody who only reads: those are not in the list.`,
      choices: [{ value: '', text: 'Choose a person' }, ...candidates(given, seat)],
    },
    { kind: 'date', name: 'from', label: 'First day', value: given.today },
    { kind: 'date', name: 'to', label: 'Last day', hint: `This day is included. At most ${longestDays} days later.` },
  ]
}

/** Whoever may stand in: first those who know the pilot from a seat of their own. */
function candidates({ pilot, people, names, me, today }: DeputiesOf, seat: Leader): readonly Choice[] {
  const { holders, deputies } = pilot
  const seatsOf = (person: string) => holders.filter((held) => held.person === person).map((held) => held.seat)
  const onOtherSide = deputies.filter((one) => one.seat === otherLeader(seat) && one.gone === null && one.to >= today)
  const may = people.filter(
    ({ person }) =>
      person !== me &&
      !seatsOf(person).some((held) => barredSeats[seat].includes(held)) &&
      !onOtherSide.some(({ deputy }) => deputy === person),
  )
  return may
    .toSorted((a, b) => seatsOf(b.person).length - seatsOf(a.person).length)
    .map(({ person }) => ({ value: person, text: nameWithSeat(names, holders, person) }))
}

function proofFor({ isFresh, email }: DeputiesOf, problems: readonly Problem[]): Proof | null {
  return isFresh ? null : proofOfIdentity(email, problems.find(({ name }) => name === 'password')?.text)
}

function problemsOf({ again }: DeputiesOf, id: string): readonly Problem[] {
  return again?.form === id ? again.problems : []
}
