// What the reviews decided should be done: noted in a review, reported done, kept open or dropped with a reason.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actionKinds, dropAction, findAction, keepOpen, noteAction, reportDone } from '../domain/action.ts'
import type { Refused } from '../domain/refusal.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { afterStep, type AtWeek, showReviewAgain } from './review-page.ts'
import { textsOfActions } from './views/action-lines.ts'
import { type ActionAgain, actionsView, actionView } from './views/actions.ts'
import type { Sent } from './views/field.ts'

type AtAction = { Params: { pilot: string; number: string } }

export const actionRoutes: FastifyPluginAsync = async (app) => {
  const one = '/pilots/:pilot/actions/:number'
  app.get('/pilots/:pilot/actions', { config: { act: 'read pilot' } }, showActions)
  app.get<AtAction>(one, { config: { act: 'read pilot' } }, async (request, reply) => showAction(request, reply))
  app.post<AtWeek>('/pilots/:pilot/reviews/:week/actions', { config: { act: 'add action' } }, note)
  app.post<AtAction>(`${one}/report`, { config: { act: 'report action' } }, report)
  app.post<AtAction>(`${one}/keeping`, { config: { act: 'add action' } }, keep)
  app.post<AtAction>(`${one}/dropping`, { config: { act: 'drop action' } }, drop)
}

async function showActions(request: FastifyRequest, reply: FastifyReply) {
  const view = actionsView(await actionsToShow(request))
  return show(request, reply, 'actions/index', view, { title: 'Actions', tab: 'Reviews' })
}

async function showAction(request: FastifyRequest<AtAction>, reply: FastifyReply, again: ActionAgain | null = null) {
  const given = await actionsToShow(request)
  const action = findAction(given.file, numberIn(request.params.number))
  if (!action) return showProblem(request, reply, 404, 'There is no such action.')
  const view = actionView(given, action, again)
  return show(request, reply, 'actions/show', view, { title: `Action ${action.number}`, tab: 'Reviews' })
}

async function actionsToShow(request: FastifyRequest) {
  const shown = await fileToShow(request)
  const { person, standing } = signedIn(request)
  const texts = await readTexts(request.server.services.store.reader, textsOfActions(shown.file))
  return { ...shown, texts, seats: standing.seats, signer: { person } }
}

const NoteForm = formOf({ kind: z.enum(actionKinds), words: typed(1_000), owner: typed(64), dueOn: typed(10) })

async function note(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  const { week } = request.params
  return act(request, reply, {
    form: NoteForm,
    decide: async (tx, said, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return noteAction(file, week, said, calendar.dayOf(doing.at))
    },
    next: (_entry, { kind }) => afterStep(request, 7, `${kind}-noted`, 'decided'),
    again: (refused, sent) => showReviewAgain(request, reply, sent.kind === 'cut' ? 'cut' : 'action', refused, sent),
  })
}

/** The review that the report was made in, so that one comes back to it. */
const review = z
  .string()
  .regex(/^(\d{4}-W\d{2})?$/)
  .default('')

const ReportForm = formOf({ words: typed(1_000), review })

async function report(request: FastifyRequest<AtAction>, reply: FastifyReply) {
  return act(request, reply, {
    form: ReportForm,
    decide: async (tx, { words }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return reportDone(file, numberOf(request), words, calendar.weekOf(doing.at))
    },
    next: (_entry, form) =>
      form.review === ''
        ? `${actionAddressOf(request)}?done=action-done`
        : `${addressOf(request)}/reviews/${form.review}?step=1&done=action-done`,
    again: (refused, sent) => showAction(request, reply, againIn('report', refused, sent)),
  })
}

const KeepForm = formOf({ dueOn: typed(10) })

async function keep(request: FastifyRequest<AtAction>, reply: FastifyReply) {
  return act(request, reply, {
    form: KeepForm,
    decide: async (tx, { dueOn }, { at }) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const [today, week] = [calendar.dayOf(at), calendar.weekOf(at)]
      return keepOpen(file, numberOf(request), { dueOn, today, week })
    },
    next: () => `${actionAddressOf(request)}?done=action-kept`,
    again: (refused, sent) => showAction(request, reply, againIn('keeping', refused, sent)),
  })
}

const DropForm = formOf({ words: typed(1_000) })

async function drop(request: FastifyRequest<AtAction>, reply: FastifyReply) {
  return act(request, reply, {
    form: DropForm,
    decide: async (tx, { words }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return dropAction(file, numberOf(request), words, calendar.weekOf(doing.at))
    },
    next: () => `${actionAddressOf(request)}?done=action-dropped`,
    again: (refused, sent) => showAction(request, reply, againIn('dropping', refused, sent)),
  })
}

function numberOf(request: FastifyRequest<AtAction>): number {
  return numberIn(request.params.number)
}

function actionAddressOf(request: FastifyRequest<AtAction>): string {
  return `${addressOf(request)}/actions/${numberOf(request)}`
}

function againIn(part: ActionAgain['part'], refused: Refused, sent: Sent): ActionAgain {
  return { part, problems: problemsShown(refused), sent }
}
