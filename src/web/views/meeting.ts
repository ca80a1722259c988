// What stands around a step while a review is gone through: the seven steps, how long it has taken, who is there, and for
// whoever drives the buttons that turn it. Everybody else may look around and come back.
import { meetingMinutes, meetingSteps, peopleThere } from '../../domain/meeting.ts'
import { isRevealed, notReviewable } from '../../domain/review.ts'
import { timeOf } from '../../words/dates.ts'
import { sinceText, stepWords } from '../../words/meetings.ts'
import { nameOf } from '../../words/people.ts'
import { field, problemSummary } from './field.ts'
import { type Fold, fold } from './fold.ts'
import { form } from './form.ts'
import { primary } from './keys.ts'
import type { Link } from './page.ts'
import type { Press } from './press.ts'
import { notingFolds } from './review-decided.ts'
import { reviewAddress, type ReviewOf } from './review-of.ts'

/** One of the seven in the bar of steps: shown here, or where the meeting stands. */
export type StepLink = Link & { readonly number: number; readonly isShown: boolean; readonly isHere: boolean }

/** `elapsed` in seconds when the page was made; a script counts on from there. */
export type Timer = { readonly text: string; readonly elapsed: number; readonly minutes: number }

/** For `views/reviews/_meeting.eta`, at `it.frame`. */
export type MeetingFrame = {
  readonly isWall: boolean
  /** The address that this page shows, asked again when the meeting has moved. */
  readonly again: string
  /** What the page shows changes when this does. */
  readonly stream: string | null
  readonly mark: string
  readonly says: string
  readonly steps: readonly StepLink[]
  /** Where the meeting stands, for whoever looks around. */
  readonly back: Link | null
  readonly timers: readonly Timer[]
  readonly there: string | null
  readonly join: Press | null
  /** Turns the meeting for everybody. */
  readonly previous: Press | null
  readonly next: Press | null
  readonly others: readonly Press[]
  /** Turns this page alone. */
  readonly before: Link | null
  readonly after: Link | null
  readonly folds: readonly Fold[]
  readonly whole: Link
}

/** The frame around one step, counted from 1. */
export function meetingFrame(given: ReviewOf, shown: number): MeetingFrame {
  const { place, review, isWall } = given
  const base = `${reviewAddress(given)}${isWall ? '/wall' : ''}`
  const isFollowing = place !== null && place.step === shown
  const drives = isDriver(given)
  return {
    isWall,
    again: isFollowing ? base : `${base}?step=${shown}`,
    stream: review.signed ? null : `${reviewAddress(given)}/stream`,
    mark: given.mark,
    says: `Step ${shown} of ${meetingSteps.length}`,
    steps: meetingSteps.map((_, at) => stepLink(given, base, shown, at + 1)),
    back: place === null || isFollowing ? null : backLink(base, place.step),
    timers: timersOf(given),
    there: thereText(given),
    join: joinPress(given),
    ...(drives ? turns(given, shown) : { previous: null, next: null }),
    others: isWall ? [] : otherPresses(given),
    ...(drives ? { before: null, after: null } : looks(base, shown)),
    folds: [...notingFolds(given), ...adjourning(given)],
    whole: { text: 'The whole review on one page', href: `${reviewAddress(given)}?step=all` },
  }
}

/** A leader turned to the step where the meeting stands, or began it. */
function isDriver({ place, signer, isWall }: ReviewOf): boolean {
  return !isWall && signer.seat !== null && place?.by === signer.person
}

function stepLink({ place }: ReviewOf, base: string, shown: number, number: number): StepLink {
  const isHere = place?.step === number
  const href = isHere ? base : `${base}?step=${number}`
  return { number, text: stepWords(number).short, href, isShown: number === shown, isHere }
}

function backLink(base: string, step: number): Link {
  return { text: `Back to the meeting: step ${step}, ${stepWords(step).title}`, href: base }
}

function timersOf({ meeting, place, calendar, now }: ReviewOf): readonly Timer[] {
  if (!place || !meeting.begun) return []
  const timer = (what: string, since: number, minutes: number): Timer => ({
    text: sinceText(what, since, minutes, calendar.zone),
    elapsed: Math.max(0, Math.floor((now - since) / 1_000)),
    minutes,
  })
  return [
    timer('This step', place.since, meetingSteps[place.step - 1]?.minutes ?? 0),
    timer('The review', meeting.begun.at, meetingMinutes),
  ]
}

function thereText({ meeting, place, names, calendar }: ReviewOf): string | null {
  if (!place) return meeting.adjourned ? `Adjourned at ${timeOf(meeting.adjourned.at, calendar.zone)}.` : null
  const people = [...new Set([place.by, ...peopleThere(meeting)])].map((person) => nameOf(names, person))
  return `Here: ${people.join(', ')}. ${people[0]} turns the pages.`
}

function joinPress({ meeting, place, signer, isWall, ...given }: ReviewOf): Press | null {
  const isThere = peopleThere(meeting).includes(signer.person)
  if (!place || isWall || isThere) return null
  return { action: `${reviewAddress(given)}/attendance`, text: 'I am here', tone: 'first' }
}

function turns(given: ReviewOf, shown: number) {
  const here = given.place?.step ?? shown
  return {
    previous: here > 1 ? turnPress(given, here - 1, 'Back') : null,
    next: here < meetingSteps.length ? turnPress(given, here + 1, `Next: ${stepWords(here + 1).short}`) : null,
  }
}

function turnPress(given: ReviewOf, step: number, text: string): Press {
  const says = `${text === 'Back' ? 'Back to' : 'On to'} step ${step}, ${stepWords(step).title}, for everybody`
  const tone = text === 'Back' ? {} : ({ tone: 'first' } as const)
  return { action: `${reviewAddress(given)}/step`, text, says, hidden: { step: String(step) }, ...tone }
}

function looks(base: string, shown: number) {
  const link = (step: number): Link => ({ text: stepWords(step).short, href: `${base}?step=${step}` })
  return {
    before: shown > 1 ? link(shown - 1) : null,
    after: shown < meetingSteps.length ? link(shown + 1) : null,
  }
}

/** Begins the review, or goes on with one that was adjourned; null for those who cannot, and while it cannot be held. */
export function beginPress(given: ReviewOf): Press | null {
  const { file, review, signer, place, isWall, meeting, now, calendar } = given
  const isLeaders = signer.seat !== null && !isWall
  if (!isLeaders || place || notReviewable(file, review.week, now, calendar) !== null) return null
  const text = meeting.begun ? 'Go on with the review' : 'Begin the review'
  return { action: `${reviewAddress(given)}/beginning`, text }
}

/** What a leader can do about the meeting itself. */
function otherPresses(given: ReviewOf): readonly Press[] {
  const { signer, place, review } = given
  if (signer.seat === null || !place) return []
  const address = reviewAddress(given)
  const take = { action: `${address}/step`, text: 'Turn the pages from here', hidden: { step: String(place.step) } }
  const end = { action: `${address}/end`, text: 'End the review' }
  return [...(isDriver(given) ? [] : [take]), ...(isRevealed(review.round) ? [end] : [])]
}

function adjourning(given: ReviewOf): readonly Fold[] {
  const { signer, place, isWall, again } = given
  if (signer.seat === null || !place || isWall) return []
  const mine = again?.part === 'adjournment' ? again : undefined
  const hint = 'It shows in the list of reviews, on the pilot’s page and in the next review.'
  const why = { kind: 'textarea', name: 'why', label: 'Why it is adjourned', hint, rows: 2 } as const
  const adjournment = form({
    id: 'adjournment-form',
    action: `${reviewAddress(given)}/adjournment`,
    fields: [field(why, mine?.sent, mine?.problems)],
    problems: problemSummary(mine?.problems ?? []),
    primary: primary('The review stays due, and goes on where both take it up again.', { text: 'Adjourn' }),
  })
  return [fold('Adjourn the review', adjournment)]
}
