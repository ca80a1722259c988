// The ledger: who did what on the pilots one may see, as sentences, as of any day, and as lines for a machine.
import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { calendarOf } from '../intake/calendar.ts'
import { headCode } from '../store/hash.ts'
import { exportLines, findEntries, headBefore, isInScope, reasonsOf, scopeOf } from '../store/ledger-page.ts'
import { findEntry } from '../store/ledger.ts'
import { namesOf } from '../store/people.ts'
import { listPilots, zoneOf } from '../store/pilots.ts'
import type { Known } from '../words/ledger-teller.ts'
import { filterOf, queryOf } from './ledger-query.ts'
import { signedIn, todayOf } from './request.ts'
import { show, showFragment, showProblem } from './respond.ts'
import { entryView } from './views/entry.ts'
import { ledgerView } from './views/ledger.ts'
import { type VerificationView, verificationView } from './views/verification.ts'
import { startVerification, verificationOf } from './verification.ts'

const entriesShown = 50

export const ledgerRoutes: FastifyPluginAsync = async (app) => {
  app.get('/ledger', { config: { act: 'read ledger' } }, showLedger)
  app.get('/ledger/export', { config: { act: 'read ledger' } }, exportLedger)
  app.get('/ledger/verification', { config: { act: 'read ledger' } }, showVerification)
  app.post('/ledger/verification', { config: { act: 'read ledger' } }, async (request, reply) => {
    startVerification(request.server.services)
    return reply.redirect('/ledger/verification', 303)
  })
  app.get<{ Params: { seq: string } }>('/ledger/:seq', { config: { act: 'read ledger' } }, async (request, reply) =>
    showEntry(request, reply, request.params.seq),
  )
}

async function showLedger(request: FastifyRequest, reply: FastifyReply) {
  const { store, clock } = request.server.services
  const { reader } = store
  const { query, problems } = queryOf(request.query)
  const calendar = calendarOf(await zoneOf(reader))
  const scope = await scopeOf(reader, signedIn(request).standing, await todayOf(request))
  const filter = filterOf(query, calendar)
  const found = await findEntries(reader, scope, filter, entriesShown + 1)
  const entries = found.slice(0, entriesShown)
  const view = ledgerView({
    query,
    problems,
    entries,
    hasOlder: found.length > entriesShown,
    reasons: await reasonsOf(reader, entries),
    known: await knownTo(request),
    pilots: (await listPilots(reader)).filter(({ id }) => isInScope(scope, id)),
    seesOrganisation: scope.organisation,
    asOf: query.asof ? await headBefore(reader, filter.until ?? 0) : null,
    verification: await verificationNow(request),
    zone: calendar.zone,
    now: clock(),
  })
  return show(request, reply, 'ledger/index', view, {
    title: 'Ledger',
    nav: 'Ledger',
    status: problems.length > 0 ? 422 : 200,
  })
}

async function knownTo(request: FastifyRequest): Promise<Known> {
  const { reader } = request.server.services.store
  const pilots = await listPilots(reader)
  return { names: await namesOf(reader), codes: new Map(pilots.map(({ id, code }) => [id, code])) }
}

/** The whole entry, exactly as it was hashed. What one may not see is not there. */
async function showEntry(request: FastifyRequest, reply: FastifyReply, typed: string) {
  const { reader } = request.server.services.store
  const found = /^\d{1,15}$/.test(typed) ? await findEntry(reader, Number(typed)) : null
  const scope = await scopeOf(reader, signedIn(request).standing, await todayOf(request))
  if (!found || !isInScope(scope, found.entry.pilot)) return showProblem(request, reply, 404)
  const view = entryView({
    ...found,
    reason: (await reasonsOf(reader, [found.entry])).get(found.entry.seq) ?? null,
    code: headCode(found.hash),
    known: await knownTo(request),
    zone: await zoneOf(reader),
  })
  return show(request, reply, 'ledger/show', view, { title: `Entry ${found.entry.seq}`, nav: 'Ledger' })
}

/** One line for each entry, oldest first, with its hash and the hash before it, as JSON. */
async function exportLedger(request: FastifyRequest, reply: FastifyReply) {
  const { reader } = request.server.services.store
  const { query, problems } = queryOf(request.query)
  if (problems.length > 0) return showProblem(request, reply, 400, 'The filter of this export cannot be read.')
  const scope = await scopeOf(reader, signedIn(request).standing, await todayOf(request))
  const lines = exportLines(reader, scope, filterOf(query, calendarOf(await zoneOf(reader))))
  return reply
    .type('application/x-ndjson; charset=utf-8')
    .header('content-disposition', 'attachment; filename="ledger.ndjson"')
    .send(Readable.from(lines))
}

async function showVerification(request: FastifyRequest, reply: FastifyReply) {
  const view = { verification: await verificationNow(request) }
  return showFragment(request, reply, { template: 'ledger/_verification', view }, () =>
    show(request, reply, 'ledger/verification', view, { title: 'Verify the ledger', nav: 'Ledger' }),
  )
}

async function verificationNow(request: FastifyRequest): Promise<VerificationView> {
  const { services } = request.server
  return verificationView(verificationOf(services), services.clock(), await zoneOf(services.store.reader))
}
