// Requests: what is wished beside rules, what it would cost, and whether it is accepted or cut. While the scope is frozen
// they wait.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import type { Act, Fact } from '../domain/fact.ts'
import { breakingContent } from '../domain/freeze.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import { exemptRequest, findRequest, type Request, requestsOn } from '../domain/request.ts'
import {
  acceptRequest,
  breakFreezeFor,
  costRequest,
  cutRequest,
  type Deciding,
  makeRequest,
  withdrawRequest,
} from '../domain/request-deciding.ts'
import { freezeBroken } from '../domain/freeze-signals.ts'
import { commitment, contentHash, newId } from '../store/hash.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, type Shown, signerOf } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { newRequestForm, requestsView } from './views/requests.ts'
import { requestView } from './views/request.ts'
import type { Again, RequestPart } from './views/request-of.ts'

type AtNumber = { Params: { pilot: string; number: string } }

export const requestRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/requests', { config: { act: 'read pilot' } }, showRequests)
  app.get('/pilots/:pilot/requests/new', { config: { act: 'make request' } }, async (request, reply) =>
    showNew(request, reply),
  )
  app.post('/pilots/:pilot/requests', { config: { act: 'make request' } }, make)
  app.get<AtNumber>('/pilots/:pilot/requests/:number', { config: { act: 'read pilot' } }, async (request, reply) =>
    showRequest(request, reply),
  )
  app.post<AtNumber>('/pilots/:pilot/requests/:number/cost', { config: { act: 'cost request' } }, cost)
  app.post<AtNumber>('/pilots/:pilot/requests/:number/acceptance', { config: { act: 'decide request' } }, accept)
  app.post<AtNumber>('/pilots/:pilot/requests/:number/cut', { config: { act: 'decide request' } }, cut)
  app.post<AtNumber>('/pilots/:pilot/requests/:number/withdrawal', { config: { act: 'make request' } }, withdraw)
  app.post<AtNumber>('/pilots/:pilot/requests/:number/freeze', { config: { act: 'break freeze' } }, breakFor)
}

async function showRequests(request: FastifyRequest, reply: FastifyReply) {
  const { asof = null } = queryOf(request.query, AsOf)
  const shown = await shownOn(request, asof)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const ids = [
    ...requestsOn(shown.file).map(({ wish }) => wish),
    ...freezeBroken(shown.file).flatMap(({ whys }) => whys),
  ]
  const texts = await readTexts(request.server.services.store.reader, ids)
  return show(request, reply, 'requests/index', requestsView({ ...shown, texts, asOf: asof }), about)
}

const about = { title: 'Requests', tab: 'Requests' } as const

/** The pilot as it is now or was at the end of a day; a sentence where there is no such day. */
async function shownOn(request: FastifyRequest, asof: string | null): Promise<Shown | string> {
  const shown = await fileToShow(request)
  return asof === null ? shown : shownAsOf(request, shown, asof)
}

async function showNew(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const view = newRequestForm(await fileToShow(request), sent, problems)
  return show(request, reply, 'requests/new', view, { title: 'Ask for something', tab: 'Requests' })
}

const NewForm = formOf({ wish: typed(), why: typed() })

async function make(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: NewForm,
    decide: async (tx, { wish, why }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return makeRequest({ file, wish, wishHash: commitment(newId(), wish), why, calendar }, doing)
    },
    next: ({ object, data }) =>
      `${addressOf(request)}/requests/${object.id}?done=${data.effect === 'parks' ? 'request-parked' : 'requested'}`,
    again: (refused, sent) => showNew(request, reply, sent, problemsShown(refused)),
  })
}

async function showRequest(request: FastifyRequest<AtNumber>, reply: FastifyReply, again?: Again) {
  const { asof = null } = again ? {} : queryOf(request.query, AsOf)
  const shown = await shownOn(request, asof)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const found = findRequest(shown.file, numberIn(request.params.number))
  if (!found) return showProblem(request, reply, 404, noSuch)
  const ids = found.events.flatMap(({ wish, why }) => [wish, why].filter((id) => id !== null))
  const { person, standing } = signedIn(request)
  const view = requestView({
    ...shown,
    request: found,
    texts: await readTexts(request.server.services.store.reader, ids),
    person,
    seats: standing.seats,
    signer: await signerOf(request),
    freezeHash: freezeHashOf(found),
    address: requestAddress(request),
    asOf: asof,
    again,
  })
  return show(request, reply, 'requests/show', view, { title: `Request ${found.number}`, tab: 'Requests' })
}

const noSuch = 'There is no request with this number.'
const seen = z.string().max(64).default('')

const CostForm = formOf({ seen, hours: typed(20), costWhy: typed() })

async function cost(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: CostForm,
    decide: async (tx, form) =>
      decideOn(tx, request, form.seen, (deciding) => costRequest(deciding, form.hours, form.costWhy)),
    next: () => `${requestAddress(request)}?done=costed`,
    again: (refused, sent) => showRequest(request, reply, againIn('cost', refused, sent)),
  })
}

const AcceptForm = formOf({ seen, acceptWhy: typed() })

async function accept(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: AcceptForm,
    decide: async (tx, form, doing) =>
      decideOn(tx, request, form.seen, (deciding) => acceptRequest(deciding, form.acceptWhy, doing)),
    next: () => `${requestAddress(request)}?done=request-accepted`,
    again: (refused, sent) => showRequest(request, reply, againIn('accept', refused, sent)),
  })
}

const CutForm = formOf({ seen, cutWhy: typed() })

async function cut(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: CutForm,
    decide: async (tx, form) => decideOn(tx, request, form.seen, (deciding) => cutRequest(deciding, form.cutWhy)),
    next: () => `${requestAddress(request)}?done=cut`,
    again: (refused, sent) => showRequest(request, reply, againIn('cut', refused, sent)),
  })
}

const WithdrawForm = formOf({ seen, withdrawWhy: typed() })

async function withdraw(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: WithdrawForm,
    decide: async (tx, form, doing) =>
      decideOn(tx, request, form.seen, (deciding) => withdrawRequest(deciding, form.withdrawWhy, doing)),
    next: () => `${requestAddress(request)}?done=withdrawn`,
    again: (refused, sent) => showRequest(request, reply, againIn('withdraw', refused, sent)),
  })
}

const FreezeForm = formOf({ seen, freezeWhy: typed() })

async function breakFor(request: FastifyRequest<AtNumber>, reply: FastifyReply) {
  return act(request, reply, {
    form: FreezeForm,
    decide: async (tx, form, doing) => breakingOf(tx, request, form, doing),
    next: ({ data }) => `${requestAddress(request)}?done=${data.completes ? 'freeze-broken' : 'one-key'}`,
    again: (refused, sent) => showRequest(request, reply, againIn('freeze', refused, sent)),
  })
}

async function breakingOf(
  tx: Tx,
  request: FastifyRequest<AtNumber>,
  form: z.infer<typeof FreezeForm>,
  doing: Act,
): Promise<Fact | Refused> {
  const { file, calendar } = await fileToDecide(tx, request)
  const found = findRequest(file, numberIn(request.params.number))
  if (!found) return refuse(noSuch)
  const key = { hash: freezeHashOf(found), seen: form.seen, keysHeldUntil: await keysHeldUntil(tx, request) }
  return breakFreezeFor({ file, request: found }, { ...key, why: form.freezeWhy, calendar }, doing)
}

/** Finds the request inside the transaction and decides on it as it is there. */
async function decideOn(
  tx: Tx,
  request: FastifyRequest<AtNumber>,
  seenThere: string,
  decide: (deciding: Deciding & Pick<Shown, 'calendar'> & { readonly freezeHash: string }) => Fact | Refused,
): Promise<Fact | Refused> {
  const { file, calendar } = await fileToDecide(tx, request)
  const found = findRequest(file, numberIn(request.params.number))
  if (!found) return refuse(noSuch)
  return decide({ file, request: found, seen: seenThere, calendar, freezeHash: freezeHashOf(found) })
}

function freezeHashOf(request: Request): string {
  return contentHash(breakingContent(exemptRequest(request)))
}

/** A reason that is missing is missing in the form that was sent. */
function againIn(part: RequestPart, refused: Refused, sent: Sent): Again {
  const problems = problemsShown(refused).map((problem) =>
    problem.name === 'why' ? { ...problem, name: `${part}Why` } : problem,
  )
  return { part, problems, sent }
}

function requestAddress(request: FastifyRequest<AtNumber>): string {
  return `${addressOf(request)}/requests/${encodeURIComponent(request.params.number)}`
}
