// Asking for something, saying what it would cost, and saying yes or no to it. Nothing is accepted before its cost is known,
// and nothing while the scope is frozen.
import type { Calendar } from './calendar.ts'
import { type Act, fact, type Fact } from './fact.ts'
import { breakFreeze, type Breaking, isExempt, isFrozen } from './freeze.ts'
import { hasEnded } from './pilot.ts'
import type { PilotFile } from './pilot-file.ts'
import { overtaken, type Problem, refuse, refuseFields, type Refused } from './refusal.ts'
import { exemptRequest, isUndecided, type Request } from './request.ts'

const longestWish = 300
const mostHours = 10_000

export type Asking = {
  readonly file: PilotFile
  /** One sentence. */
  readonly wish: string
  /** A salted hash of the wish: what the keys stand on that would break the freeze for it. */
  readonly wishHash: string
  readonly why: string
  readonly calendar: Calendar
}

/** Anyone on the pilot asks for something. Until the first cycle has ended it parks itself. */
export function makeRequest({ file, wish, wishHash, why, calendar }: Asking, act: Act): Fact | Refused {
  const { pilot, requests } = file
  if (hasEnded(pilot)) return refuse('This pilot has ended: nothing more is asked of it.')
  const problems = [...problemsOfWish(wish), ...whyProblems(why, 'Say why, in a sentence.')]
  if (problems.length > 0) return refuseFields(problems)

  const request = requests.reduce((most, event) => Math.max(most, event.request), 0) + 1
  const object = { type: 'request', id: String(request), version: 1 }
  const data = { what: 'asked', effect: isFrozen(file, act.at, calendar) ? 'parks' : null }
  return fact('make request', pilot.id, object, { content: { request, wish: wishHash }, data, texts: { wish, why } })
}

/** A decision on a request: everything of the pilot, the request as it is now, and what stood on the page. */
export type Deciding = { readonly file: PilotFile; readonly request: Request; readonly seen: string }

/** Whoever asked takes it back, with the reason. */
export function withdrawRequest(deciding: Deciding, why: string, act: Act): Fact | Refused {
  if (deciding.request.by !== act.by.person)
    return { ...refuse('Only who asked for it withdraws a request.'), kind: 'not yours' }
  const no = notDecidable(deciding)
  if (no) return no
  const problems = whyProblems(why, 'Say in a sentence why it is no longer wanted.')
  if (problems.length > 0) return refuseFields(problems)

  return happened('make request', deciding, { what: 'withdrawn' }, why)
}

/** The CTO says what it would cost, in hours as typed ("1.5"), and what they are for; a later word replaces the earlier one. */
export function costRequest(deciding: Deciding, hours: string, why: string): Fact | Refused {
  const no = notDecidable(deciding)
  if (no) return no
  const minutes = minutesIn(hours)
  const problems = [
    ...(minutes === null ? [{ field: 'hours', why: 'Give the hours as a number from 0.1 to 10,000, like 1.5.' }] : []),
    ...whyProblems(why, 'Say in a sentence what these hours are for.'),
  ]
  if (problems.length > 0) return refuseFields(problems)

  return happened('cost request', deciding, { what: 'costed', minutes }, why)
}

export type Accepting = Deciding & {
  readonly calendar: Calendar
  /** Hash of what the keys that would break the freeze for it cover. */
  readonly freezeHash: string
}

/** The COO accepts it at the cost that stands. Refused before there is one, and while the freeze holds it. */
export function acceptRequest(accepting: Accepting, why: string, act: Act): Fact | Refused {
  const { minutes } = accepting.request
  const no = notDecidable(accepting)
  if (no) return no
  if (minutes === null) return refuse('The CTO has not said yet what it would cost.')
  if (isHeldByFreeze(accepting, act.at))
    return refuse('The scope is frozen until the first cycle ends. Breaking the freeze takes both keys and a reason.')

  return happened('decide request', accepting, { what: 'accepted', minutes }, why)
}

/** The COO cuts it, with the reason. That is possible at any time: it keeps the scope as it is. */
export function cutRequest(deciding: Deciding, why: string): Fact | Refused {
  const no = notDecidable(deciding)
  if (no) return no
  const problems = whyProblems(why, 'Say why, so that whoever asked can live with it.')
  if (problems.length > 0) return refuseFields(problems)

  return happened('decide request', deciding, { what: 'cut' }, why)
}

/** A key on breaking the freeze for a request that still waits. */
export function breakFreezeFor(
  { file, request }: Pick<Deciding, 'file' | 'request'>,
  breaking: Omit<Breaking, 'file' | 'exempt'>,
  act: Act,
): Fact | Refused {
  if (!isUndecided(request)) return refuse(`This request is already ${request.stage}.`)
  return breakFreeze({ ...breaking, file, exempt: exemptRequest(request) }, act)
}

/** The scope is frozen, and the freeze was not broken for this request. */
export function isHeldByFreeze({ file, request, calendar, freezeHash }: Omit<Accepting, 'seen'>, now: number): boolean {
  return isFrozen(file, now, calendar) && !isExempt(file, exemptRequest(request), freezeHash)
}

/** What keeps anyone from deciding on it at all; null when nothing does. */
function notDecidable({ file, request, seen }: Deciding): Refused | null {
  if (hasEnded(file.pilot)) return refuse('This pilot has ended: nothing is decided on it any more.')
  if (!isUndecided(request)) return refuse(`This request is already ${request.stage}.`)
  return seen === request.seen ? null : overtaken('The request')
}

function problemsOfWish(wish: string): readonly Problem[] {
  const say = (why: string) => [{ field: 'wish', why }]
  if (wish === '') return say('Say in one sentence what you would like.')
  if (wish.includes('\n')) return say('Keep it to one sentence on one line. Two wishes are two requests.')
  return wish.length > longestWish
    ? say(`Keep it to one sentence of at most ${longestWish} characters; this has ${wish.length}.`)
    : []
}

function whyProblems(why: string, say: string): readonly Problem[] {
  return why === '' ? [{ field: 'why', why: say }] : []
}

/** Whole minutes from hours as people type them, "1.5" or "1,5"; null when they are none. */
function minutesIn(hours: string): number | null {
  if (!/^\d{1,5}(?:[.,]\d{1,2})?$/.test(hours)) return null
  const minutes = Math.round(Number(hours.replace(',', '.')) * 60)
  return minutes >= 6 && minutes <= mostHours * 60 ? minutes : null
}

function happened(
  name: 'make request' | 'cost request' | 'decide request',
  { file, request }: Deciding,
  data: { readonly what: string; readonly minutes?: number | null },
  why: string,
): Fact {
  const object = { type: 'request', id: String(request.number), version: 1, hash: request.hash }
  return fact(name, file.pilot.id, object, { data: { ...data }, texts: why === '' ? {} : { why } })
}
