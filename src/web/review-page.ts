// Reading and showing one week's review, for whoever opens it, whoever follows its meeting and whoever is refused something
// on it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { meetingOf, placeOf } from '../domain/meeting.ts'
import { waitedFor } from '../domain/parked.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { completingKey, signedAnswers } from '../domain/pilot-weeks.ts'
import type { Refused } from '../domain/refusal.ts'
import { type Review, reviewOf } from '../domain/review.ts'
import { isWeek } from '../domain/week.ts'
import { evidenceFor, frozenEvidence } from '../store/evidence.ts'
import { headCode } from '../store/hash.ts'
import { hashAt } from '../store/ledger.ts'
import { stepOf } from '../store/meetings.ts'
import { lastNoted, readNotes, revealChoices, revealRounds } from '../store/reviews.ts'
import { stuckOn } from '../store/stuck.ts'
import { readTexts } from '../store/texts.ts'
import { weekName } from '../words/dates.ts'
import { stuckText } from '../words/stuck.ts'
import { problemsShown, queryOf } from './forms.ts'
import { addressOf, fileToShow, type Shown as ShownPilot, signerOf } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { markOfReview } from './review-mark.ts'
import { show, showFragment, showProblem } from './respond.ts'
import { textsOfActions } from './views/action-lines.ts'
import type { Sent } from './views/field.ts'
import { reviewView, type Shown } from './views/review.ts'
import type { Again, ReviewOf } from './views/review-of.ts'

export type AtWeek = { Params: { pilot: string; week: string } }

/** What is looked at: the wall or one's own screen, and what was refused there. */
type Looking = { readonly isWall: boolean; readonly again?: Again }

/** The review of the address: whole, or the step that the meeting or the address is at; alone for whoever follows. */
export async function showReview(
  request: FastifyRequest<AtWeek>,
  reply: FastifyReply,
  looking: Looking = { isWall: false },
) {
  const { week } = request.params
  const given = await readReview(request, looking)
  if (!given) return showProblem(request, reply, 404, 'There is no review for this week.')
  const view = reviewView(given, shownOf(request, given))
  const title = `Review of the week of ${weekName(week)}`
  const whole = () => show(request, reply, 'reviews/show', view, { title, tab: 'Reviews' })
  const isStep = view.frame !== null && looking.again === undefined
  return isStep ? showFragment(request, reply, { template: 'reviews/_meeting', view }, whole) : whole()
}

/** The same page again, with what was refused and what was typed. */
export async function showReviewAgain(
  request: FastifyRequest<AtWeek>,
  reply: FastifyReply,
  part: Again['part'],
  refused: Refused,
  sent: Sent,
) {
  return showReview(request, reply, { isWall: false, again: { part, problems: problemsShown(refused), sent } })
}

/** The address of the review, for links and for where a person goes next. */
export function reviewAddressOf(request: FastifyRequest<AtWeek>): string {
  return `${addressOf(request)}/reviews/${encodeURIComponent(request.params.week)}`
}

/** Where somebody goes after an act on a step: into the meeting while it goes on, else to that part of the page. */
export async function afterStep(request: FastifyRequest<AtWeek>, step: number, done: string, part: string) {
  const { store, clock } = request.server.services
  const { file } = await fileToShow(request)
  const meeting = meetingOf(file, request.params.week, clock())
  const isLive = placeOf(meeting, await stepOf(store.reader, file.pilot.id, meeting.week)) !== null
  const address = reviewAddressOf(request)
  return isLive ? `${address}?step=${step}&done=${done}` : `${address}?done=${done}#${part}`
}

const stepAsked = { step: z.string().max(3).optional() }

const partsAt: { readonly [Part in Again['part']]?: number } = { notes: 4, choice: 7, answer: 7 }

/** What is refused stands at its own step; without a meeting and a step in the address the whole review is shown. */
function shownOf(request: FastifyRequest, { place, isWall, again, review }: ReviewOf): Shown {
  const { step } = queryOf(request.query, stepAsked)
  const asked = /^[1-7]$/.test(step ?? '') ? Number(step) : null
  if (again && place) return partsAt[again.part] ?? place.step
  if (step === 'all' && !isWall) return 'all'
  if (asked !== null) return asked
  if (place) return place.step
  return isWall ? (review.signed ? 7 : 1) : 'all'
}

async function readReview(request: FastifyRequest<AtWeek>, { isWall, again }: Looking): Promise<ReviewOf | null> {
  const { reader } = request.server.services.store
  const { week } = request.params
  const shown = await fileToShow(request)
  const { file, now } = shown
  const review = reviewOf(file, week)
  const evidence = evidenceOf(shown, review)
  if (!evidence) return null

  const signedAt = signedSince(file, review)
  const before = signedAnswers(file).findLast((answer) => answer.week < week) ?? null
  const waited = waitedFor(file, week, signedAt ?? now, shown.calendar)
  const meeting = meetingOf(file, week, now)
  const place = placeOf(meeting, await stepOf(reader, file.pilot.id, week))
  return {
    ...shown,
    evidence,
    review,
    signedAt,
    lastSignedAt: before ? (completingKey(file, before)?.at ?? before.at) : 0,
    meeting,
    place,
    mark: markOfReview(file, meeting, place, await lastNoted(reader, file, week)),
    revealed: await revealChoices(reader, review.round),
    earlier: await revealRounds(reader, review.earlier),
    notes: await readNotes(reader, file, week),
    notesBefore: before ? await readNotes(reader, file, before.week) : null,
    stuck: review.signed ? [] : await readStuck(request, shown),
    waited,
    code: await codeOf(request, file, review),
    texts: await readTexts(reader, textIdsOf(file, review, meeting, waited)),
    signer: await signerOf(request),
    seats: signedIn(request).standing.seats,
    isWall,
    again,
  }
}

/** A signed review shows what it was signed over; the others what is known now. */
function evidenceOf({ file, now, calendar }: ShownPilot, { week, signed }: Review) {
  if (signed) return frozenEvidence(signed)
  return isWeek(week) ? evidenceFor(file, week, now, calendar) : null
}

/** When (ms) both keys were on the week's answer; null before. */
function signedSince(file: PilotFile, { signed }: Review): number | null {
  return signed && (completingKey(file, signed)?.at ?? signed.at)
}

async function readStuck(request: FastifyRequest, { file, now, calendar }: ShownPilot): Promise<readonly string[]> {
  const stuck = await stuckOn(file, now, calendar, request.server.services.store)
  return stuck.map((one) => stuckText(one))
}

/** The head of the ledger when the answer was signed, as it is printed on its record. */
async function codeOf(request: FastifyRequest, file: PilotFile, { signed }: Review): Promise<string | null> {
  const completing = signed && completingKey(file, signed)
  const hash = completing ? await hashAt(request.server.services.store.reader, completing.seq) : null
  return hash ? headCode(hash) : null
}

function textIdsOf(
  file: PilotFile,
  { signed, pending }: Review,
  { events }: ReviewOf['meeting'],
  waited: ReviewOf['waited'],
): readonly string[] {
  const whys = [signed, pending, ...events].flatMap((one) => (one?.why ? [one.why] : []))
  return [...whys, ...(waited?.left.requests.map(({ wish }) => wish) ?? []), ...textsOfActions(file)]
}
