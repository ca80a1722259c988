// Failures: what broke, how often, who is on it and what was changed. Anyone on the pilot logs one in a sentence; who looks
// after the system acknowledges and resolves it.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import type { Fact } from '../domain/fact.ts'
import { findFailure } from '../domain/failure.ts'
import {
  acknowledgeFailure,
  addToFailure,
  type Handling,
  logFailure,
  resolveFailure,
  triageFailure,
} from '../domain/failure-handling.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { isRefused, type Refused } from '../domain/refusal.ts'
import { type SameCause, sameCauses } from '../domain/same-cause.ts'
import { actedFor } from '../store/acted-for.ts'
import { runsOfFailure } from '../store/failures.ts'
import { noticedOn } from '../store/noticed.ts'
import { nextFailure } from '../store/run-failures.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { shownAsOf } from './as-of.ts'
import {
  AcknowledgeForm,
  AddForm,
  LogForm,
  loggedSaid,
  ResolveForm,
  resolvingIn,
  SideForm,
  sideIn,
} from './failure-form.ts'
import { problemsShown, queryOf } from './forms.ts'
import { isGranted } from './guard.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { pilotOf, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { failureView } from './views/failure.ts'
import type { Again, FailurePart } from './views/failure-of.ts'
import { newFailureView } from './views/failure-new.ts'
import { failuresView } from './views/failures.ts'
import type { Problem, Sent } from './views/field.ts'
import { readWaiting } from './waiting.ts'

type AtNumber = { Params: { pilot: string; number: string } }

export const failureRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/failures', { config: { act: 'read pilot' } }, showFailures)
  app.get('/pilots/:pilot/failures/new', { config: { act: 'log failure' } }, async (request, reply) =>
    showNew(request, reply),
  )
  app.post('/pilots/:pilot/failures', { config: { act: 'log failure' } }, log)
  app.get<AtNumber>('/pilots/:pilot/failures/:number', { config: { act: 'read pilot' } }, async (request, reply) =>
    showFailure(request, reply),
  )
  app.post<AtNumber>('/pilots/:pilot/failures/:number/additions', { config: { act: 'log failure' } }, add)
  app.post<AtNumber>(
    '/pilots/:pilot/failures/:number/acknowledgement',
    { config: { act: 'handle failure' } },
    acknowledge,
  )
  app.post<AtNumber>('/pilots/:pilot/failures/:number/side', { config: { act: 'triage failure' } }, triage)
  app.post<AtNumber>('/pilots/:pilot/failures/:number/resolution', { config: { act: 'handle failure' } }, resolve)
}

/** The pilot as it is, or as it was on the day that is asked for; why there is none as a sentence. */
async function shownAsked(request: FastifyRequest): Promise<(Shown & { readonly asOf: string | null }) | string> {
  const { asof } = queryOf(request.query, { asof: z.string().max(10).optional() })
  const shown = await fileToShow(request)
  if (asof === undefined) return { ...shown, asOf: null }
  const then = await shownAsOf(request, shown, asof)
  return typeof then === 'string' ? then : { ...then, asOf: asof }
}

async function showFailures(request: FastifyRequest, reply: FastifyReply) {
  const shown = await shownAsked(request)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const isToday = shown.asOf === null
  const ids = shown.file.failures.flatMap(({ words }) => words ?? [])
  const { pilots } = await readWaiting(request, signedIn(request).person)
  const { reader } = request.server.services.store
  const view = failuresView({
    ...shown,
    series: isToday ? (await noticedOn(reader, shown.file, shown.now, shown.calendar)).series : [],
    texts: await readTexts(reader, ids),
    actedFor: await actedFor(reader, acknowledgements(shown.file)),
    elsewhere: isToday ? sameCauses(pilots.map(({ file }) => file)).filter(isOn(shown.file.pilot.code)) : [],
  })
  return show(request, reply, 'failures/index', view, { title: 'Failures', tab: 'Failures' })
}

function acknowledgements({ failures }: PilotFile): readonly number[] {
  return failures.filter(({ what }) => what === 'acknowledged').map(({ seq }) => seq)
}

function isOn(code: string) {
  return ({ seen }: SameCause) => seen.some((one) => one.code === code)
}

async function showNew(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const view = newFailureView(await fileToShow(request), sent, problems)
  return show(request, reply, 'failures/new', view, { title: 'Log a failure', tab: 'Failures' })
}

async function log(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: LogForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const said = loggedSaid(form, calendar)
      if (isRefused(said)) return said
      return logFailure({ file, number: await nextFailure(tx, file.pilot.id), said, words: form.words }, doing)
    },
    next: ({ object }) => `${addressOf(request)}/failures/${object.id}?done=failure-logged`,
    again: (refused, sent) => showNew(request, reply, sent, problemsShown(refused)),
  })
}

const runsShown = 20

async function showFailure(request: FastifyRequest<AtNumber>, reply: FastifyReply, again?: Again) {
  const shown = await shownAsked(request)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const failure = findFailure(shown.file, numberOf(request))
  if (!failure) return showProblem(request, reply, 404, 'There is no failure with this number.')
  const { reader } = request.server.services.store
  const pilot = pilotOf(request)
  const ids = failure.events.flatMap(({ words }) => words ?? [])
  const view = failureView({
    ...shown,
    failure,
    texts: await readTexts(reader, ids),
    actedFor: await actedFor(
      reader,
      failure.events.map(({ seq }) => seq),
    ),
    runs: await runsOfFailure(reader, pilot.id, failure.number, runsShown),
    seats: signedIn(request).standing.seats,
    mayPause: await isGranted(reader, 'pause', request.who, pilot),
    address: failureAddress(request),
    again,
  })
  return show(request, reply, 'failures/show', view, { title: `Failure ${failure.number}`, tab: 'Failures' })
}

async function add(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: AddForm,
    decide: async (tx, { words }) => decideOn(tx, request, '', (handling) => addToFailure(handling, words)),
    next: () => `${failureAddress(request)}?done=failure-added`,
    again: (refused, sent) => showFailure(request, reply, againIn('add', refused, sent)),
  })
}

async function acknowledge(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: AcknowledgeForm,
    decide: async (tx, { seen }) => decideOn(tx, request, seen, acknowledgeFailure),
    next: () => `${failureAddress(request)}?done=failure-acknowledged`,
    again: (refused, sent) => showFailure(request, reply, againIn('acknowledge', refused, sent)),
  })
}

async function triage(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: SideForm,
    decide: async (tx, form) =>
      decideOn(tx, request, form.seen, (handling) => triageFailure(handling, sideIn(form), form.sideWhy)),
    next: () => `${failureAddress(request)}?done=failure-triaged`,
    again: (refused, sent) => showFailure(request, reply, againIn('side', refused, sent)),
  })
}

async function resolve(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: ResolveForm,
    decide: async (tx, form, doing) =>
      decideOn(tx, request, form.seen, (handling) => resolveFailure(handling, resolvingIn(form), form.done, doing)),
    next: () => `${failureAddress(request)}?done=failure-resolved`,
    again: (refused, sent) => showFailure(request, reply, againIn('resolve', refused, sent)),
  })
}

/** Reads the pilot inside the transaction and decides on the failure as it is there. */
async function decideOn(
  tx: Tx,
  request: FastifyRequest<AtNumber>,
  seen: string,
  decide: (handling: Handling) => Fact | Refused,
): Promise<Fact | Refused> {
  const { file } = await fileToDecide(tx, request)
  return decide({ file, number: numberOf(request), seen })
}

/** What was done is one of several sentences on the page; each form names its own. */
function againIn(part: FailurePart, refused: Refused, sent: Sent): Again {
  const problems = problemsShown(refused).map((problem) =>
    part === 'resolve' && problem.name === 'words' ? { ...problem, name: 'done' } : problem,
  )
  return { part, problems, sent }
}

function numberOf({ params }: FastifyRequest<AtNumber>): number {
  return /^\d{1,9}$/.test(params.number) ? Number(params.number) : 0
}

function failureAddress(request: FastifyRequest<AtNumber>): string {
  return `${addressOf(request)}/failures/${encodeURIComponent(request.params.number)}`
}
