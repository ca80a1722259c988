// The weekly review: the reviews of a pilot, the page of each, and the three things that people do there: note, choose in
// private, and turn their keys on one answer.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import { signAnswer, type Signing } from '../domain/answer.ts'
import { isLeader, otherLeader, sideOf } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import { answerWords, chooseAnswer, type Choosing, isRevealed, noteQuestions, reviewOf } from '../domain/review.ts'
import { isWeek } from '../domain/week.ts'
import { type Evidence, evidenceFor, previousHead } from '../store/evidence.ts'
import { openChoice, revealChoices } from '../store/reviews.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { formOf, queryOf, typed } from './forms.ts'
import { fileToDecide, fileToShow, keysHeldUntil } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showFragment, showProblem } from './respond.ts'
import { afterStep, type AtWeek, reviewAddressOf, showReview, showReviewAgain } from './review-page.ts'
import { waitingFor } from './views/answer-step.ts'
import { reviewsView, textsOfReviews } from './views/reviews.ts'

export const reviewRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/reviews', { config: { act: 'read pilot' } }, showReviews)
  app.get<AtWeek>('/pilots/:pilot/reviews/:week', { config: { act: 'read pilot' } }, async (request, reply) =>
    showReview(request, reply),
  )
  app.get<AtWeek>('/pilots/:pilot/reviews/:week/progress', { config: { act: 'read pilot' } }, showProgress)
  app.post<AtWeek>('/pilots/:pilot/reviews/:week/notes', { config: { act: 'note questions' } }, note)
  app.post<AtWeek>('/pilots/:pilot/reviews/:week/choices', { config: { act: 'choose answer' } }, choose)
  app.post<AtWeek>('/pilots/:pilot/reviews/:week/keys', { config: { act: 'sign answer' } }, sign)
}

async function showReviews(request: FastifyRequest, reply: FastifyReply) {
  const shown = await fileToShow(request)
  const texts = await readTexts(request.server.services.store.reader, textsOfReviews(shown.file))
  return show(request, reply, 'reviews/index', reviewsView({ ...shown, texts }), { title: 'Reviews', tab: 'Reviews' })
}

/** Whether something has happened since, asked again and again by a page that waits; whole pages lead to the review. */
async function showProgress(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  if (!isWeek(week)) return showProblem(request, reply, 404)
  const { file } = await fileToShow(request)
  const { seen } = queryOf(request.query, { seen: z.string().max(40).default('') })
  const view = { waiting: waitingFor(reviewOf(file, week), reviewAddressOf(request), seen) }
  return showFragment(request, reply, { template: 'reviews/_waiting', view }, () => showReview(request, reply))
}

const NotesForm = formOf({ stuck: typed(), confusing: typed(), workaround: typed(), unused: typed(), cut: typed() })

async function note(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  return act(request, reply, {
    form: NotesForm,
    decide: async (tx, { stuck, confusing, workaround, unused, cut }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const notes = JSON.stringify({ stuck, confusing, workaround, unused, cut })
      return noteQuestions(file, week, notes, calendar.weekOf(doing.at))
    },
    next: () => afterStep(request, 4, 'saved', 'questions'),
    again: (refused, sent) => showReviewAgain(request, reply, 'notes', refused, sent),
  })
}

const ChoiceForm = formOf({
  answer: z.enum(answerWords, 'Choose stop, fix or expand.'),
  reason: typed(),
  disputes: typed(),
  seen: z.string().max(64),
})

async function choose(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  return act(request, reply, {
    form: ChoiceForm,
    decide: async (tx, { answer, reason, disputes, seen }, doing) => {
      const choosing = await choosingIn(tx, request, doing.at)
      return choosing ? chooseAnswer(choosing, { answer, reason, disputes, seen }, doing) : noEvidence()
    },
    next: async () => afterStep(request, 7, (await areShown(request)) ? 'revealed' : 'chosen', 'answer'),
    again: (refused, sent) => showReviewAgain(request, reply, 'choice', refused, sent),
  })
}

/** Whether with this choice both have been made, so that both stand on the page. */
async function areShown(request: FastifyRequest<AtWeek>): Promise<boolean> {
  const { file } = await fileToShow(request)
  return isRevealed(reviewOf(file, request.params.week).round)
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
  return act(request, reply, {
    form: SigningForm,
    decide: async (tx, form, doing) => {
      const signing = await signingIn(tx, request, doing.at)
      return signing ? signAnswer(signing, form, doing) : noEvidence()
    },
    next: (entry) =>
      entry.data.completes
        ? `${reviewAddressOf(request)}/decision?done=answered`
        : afterStep(request, 7, 'answer-key', 'answer'),
    again: (refused, sent) => showReviewAgain(request, reply, 'answer', refused, sent),
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
