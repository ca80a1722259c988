// Who is told outside when something breaks: other places beside the people of the pilot, a test that is really sent, and what
// came of everything that was.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mayAct } from '../domain/act.ts'
import { targetKinds } from '../domain/alert.ts'
import { addressFault, placeOf, setTarget, takeOutTarget, targetsAfter } from '../domain/alert-target.ts'
import { feedsOf } from '../domain/silence.ts'
import { nearFault } from '../outbox/reach.ts'
import { mailTo, messageTo } from '../outbox/tell.ts'
import { newSigningSecret } from '../outbox/webhook.ts'
import { addressOfTarget, forgetAddress, keepAddress, targetEventsOf } from '../store/alert-targets.ts'
import { newestMessages } from '../store/messages.ts'
import { heardOn } from '../store/run-figures.ts'
import { testLetter } from '../words/alerts.ts'
import { act } from './act.ts'
import { outcomeOfTest, outsideOf, sendTest } from './alert-tests.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { addressOf, fileToShow } from './pilot-request.ts'
import { pilotOf, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { keepToShow, showOnce } from './shown-once.ts'
import { alertsView } from './views/alerts.ts'
import type { Problem, Sent } from './views/field.ts'

type AtTarget = { Params: { pilot: string; target: string } }
const targets = '/pilots/:pilot/alert-targets'

export const alertRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/alerts', { config: { act: 'read pilot' } }, async (request, reply) =>
    showAlerts(request, reply),
  )
  app.post('/pilots/:pilot/alerts/test', { config: { act: 'set alert target' } }, testMail)
  app.post(targets, { config: { act: 'set alert target' } }, set)
  app.post<AtTarget>(`${targets}/:target/test`, { config: { act: 'set alert target' } }, testTarget)
  app.post<AtTarget>(`${targets}/:target/end`, { config: { act: 'set alert target' } }, takeOut)
}

const shownAtOnce = 20

async function showAlerts(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const { tested } = sent ? { tested: undefined } : queryOf(request.query, { tested: z.string().max(40).optional() })
  const { reader } = request.server.services.store
  const shown = await fileToShow(request)
  const { id } = shown.file.pilot
  const view = alertsView({
    ...shown,
    path: addressOf(request),
    targets: targetsAfter(await targetEventsOf(reader, id)),
    feeds: feedsOf(shown.file, await heardOn(reader, shown.file), shown.now),
    messages: await newestMessages(reader, id, shownAtOnce),
    mayChange: mayAct('set alert target', { standing: signedIn(request).standing, mayPause: false }),
    outside: await outsideOf(request),
    secret: showOnce(request, `alert secret ${id}`),
    outcome: await outcomeOfTest(request, tested, id),
    sent,
    problems,
  })
  return show(request, reply, 'alerts/index', view, { title: 'Alerts', tab: 'Alerts' })
}

const TargetForm = formOf({ kind: z.enum(targetKinds), address: typed(500) })

function set(request: FastifyRequest, reply: FastifyReply) {
  const { id } = pilotOf(request)
  const { allow } = request.server.services.outside
  return act(request, reply, {
    form: TargetForm,
    decide: async (tx, { kind, address }) => {
      const fault = addressFault(kind, address) ?? (kind === 'mail' ? null : nearFault(address, allow))
      return setTarget(id, await targetEventsOf(tx, id), { kind, place: placeOf(address), fault })
    },
    beside: async (tx, { kind, address }, entry) => {
      const secret = kind === 'webhook' ? newSigningSecret() : null
      await keepAddress(tx, id, Number(entry.object.id), { address, secret })
      if (secret !== null) keepToShow(request, `alert secret ${id}`, secret)
    },
    next: () => `${addressOf(request)}/alerts?done=target-set`,
    again: (refused, sent) => showAlerts(request, reply, sent, problemsShown(refused)),
  })
}

function takeOut(request: FastifyRequest<AtTarget>, reply: FastifyReply) {
  const { id } = pilotOf(request)
  const target = Number(request.params.target)
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx) => takeOutTarget(id, await targetEventsOf(tx, id), target),
    beside: (tx) => forgetAddress(tx, id, target),
    next: () => `${addressOf(request)}/alerts?done=target-out`,
    again: (refused, sent) => showAlerts(request, reply, sent, problemsShown(refused)),
  })
}

async function testTarget(request: FastifyRequest<AtTarget>, reply: FastifyReply) {
  const { store, fault, outside, clock } = request.server.services
  if (fault !== null) return showProblem(request, reply, 503)
  const pilot = pilotOf(request)
  const number = Number(request.params.target)
  const target = targetsAfter(await targetEventsOf(store.reader, pilot.id)).find((one) => one.target === number)
  if (!target) return showProblem(request, reply, 404, 'There is no such place.')
  const address = (await addressOfTarget(store.reader, pilot.id, number))?.address ?? ''
  const audience = { pilot, baseUrl: outside.baseUrl, mailTargets: new Map([[number, address]]) }
  const [test] = messageTo(target, testLetter(pilot.code), audience, clock())
  if (!test) return showProblem(request, reply, 404, 'There is no such place.')
  return reply.redirect(`${addressOf(request)}/alerts?tested=${await sendTest(request, test)}`, 303)
}

async function testMail(request: FastifyRequest, reply: FastifyReply) {
  const { fault, outside } = request.server.services
  if (fault !== null) return showProblem(request, reply, 503)
  const pilot = pilotOf(request)
  const test = mailTo(signedIn(request).email, testLetter(pilot.code), { pilot, baseUrl: outside.baseUrl })
  return reply.redirect(`${addressOf(request)}/alerts?tested=${await sendTest(request, test)}`, 303)
}
