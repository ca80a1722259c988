// The weekly review: the reviews of a pilot, the meeting's page with its fixed steps, and the three things that people do
// there: note, choose in private, and turn their keys on one answer.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import { signAnswer, type Signing } from '../domain/answer.ts'
import { isLeader, otherLeader, sideOf } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { waitedFor } from '../domain/parked.ts'
import { completingKey } from '../domain/pilot-weeks.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import {
  answerWords,
  chooseAnswer,
  type Choosing,
  isRevealed,
  noteQuestions,
  type Review,
  reviewOf,
} from '../domain/review.ts'
import { isWeek } from '../domain/week.ts'
import { type Evidence, evidenceFor, frozenEvidence, previousHead } from '../store/evidence.ts'
import { openChoice, readNotes, revealChoices, revealRounds } from '../store/reviews.ts'
import { readTexts } from '../store/texts.ts'
import { weekName } from '../words/dates.ts'
import { act } from './act.ts'
import { asProblems, formOf, queryOf, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, signerOf } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showFragment, showProblem } from './respond.ts'
import { waitingFor } from './views/answer-step.ts'
import type { Sent } from './views/field.ts'
import { reviewView } from './views/review.ts'
import type { Again } from './views/review-of.ts'
import { reviewsView } from './views/reviews.ts'

type AtWeek = { Params: { pilot: string; week: string } }

export const reviewRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/reviews', { config: { act: 'read pilot' } }, showReviews)
  app.get<AtWeek>('/pilots/:pilot/reviews/:week', { config: { act: 'read pilot' } }, async (request, reply) =>
    showReview(request, reply, request.params.week),
  )
  app.get<AtWeek>('/pilots/:pilot/reviews/:week/progress', { config: { act: 'read pilot' } }, showProgress)
  app.post<AtWeek>('/pilots/:pilot/reviews/:week/notes', { config: { act: 'note questions' } }, note)
  app.post<AtWeek>('/pilots/:pilot/reviews/:week/choices', { config: { act: 'choose answer' } }, choose)
  app.post<AtWeek>('/pilots/:pilot/reviews/:week/keys', { config: { act: 'sign answer' } }, sign)
}

async function showReviews(request: FastifyRequest, reply: FastifyReply) {
  const { file, names, now, calendar } = await fileToShow(request)
  return show(request, reply, 'reviews/index', reviewsView(file, names, now, calendar), {
    title: 'Reviews',
    tab: 'Reviews',
  })
}

async function showReview(request: FastifyRequest, reply: FastifyReply, week: string, again?: Again) {
  const view = await readReview(request, week, again)
  if (!view) return showProblem(request, reply, 404, 'There is no review for this week.')
  return show(request, reply, 'reviews/show', view, {
    title: `Review of the week of ${weekName(week)}`,
    tab: 'Reviews',
  })
}

/** Whether something has happened since, asked again and again by a page that waits; whole pages lead to the review. */
async function showProgress(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  if (!isWeek(week)) return showProblem(request, reply, 404)
  const { file } = await fileToShow(request)
  const { seen } = queryOf(request.query, { seen: z.string().max(40).default('') })
  const view = { waiting: waitingFor(reviewOf(file, week), reviewAddress(request), seen) }
  return showFragment(request, reply, { template: 'reviews/_waiting', view }, () => showReview(request, reply, week))
}

async function readReview(request: FastifyRequest, week: string, again?: Again) {
  const { reader } = request.server.services.store
  const shown = await fileToShow(request)
  const { file, now, calendar } = shown
  const review = reviewOf(file, week)
  const evidence = review.signed ? frozenEvidence(review.signed) : weekEvidence(file, week, now, calendar)
  if (!evidence) return null

  const whys = [review.signed, review.pending].flatMap((answer) => (answer?.why ? [answer.why] : []))
  const waited = waitedFor(file, week, signedSince(file, review) ?? now, calendar)
  const wishes = waited?.left.requests.map(({ wish }) => wish) ?? []
  return reviewView({
    ...shown,
    evidence,
    review,
    revealed: await revealChoices(reader, review.round),
    earlier: await revealRounds(reader, review.earlier),
    notes: await readNotes(reader, file, week),
    waited,
    texts: await readTexts(reader, [...whys, ...wishes]),
    signer: await signerOf(request),
    again,
  })
}

/** When (ms) both keys were on the week's answer; null before. */
function signedSince(file: PilotFile, { signed }: Review): number | null {
  return signed && (completingKey(file, signed)?.at ?? signed.at)
}

const NotesForm = formOf({ stuck: typed(), confusing: typed(), workaround: typed(), unused: typed(), cut: typed() })

async function note(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  return act(request, reply, {
    form: NotesForm,
    decide: async (tx, { stuck, confusing, workaround, unused, cut }) => {
      const { file } = await fileToDecide(tx, request)
      return noteQuestions(file, week, JSON.stringify({ stuck, confusing, workaround, unused, cut }))
    },
    next: () => `${reviewAddress(request)}?done=saved#questions`,
    again: (refused, sent) => showReview(request, reply, week, againIn('notes', refused, sent)),
  })
}

const ChoiceForm = formOf({
  answer: z.enum(answerWords, 'Choose stop, fix or expand.'),
  reason: typed(),
  disputes: typed(),
  seen: z.string().max(64),
})

async function choose(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  return act(request, reply, {
    form: ChoiceForm,
    decide: async (tx, { answer, reason, disputes, seen }, doing) => {
      const choosing = await choosingIn(tx, request, doing.at)
      return choosing ? chooseAnswer(choosing, { answer, reason, disputes, seen }, doing) : noEvidence()
    },
    next: () => `${reviewAddress(request)}?done=chosen#answer`,
    again: (refused, sent) => showReview(request, reply, week, againIn('choice', refused, sent)),
  })
}

const SigningForm = formOf({
  seen: z.string().max(64).default(''),
  seenFacts: z.string().max(64),
  fixWhat: typed(200),
  fixOwner: typed(64),
  fixDueOn: typed(10),
  overruledUntil: typed(10),
  why: typed(),
})

async function sign(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  return act(request, reply, {
    form: SigningForm,
    decide: async (tx, form, doing) => {
      const signing = await signingIn(tx, request, doing.at)
      return signing ? signAnswer(signing, form, doing) : noEvidence()
    },
    next: (entry) =>
      entry.data.completes
        ? `${reviewAddress(request)}/decision?done=answered`
        : `${reviewAddress(request)}?done=answer-key#answer`,
    again: (refused, sent) => showReview(request, reply, week, againIn('answer', refused, sent)),
  })
}

async function choosingIn(tx: Tx, request: FastifyRequest<AtWeek>, at: number): Promise<Choosing | null> {
  const { week } = request.params
  const { file, calendar } = await fileToDecide(tx, request)
  const evidence = weekEvidence(file, week, at, calendar)
  if (!evidence) return null
  const seat = signedIn(request).standing.seats.find(isLeader)
  const { round } = reviewOf(file, week)
  const theirs = seat && !isRevealed(round) ? round[sideOf(otherLeader(seat))] : null
  return { file, week, calendar, factsHash: evidence.frozen.factsHash, other: theirs && (await openChoice(tx, theirs)) }
}

async function signingIn(tx: Tx, request: FastifyRequest<AtWeek>, at: number): Promise<Signing | null> {
  const { week } = request.params
  const { file, calendar } = await fileToDecide(tx, request)
  const evidence = weekEvidence(file, week, at, calendar)
  if (!evidence) return null
  const revealed = await revealChoices(tx, reviewOf(file, week).round)
  const choices = revealed ? [revealed.policy, revealed.system] : []
  const frozen = { ...evidence.frozen, previousHead: await previousHead(tx, file) }
  return { file, week, calendar, choices, evidence: frozen, keysHeldUntil: await keysHeldUntil(tx, request) }
}

function weekEvidence(file: PilotFile, week: string, at: number, calendar: Choosing['calendar']): Evidence | null {
  return isWeek(week) ? evidenceFor(file, week, at, calendar) : null
}

function noEvidence(): Refused {
  return refuse('There is no review for this week.')
}

function againIn(part: Again['part'], refused: Refused, sent: Sent): Again {
  const summary = refused.problems.length > 0 ? [] : [{ field: '', why: refused.why }]
  return { part, problems: asProblems([...summary, ...refused.problems]), sent }
}

function reviewAddress(request: FastifyRequest<AtWeek>): string {
  return `${addressOf(request)}/reviews/${encodeURIComponent(request.params.week)}`
}
