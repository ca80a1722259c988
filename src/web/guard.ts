// The door. Every route names its act; what the table of acts does not grant is refused here, before any handler runs.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Reader } from '../../db/store.ts'
import { type ActName, type Claim, mayAct, ruleOf } from '../domain/act.ts'
import { charterInForce } from '../domain/charter.ts'
import { standingOn } from '../domain/deputy.ts'
import type { Pilot } from '../domain/pilot.ts'
import { chartersOf } from '../store/charters.ts'
import { newId, textHash } from '../store/hash.ts'
import { personKept, pilotKept } from '../store/often.ts'
import { keepRefusedAct } from '../store/refused-acts.ts'
import { keysOf } from '../store/pilots.ts'
import { endSession, findSession, touchSession } from '../store/sessions.ts'
import { whoInWords } from '../words/people.ts'
import { lowered } from '../words/sentences.ts'
import { type SignedIn, todayOf } from './request.ts'
import { showProblem } from './respond.ts'

/** Refuses to start while a route has no act, and asks at every request whether the person may do it. */
export function guardRoutes(app: FastifyInstance): void {
  app.decorateRequest('who', null)
  app.decorateRequest('token', null)
  app.decorateRequest('pilotOrNull', null)
  app.addHook('onRoute', (route) => {
    if (!route.config?.act) throw new Error(`${String(route.method)} ${route.url} names no act`)
  })
  app.addHook('preHandler', guard)
}

async function guard(request: FastifyRequest, reply: FastifyReply) {
  const act = actNamed(request)
  if (isFromElsewhere(request))
    return showProblem(request, reply, 403, 'This was sent from another site and was refused.')
  request.who = await whoAsks(request)
  if (isForTokens(act)) return assertToken(request)
  const known = await findPilotAsked(request)
  if (known === 'unknown') return request.who ? showProblem(request, reply, 404) : askToSignIn(request, reply)
  if (await isGranted(request.server.services.store.reader, act, request.who, request.pilotOrNull)) return undefined
  if (!request.who) return askToSignIn(request, reply)

  return refuse(request, reply, act)
}

/** A machine's routes are open to nobody else, and to a machine only after its token was found. */
function isForTokens(act: ActName): boolean {
  return ruleOf(act).who.every((who) => who === 'token')
}

/** The second door: whoever forgot to look for a token gets no further. */
function assertToken(request: FastifyRequest): undefined {
  if (!request.token) throw Object.assign(new Error('This takes a token.'), { statusCode: 401 })
}

function actNamed(request: FastifyRequest): ActName {
  const act = request.routeOptions.config.act
  if (!act && !request.is404) throw new Error(`${request.url} names no act`)
  return act ?? 'see the first page'
}

/** Unsafe methods must come from a page of ours. */
function isFromElsewhere(request: FastifyRequest): boolean {
  const { method, headers, routeOptions, server } = request
  if (method === 'GET' || method === 'HEAD' || routeOptions.config.fromElsewhere) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  return headers.origin !== server.services.baseUrl
}

async function whoAsks(request: FastifyRequest): Promise<SignedIn | null> {
  const { store } = request.server.services
  const person = request.session.get('person')
  if (!person) return null
  const now = Date.now()
  const session = await findSession(store.reader, request.session.sessionId, now)
  const known = await personKept(store, person)
  if (!session || !known) return forgetSession(request)
  if (session.seenAt + 60_000 < now) noteSeen(request, session.hash, now)
  const standing = { person, duties: known.duties, seats: [] }
  const short = textHash(session.hash).slice(0, 12)
  return {
    person,
    name: known.name,
    email: known.email,
    standing,
    session: short,
    provedAt: request.session.get('provedAt') ?? 0,
  }
}

/** Noted beside the answer: a database that is busy for a moment holds up nobody who only reads. */
function noteSeen(request: FastifyRequest, hash: string, now: number): void {
  const { store } = request.server.services
  store
    .transaction((tx) => touchSession(tx, hash, now))
    .catch((error: unknown) => request.log.warn({ err: error }, 'the session was not noted as used'))
}

/** The session of someone who has left, or one that was ended this moment, is no session. */
async function forgetSession(request: FastifyRequest): Promise<null> {
  const { store } = request.server.services
  await store.transaction((tx) => endSession(tx, request.session.sessionId))
  return null
}

async function findPilotAsked(request: FastifyRequest): Promise<'known' | 'unknown' | 'none'> {
  const { pilot: code } = request.params as { pilot?: string } // parameters are typed by each route's own schema
  if (code === undefined) return 'none'
  const pilot = await pilotKept(request.server.services.store, code)
  if (!pilot) return 'unknown'
  request.pilotOrNull = pilot
  if (request.who)
    request.who = { ...request.who, standing: standingOn(pilot, request.who.standing, await todayOf(request)) }
  return 'known'
}

/** Whether the table of acts grants this to the person as they stand on the pilot, on facts read with `reader`. */
export async function isGranted(
  reader: Reader,
  act: ActName,
  who: SignedIn | null,
  pilot: Pilot | null,
): Promise<boolean> {
  const claim: Claim = { standing: who?.standing ?? null, mayPause: await isNamedToPause(reader, act, who, pilot) }
  return mayAct(act, claim)
}

async function isNamedToPause(
  reader: Reader,
  act: ActName,
  who: SignedIn | null,
  pilot: Pilot | null,
): Promise<boolean> {
  if (act !== 'pause' || !who || !pilot) return false
  const inForce = charterInForce(await chartersOf(reader, pilot.id), await keysOf(reader, pilot.id))
  return inForce?.content.mayPause.includes(who.person) ?? false
}

function askToSignIn(request: FastifyRequest, reply: FastifyReply) {
  const back = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : ''
  return reply.redirect(`/sign-in${back}`, 303)
}

/** What is not one's to see looks exactly like what is not there: no head, no code, no name. */
export function hide(request: FastifyRequest, reply: FastifyReply) {
  request.pilotOrNull = null
  return showProblem(request, reply, 404)
}

/** The wrong seat on one's own pilot is told so, and it is kept; what is not one's to see is not there. */
async function refuse(request: FastifyRequest, reply: FastifyReply, act: ActName) {
  const standing = request.who?.standing
  const isElsewhere = request.pilotOrNull !== null && standing?.seats.length === 0
  if (isElsewhere) return hide(request, reply)
  await keepRefusal(request)
  return showProblem(request, reply, 403, notYours(act))
}

/** What it was, and whose it is: whoever is refused knows whom to ask. */
function notYours(act: ActName): string {
  const { words, who } = ruleOf(act)
  return `That is not yours to do: ${lowered(words)}. It is for ${whoInWords(who)}.`
}

/** A refused try is no fact, but a sign of drift: it is kept, with who tried what and where. */
export async function keepRefusal(request: FastifyRequest): Promise<void> {
  const { store, clock } = request.server.services
  const pilot = request.pilotOrNull?.id ?? null
  const row = { id: newId(), pilot, person: request.who?.person ?? 'nobody', act: actNamed(request), at: clock() }
  await store.transaction((tx) => keepRefusedAct(tx, row))
}
