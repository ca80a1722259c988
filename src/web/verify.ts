// A printed code, looked up by anyone: which record it stands on, when that was, and whether it is still in the chain.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { readHeadCode } from '../store/hash.ts'
import { isInScope, scopeOf } from '../store/ledger-page.ts'
import { findByCode } from '../store/ledger.ts'
import { listPilots, zoneOf } from '../store/pilots.ts'
import { todayOf } from './request.ts'
import { show } from './respond.ts'
import { codeView, unknownCodeView } from './views/verify.ts'

type AtCode = { Params: { code: string }; Querystring: { code?: string } }

export const verifyRoutes: FastifyPluginAsync = async (app) => {
  const config = { act: 'see the first page', rateLimit: { max: 60, timeWindow: '1 minute' } } as const
  app.get<AtCode>('/verify', { config }, async (request, reply) => {
    const { code } = request.query
    const typed = typeof code === 'string' ? readHeadCode(code) : undefined
    if (typed) return reply.redirect(`/verify/${typed}`, 303)
    return typed === undefined ? ask(request, reply) : showUnknown(request, reply, String(code))
  })
  app.get<AtCode>('/verify/:code', { config }, async (request, reply) => showCode(request, reply, request.params.code))
}

function ask(request: FastifyRequest, reply: FastifyReply) {
  return show(request, reply, 'verify/show', unknownCodeView(null), { title: 'Check a printed code' })
}

function showUnknown(request: FastifyRequest, reply: FastifyReply, typed: string) {
  return show(request, reply, 'verify/show', unknownCodeView(typed), { title: 'Check a printed code', status: 404 })
}

async function showCode(request: FastifyRequest, reply: FastifyReply, typed: string) {
  const { reader } = request.server.services.store
  const code = readHeadCode(typed)
  const found = code === null ? null : await findByCode(reader, code)
  if (code === null || !found) return showUnknown(request, reply, typed)
  const scope = request.who ? await scopeOf(reader, request.who.standing, await todayOf(request)) : null
  const pilots = await listPilots(reader)
  const view = codeView({
    ...found,
    code,
    maySee: scope !== null && isInScope(scope, found.entry.pilot),
    known: { names: new Map(), codes: new Map(pilots.map((pilot) => [pilot.id, pilot.code])) },
    zone: await zoneOf(reader),
  })
  return show(request, reply, 'verify/show', view, { title: 'Check a printed code' })
}
