// Where platforms tell of their runs. What is understood is kept before it is answered; everything that follows from it
// (failures, figures) is worked out afterwards.
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type Platform, platforms } from '../domain/run.ts'
import { calendarOf } from '../intake/calendar.ts'
import { canonicalText, readJson } from '../intake/platforms/payload.ts'
import { readPayload } from '../intake/platforms/platforms.ts'
import { eventIn, signatureFault } from '../intake/platforms/signature.ts'
import { isDatabaseAway } from '../store/away.ts'
import { textHash } from '../store/hash.ts'
import { keepArrived } from '../store/keeping-events.ts'
import { zoneKept } from '../store/often.ts'
import { takeInRuns } from '../store/taking-in-runs.ts'
import { type KeptEvent, noteUse } from '../store/runs.ts'
import { findBySecret } from '../store/tokens.ts'
import { problem } from './problem.ts'
import { tokenOf } from './token.ts'

type AtHook = { Params: { platform: string; token: string }; Body: string | undefined }

export const hookRoutes: FastifyPluginAsync = async (app) => {
  app.removeAllContentTypeParsers()
  const json = ['application/json', 'application/cloudevents+json']
  app.addContentTypeParser(json, { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? (isDatabaseAway(error) ? 503 : 500)
    if (status >= 500) request.log.error({ err: error }, 'failed')
    return problem(reply, status, sentences[status] ?? `Something went wrong on our side. Reference ${request.id}.`)
  })
  app.addHook('onRequest', authenticate)
  app.post<AtHook>('/hooks/:platform/:token', { config: { act: 'bring runs', fromElsewhere: true } }, takeEvent)
}

const sentences: Readonly<Record<number, string>> = {
  413: 'The event is larger than one megabyte.',
  415: 'Send JSON: content-type application/json.',
  503: 'Twokeys takes nothing at the moment. Send it again later.',
}

/** The token stands in the address, because many platforms can send no header of one's choice. */
async function authenticate(request: FastifyRequest, reply: FastifyReply) {
  const { token: secret = '' } = request.params as { token?: string } // the route has it; what is not found has none
  const token = await findBySecret(request.server.services.store.reader, secret)
  if (!token?.pilot || !token.scopes.includes('runs')) return problem(reply, 401, 'This address takes no runs.')
  request.token = token
  return undefined
}

async function takeEvent(request: FastifyRequest<AtHook>, reply: FastifyReply) {
  const platform = platforms.find((one) => one === request.params.platform)
  if (!platform) return problem(reply, 404, `There is no platform “${request.params.platform.slice(0, 40)}”.`)
  if (request.server.services.fault !== null) return problem(reply, 503, sentences[503] ?? '')
  const event = readEvent(request, platform)
  if (event.is === 'kept') {
    const isNew = await keep(request, event.kept)
    if (isNew) takeInSoon(request)
    return reply.code(isNew ? 202 : 200).send({ says: isNew ? 'Taken.' : 'This was here before.' })
  }
  await note(request, platform, event.status)
  if (event.status < 300) return reply.code(event.status).send({ says: event.says })
  return problem(reply, event.status, event.says)
}

/** What follows from runs is worked out after the answer, for all that came meanwhile together. */
function takeInSoon({ server }: FastifyRequest<AtHook>): void {
  const { soon, store, clock } = server.services
  soon('take in runs', () => takeInRuns(store, clock))
}

type Event =
  | { readonly is: 'kept'; readonly kept: Omit<KeptEvent, 'week'> }
  | { readonly is: 'answered'; readonly status: number; readonly says: string }

function readEvent(request: FastifyRequest<AtHook>, platform: Platform): Event {
  const { headers, params } = request
  const body = request.body ?? '' // nothing was sent
  const receivedAt = request.server.services.clock()
  const answered = (status: number, says: string): Event => ({ is: 'answered', status, says })
  const forged = signatureFault(headers, body, params.token, receivedAt)
  if (forged !== null) return answered(401, forged)
  const payload = readJson(body)
  if (payload === undefined) return answered(422, 'The body is not JSON.')
  const reading = readPayload(platform, payload, receivedAt)
  if (reading.is === 'refused') return answered(422, reading.why)
  if (reading.is === 'ignored') return answered(202, reading.why)
  const event = reading.event ?? eventIn(headers) ?? contentId(payload)
  if (event === null) return answered(422, 'The body is nested too deeply.')
  return { is: 'kept', kept: { pilot: tokenOf(request).pilot ?? '', platform, event, runs: reading.runs, receivedAt } }
}

/** An event without an id is known by what it says. */
function contentId(payload: unknown): string | null {
  const content = canonicalText(payload)
  return content === null ? null : textHash(content)
}

/** The event, what it says of runs, and that the token was used: all of it, or none and the platform sends it again. */
async function keep(request: FastifyRequest<AtHook>, kept: Omit<KeptEvent, 'week'>): Promise<boolean> {
  const { store } = request.server.services
  const { weekOf } = calendarOf(await zoneKept(store))
  return keepArrived(store, { kept: { ...kept, week: weekOf }, token: tokenOf(request).id })
}

async function note(request: FastifyRequest, platform: Platform, status: number): Promise<void> {
  const { store, clock } = request.server.services
  const use = { token: tokenOf(request).id, platform, status, at: clock(), times: 1 }
  await store.transaction((tx) => noteUse(tx, use))
}
