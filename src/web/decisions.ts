// The decision record: one signed answer with everything it was given over, as it stood, ready for the file.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { completingKey, signedAnswerFor } from '../domain/pilot-weeks.ts'
import { reviewOf } from '../domain/review.ts'
import { headCode } from '../store/hash.ts'
import { hashAt } from '../store/ledger.ts'
import { revealRounds } from '../store/reviews.ts'
import { readText, readTexts } from '../store/texts.ts'
import { weekName } from '../words/dates.ts'
import { fileToShow } from './pilot-request.ts'
import { show, showProblem } from './respond.ts'
import { textsOfActions } from './views/action-lines.ts'
import { decisionView } from './views/decision.ts'

type AtWeek = { Params: { pilot: string; week: string } }

export const decisionRoutes: FastifyPluginAsync = async (app) => {
  app.get<AtWeek>('/pilots/:pilot/reviews/:week/decision', { config: { act: 'read pilot' } }, async (request, reply) =>
    showDecision(request, reply, request.params.week),
  )
}

async function showDecision(request: FastifyRequest, reply: FastifyReply, week: string) {
  const { store, baseUrl } = request.server.services
  const { file, names, calendar, now } = await fileToShow(request)
  const answer = signedAnswerFor(file, week)
  if (!answer) return showProblem(request, reply, 404, 'There is no signed answer for this week.')

  const review = reviewOf(file, week)
  const completing = completingKey(file, answer)
  const hash = completing ? await hashAt(store.reader, completing.seq) : null
  const view = decisionView({
    file,
    answer,
    rounds: await revealRounds(store.reader, [...review.earlier, review.round]),
    why: await readText(store.reader, answer.why),
    texts: await readTexts(store.reader, textsOfActions(file)),
    code: hash ? headCode(hash) : '',
    baseUrl,
    names,
    calendar,
    now,
  })
  return show(request, reply, 'decisions/show', view, {
    title: `Decision for the week of ${weekName(week)}`,
    tab: 'Reviews',
  })
}
