// Running the meeting of a review: beginning it, being there, turning it to the next step, adjourning it and ending it.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  adjournMeeting,
  type AtMeeting,
  beginMeeting,
  endMeeting,
  joinMeeting,
  meetingOf,
  notTurnable,
} from '../domain/meeting.ts'
import type { Act, Fact } from '../domain/fact.ts'
import { isRefused, refuse, type Refused } from '../domain/refusal.ts'
import { turnTo } from '../store/meetings.ts'
import { act } from './act.ts'
import { formOf, readForm, sentOf, typed } from './forms.ts'
import { fileToDecide } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { showProblem } from './respond.ts'
import { type AtWeek, reviewAddressOf, showReviewAgain } from './review-page.ts'

export const meetingRoutes: FastifyPluginAsync = async (app) => {
  const review = '/pilots/:pilot/reviews/:week'
  app.post<AtWeek>(`${review}/beginning`, { config: { act: 'run review' } }, async (request, reply) =>
    decide(request, reply, beginMeeting, 'review-begun'),
  )
  app.post<AtWeek>(`${review}/attendance`, { config: { act: 'take part' } }, async (request, reply) =>
    decide(request, reply, joinMeeting, 'review-joined'),
  )
  app.post<AtWeek>(`${review}/end`, { config: { act: 'run review' } }, async (request, reply) =>
    decide(request, reply, endMeeting, 'review-ended'),
  )
  app.post<AtWeek>(`${review}/adjournment`, { config: { act: 'run review' } }, adjourn)
  app.post<AtWeek>(`${review}/step`, { config: { act: 'run review' } }, turn)
}

const PressForm = formOf({})

async function decide(
  request: FastifyRequest<AtWeek>,
  reply: FastifyReply,
  decision: (at: AtMeeting, doing: Act) => Fact | Refused,
  done: string,
) {
  const { week } = request.params
  return act(request, reply, {
    form: PressForm,
    decide: async (tx, _form, doing) => decision({ ...(await fileToDecide(tx, request)), week }, doing),
    next: () => `${reviewAddressOf(request)}?done=${done}`,
    again: (refused, sent) => showReviewAgain(request, reply, 'page', refused, sent),
  })
}

const AdjournmentForm = formOf({ why: typed(1_000) })

async function adjourn(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  return act(request, reply, {
    form: AdjournmentForm,
    decide: async (tx, { why }, doing) => adjournMeeting({ ...(await fileToDecide(tx, request)), week }, why, doing),
    next: () => `${reviewAddressOf(request)}?done=review-adjourned`,
    again: (refused, sent) => showReviewAgain(request, reply, 'adjournment', refused, sent),
  })
}

const StepForm = formOf({
  step: z
    .string()
    .regex(/^[1-7]$/, 'There is no such step.')
    .transform(Number),
})

/** Where the meeting stands is no fact: it is kept beside the ledger, for the screens that follow. */
async function turn(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { store, clock, fault } = request.server.services
  if (fault !== null) return showProblem(request, reply, 503)
  const form = readForm(StepForm, request.body)
  const refused = isRefused(form) ? form : await store.transaction((tx) => turned(tx, request, form.step, clock()))
  if (!refused) return reply.redirect(reviewAddressOf(request), 303)
  void reply.code(422)
  return showReviewAgain(request, reply, 'page', refused, sentOf(request.body))
}

async function turned(
  tx: Parameters<typeof turnTo>[0],
  request: FastifyRequest<AtWeek>,
  step: number,
  now: number,
): Promise<Refused | null> {
  const { week } = request.params
  const { file } = await fileToDecide(tx, request)
  const no = notTurnable(file, week, step, now)
  if (no) return refuse(no)
  const since = Math.max(now, meetingOf(file, week, now).begun?.at ?? 0)
  await turnTo(tx, { pilot: file.pilot.id, week, step, by: signedIn(request).person, since })
  return null
}
