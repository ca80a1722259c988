// Reporting friction: by the link that hangs on the wall, without signing in, or from the pilot's own pages.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Reader, Tx } from '../../db/store.ts'
import {
  frictionKinds,
  frictionReasons,
  type FrictionSaid,
  reportFriction,
  type ReportedBy,
} from '../domain/friction.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Pilot } from '../domain/pilot.ts'
import { isFrictionLink } from '../domain/token.ts'
import { calendarOf } from '../intake/calendar.ts'
import { keepReport, nextReport } from '../store/friction.ts'
import { textHash } from '../store/hash.ts'
import { findPilot, listPilots, zoneOf } from '../store/pilots.ts'
import { findBySecret } from '../store/tokens.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf } from './pilot-request.ts'
import { pilotOf } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { frictionForm } from './views/friction-form.ts'

type AtLink = { Params: { token: string } }

/** A whole office behind one address gets through; whoever floods the form does not. */
const fewReports = { max: 30, timeWindow: 60_000 }

export const frictionReportRoutes: FastifyPluginAsync = async (app) => {
  const byLink = { act: 'report friction by link' } as const
  app.get<AtLink>(
    '/f/:token',
    { config: { ...byLink, rateLimit: { ...fewReports, max: 120 } } },
    async (request, reply) => showByLink(request, reply),
  )
  app.post<AtLink>('/f/:token', { config: { ...byLink, rateLimit: fewReports } }, reportByLink)
  const signedIn = { config: { act: 'report friction' } } as const
  app.get('/pilots/:pilot/friction/new', signedIn, async (request, reply) => showForm(request, reply))
  app.post('/pilots/:pilot/friction', signedIn, report)
}

const gone = 'This link no longer works. Ask for the new one, or tell the team lead.'

/** The pilot of the link; null when the link does not work or was ended. */
async function pilotOfLink(reader: Reader, { params }: FastifyRequest<AtLink>): Promise<Pilot | null> {
  const token = await findBySecret(reader, params.token)
  if (!token || !isFrictionLink(token)) return null
  const named = (await listPilots(reader)).find(({ id }) => id === token.pilot)
  return named ? findPilot(reader, named.code) : null
}

/** Nobody is asked who they are, so nobody is known here: not even whoever happens to be signed in. */
async function showByLink(
  request: FastifyRequest<AtLink>,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  request.who = null
  const pilot = await pilotOfLink(request.server.services.store.reader, request)
  if (!pilot) return showProblem(request, reply, 404, gone)
  const action = `/f/${encodeURIComponent(request.params.token)}`
  const view = { about: pilot.name, form: frictionForm({ action, isSignedIn: false, sent, problems }) }
  void reply.header('cache-control', 'no-store').header('referrer-policy', 'same-origin')
  return show(request, reply, 'friction/new', view, { title: 'What got in your way?' })
}

async function showForm(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const action = `${addressOf(request)}/friction`
  const view = { about: null, form: frictionForm({ action, isSignedIn: true, sent, problems }) }
  return show(request, reply, 'friction/new', view, { title: 'What got in your way?', tab: 'Friction' })
}

const said = {
  kind: z.enum(frictionKinds).nullish(),
  reason: z.enum(['', ...frictionReasons]).default(''),
  words: typed(500),
  case: typed(80),
}
const ReportForm = formOf(said)
const LinkForm = formOf({ ...said, name: typed(80) })

type Sending = z.infer<typeof ReportForm> & { readonly name?: string }

function saidIn({ kind, reason, words, case: ref, name = '' }: Sending): FrictionSaid {
  const given = (text: string) => (text === '' ? null : text)
  return { kind: kind ?? null, reason: reason === '' ? null : reason, words, case: given(ref), name: given(name) }
}

async function report(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: ReportForm,
    decide: (tx, form) => decideReport(tx, pilotOf(request), saidIn(form), 'report friction'),
    beside: (tx, form, entry) => keep(tx, saidIn(form), entry),
    next: () => `${addressOf(request)}/friction?done=friction-reported`,
    again: (refused, sent) => showForm(request, reply, sent, problemsShown(refused)),
  })
}

async function reportByLink(request: FastifyRequest<AtLink>, reply: FastifyReply) {
  request.who = null
  if (!(await pilotOfLink(request.server.services.store.reader, request))) return showProblem(request, reply, 404, gone)
  return act(request, reply, {
    form: LinkForm,
    decide: async (tx, form) => {
      const pilot = await pilotOfLink(tx, request)
      if (!pilot) throw Object.assign(new Error('the link was ended'), { statusCode: 404 })
      return decideReport(tx, pilot, saidIn(form), 'report friction by link')
    },
    beside: (tx, form, entry) => keep(tx, saidIn(form), entry),
    next: () => `/f/${encodeURIComponent(request.params.token)}?done=friction-sent`,
    again: (refused, sent) => showByLink(request, reply, sent, problemsShown(refused)),
  })
}

async function decideReport(tx: Tx, pilot: Pilot, what: FrictionSaid, by: ReportedBy) {
  const number = await nextReport(tx, pilot.id)
  return reportFriction({ pilot }, { number, hash: textHash(JSON.stringify([number, what])), by }, what)
}

async function keep(tx: Tx, what: FrictionSaid, { pilot, object, actor, at, seq }: LedgerEntry): Promise<void> {
  if (pilot === null || what.kind === null) throw new Error('a report that was taken in has a pilot and a kind')
  const week = calendarOf(await zoneOf(tx)).weekOf(at)
  const person = actor.person === 'nobody' ? null : actor.person
  await keepReport(tx, pilot, { ...what, kind: what.kind, report: Number(object.id), person, week, at, seq })
}
