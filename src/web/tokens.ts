// Tokens: a machine's access, to all pilots or to one. The token is shown once, on the page after it was issued.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { endToken, issueToken, machineScopes } from '../domain/token.ts'
import { newSecret } from '../store/hash.ts'
import { findToken, keepSecret, listTokens, tokenIdOf } from '../store/tokens.ts'
import { zoneOf } from '../store/pilots.ts'
import { act } from './act.ts'
import { formOf, problemsShown, several } from './forms.ts'
import { show } from './respond.ts'
import { keepToShow, showOnce } from './shown-once.ts'
import type { Problem, Sent } from './views/field.ts'
import { tokensView } from './views/tokens.ts'

type AtToken = { Params: { token: string } }

export const tokenRoutes: FastifyPluginAsync = async (app) => {
  app.get('/tokens', { config: { act: 'issue token' } }, async (request, reply) => showTokens(request, reply))
  app.post('/tokens', { config: { act: 'issue token' } }, issue)
  app.post<AtToken>('/tokens/:token/end', { config: { act: 'issue token' } }, end)
  app.get('/pilots/:pilot/tokens', { config: { act: 'issue pilot token' } }, async (request, reply) =>
    showTokens(request, reply),
  )
  app.post('/pilots/:pilot/tokens', { config: { act: 'issue pilot token' } }, issue)
  app.post<AtToken>('/pilots/:pilot/tokens/:token/end', { config: { act: 'issue pilot token' } }, end)
}

/** The pilot whose tokens the address is about; null for those of the organisation. */
function scopeOf(request: FastifyRequest): { readonly pilot: string | null; readonly path: string } {
  const pilot = request.pilotOrNull
  return { pilot: pilot?.id ?? null, path: pilot ? `/pilots/${encodeURIComponent(pilot.code)}/tokens` : '/tokens' }
}

async function showTokens(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const { store, clock, baseUrl } = request.server.services
  const { pilot, path } = scopeOf(request)
  const secret = showOnce(request, `token ${path}`)
  const view = tokensView({
    path,
    pilot: request.pilotOrNull?.code ?? null,
    tokens: await listTokens(store.reader, pilot),
    secret,
    secretOf: secret === null ? null : tokenIdOf(secret),
    baseUrl,
    zone: await zoneOf(store.reader),
    now: clock(),
    sent,
    problems,
  })
  return show(request, reply, 'tokens/index', view, pilot ? { title: 'Tokens' } : { title: 'Tokens', nav: 'Settings' })
}

const TokenForm = formOf({ scopes: several(machineScopes.length).pipe(z.array(z.enum(machineScopes))) })

function issue(request: FastifyRequest, reply: FastifyReply) {
  const { pilot, path } = scopeOf(request)
  const secret = newSecret()
  return act(request, reply, {
    form: TokenForm,
    decide: async (_tx, form) => issueToken({ id: tokenIdOf(secret), pilot, scopes: form.scopes }),
    beside: async (tx) => {
      await keepSecret(tx, secret)
      keepToShow(request, `token ${path}`, secret)
    },
    next: () => `${path}?done=token-issued`,
    again: (refused, sent) => showTokens(request, reply, sent, problemsShown(refused)),
  })
}

function end(request: FastifyRequest<AtToken>, reply: FastifyReply) {
  const { pilot, path } = scopeOf(request)
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx) => {
      const token = await findToken(tx, request.params.token)
      return endToken(token?.pilot === pilot ? token : null)
    },
    next: () => `${path}?done=token-ended`,
    again: (refused, sent) => showTokens(request, reply, sent, problemsShown(refused)),
  })
}
