// One request: the wish and why, what it would cost, where it stands, and what the person who looks can do about it.
import { freezeEndsAt } from '../../domain/freeze.ts'
import { hasEnded } from '../../domain/pilot.ts'
import { exemptRequest, isUndecided, type Request } from '../../domain/request.ts'
import { isHeldByFreeze } from '../../domain/request-deciding.ts'
import { dayName, dayOf } from '../../words/dates.ts'
import { costText, requestEventText } from '../../words/requests.ts'
import { whoDid } from '../../words/rule-changes.ts'
import { type Problems, problemSummary } from './field.ts'
import type { Form } from './form.ts'
import { fold, type Fold } from './fold.ts'
import { freezeKeys, type FreezeKeys } from './freeze-keys.ts'
import type { Pairs } from './lists.ts'
import { acceptForm, costForm, cutForm, withdrawForm } from './request-forms.ts'
import { partOf, type RequestOf } from './request-of.ts'
import type { Trail } from './trail.ts'

export type RequestPage = {
  readonly problems: Problems | null
  readonly heading: string
  readonly line: string
  readonly asOf: string | null
  readonly pairs: Pairs
  /** Where it stands, in a sentence or two. */
  readonly standing: readonly string[]
  readonly form: Form | null
  readonly folds: readonly Fold[]
  readonly freeze: FreezeKeys | null
  readonly trail: Trail
  readonly all: string
}

export function requestView(given: RequestOf): RequestPage {
  const { request, texts, file, asOf } = given
  const form = mainForm(given)
  const folds = isOpen(given) ? otherForms(given) : []
  const freeze = freezeOf(given)
  const forms = [form, ...folds.map((one) => one.form), freeze?.fold?.form ?? null]
  return {
    problems: refusedElsewhere(given, forms),
    heading: texts.get(request.wish) ?? '',
    line: askedLine(given),
    asOf: asOf === null ? null : `As it was at the end of ${dayName(asOf)}.`,
    pairs: [
      { term: 'Why', text: texts.get(request.why) ?? '' },
      { term: 'Would cost', text: costText(request.minutes) ?? 'not said yet', note: whatFor(given) },
    ],
    standing: standingOf(given),
    form,
    folds,
    freeze,
    trail: trailOf(given),
    all: `/pilots/${encodeURIComponent(file.pilot.code)}/requests`,
  }
}

/** A refusal of a form that is not on the page any more is said on top of it. */
function refusedElsewhere({ again }: RequestOf, forms: readonly (Form | null)[]): Problems | null {
  if (!again || forms.some((form) => form !== null && form.problems !== null)) return null
  return problemSummary(again.problems.map(({ text }) => ({ text })))
}

/** Something can still happen to it, and the page does not look back. */
function isOpen({ request, file, asOf }: RequestOf): boolean {
  return asOf === null && isUndecided(request) && !hasEnded(file.pilot)
}

function askedLine({ request, names, calendar, now }: RequestOf): string {
  return `Request ${request.number} · ${whoDid(request, names)} asked on ${dayOf(request.askedAt, calendar.zone, now)}`
}

/** What the CTO said the hours are for. */
function whatFor({ request, texts }: RequestOf): string | undefined {
  return texts.get(request.events.findLast(({ what }) => what === 'costed')?.why ?? '')
}

function isHeld(given: RequestOf): boolean {
  return isUndecided(given.request) && isHeldByFreeze(given, given.now)
}

function standingOf(given: RequestOf): readonly string[] {
  const { request, now, calendar } = given
  if (!isUndecided(request)) return [endedText(given, request)]
  if (isHeld(given)) {
    const ends = freezeEndsAt(given.file, now, calendar)
    const until = ends === null ? '' : ` until ${dayOf(ends, calendar.zone, now)}`
    return [`Parked: the scope is frozen${until}. The review after it accepts or cuts what is parked.`]
  }
  const parked = request.stage === 'parked' ? 'It waited until the first cycle ended. ' : ''
  return [`${parked}${request.minutes === null ? 'The CTO says what it would cost.' : 'The COO accepts or cuts it.'}`]
}

/** "Olivia (COO) cut it on Monday 7 September, 11:00." */
function endedText({ names, calendar, now }: RequestOf, { events }: Request): string {
  const last = events.at(-1)
  return last ? requestEventText(last, { names, zone: calendar.zone, now }) : ''
}

/** The one thing to do here for the person who looks; null when it is somebody else's move. */
function mainForm(given: RequestOf): Form | null {
  const { request, seats } = given
  if (!isOpen(given)) return null
  if (seats.includes('cto') && request.minutes === null) return costForm(given)
  const isReady = request.minutes !== null && !isHeld(given)
  return seats.includes('coo') && isReady ? acceptForm(given) : null
}

/** What can be done now and then, folded. */
function otherForms(given: RequestOf): readonly Fold[] {
  const { request, seats, person } = given
  return [
    ...(seats.includes('cto') && request.minutes !== null ? [fold('Say another cost', costForm(given))] : []),
    ...(seats.includes('coo') ? [fold('Cut it', cutForm(given))] : []),
    ...(request.by === person ? [fold('Withdraw it', withdrawForm(given))] : []),
  ]
}

/** Shown while the freeze holds it, and wherever somebody has turned a key on breaking it. */
function freezeOf(given: RequestOf): FreezeKeys | null {
  const { request, freezeHash, address, signer } = given
  const wasTried = request.events.some(({ what }) => what === 'broke the freeze')
  const canBeBroken = isOpen(given) && isHeld(given)
  if (!canBeBroken && !wasTried) return null
  return freezeKeys({
    ...given,
    ...partOf(given, 'freeze'),
    what: `request ${request.number}`,
    exempt: exemptRequest(request),
    hash: freezeHash,
    action: `${address}/freeze`,
    reason: 'freezeWhy',
    signer: canBeBroken ? signer : { ...signer, seat: null },
  })
}

function trailOf({ request, names, calendar, now, texts }: RequestOf): Trail {
  return request.events.map((event) => ({
    text: requestEventText(event, { names, zone: calendar.zone, now }),
    why: event.what === 'asked' ? undefined : texts.get(event.why ?? ''),
    at: new Date(event.at).toISOString(),
  }))
}
