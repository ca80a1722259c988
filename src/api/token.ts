// A machine shows its token with every request. Without one nothing of the interface is reached, whatever the route.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pilot } from '../domain/pilot.ts'
import type { Scope, Token } from '../domain/token.ts'
import { findPilot } from '../store/pilots.ts'
import { findBySecret } from '../store/tokens.ts'
import { problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a token must be allowed for this route; reading where nothing is said. */
    scope?: Scope
  }
}

/** Finds the token behind the request, or answers 401; 403 when it may not do this. */
export async function authenticate(request: FastifyRequest, reply: FastifyReply) {
  const secret = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  const token = secret === undefined ? null : await findBySecret(request.server.services.store.reader, secret)
  if (!token) {
    void reply.header('www-authenticate', 'Bearer')
    return problem(reply, 401, 'Send a token that works: Authorization: Bearer TOKEN.')
  }
  const scope = request.routeOptions.config.scope ?? 'read'
  if (!token.scopes.includes(scope))
    return problem(reply, 403, `This token may not do that: it needs the scope “${scope}”.`)
  request.token = token
  return undefined
}

/** The token of the request. The interface has already turned everybody else away. */
export function tokenOf(request: FastifyRequest): Token {
  if (!request.token) throw new Error(`${request.url} was reached without a token`)
  return request.token
}

/** The pilot with this code; null when there is none, or when it is not the token's. */
export async function pilotFor(request: FastifyRequest, code: string): Promise<Pilot | null> {
  const token = tokenOf(request)
  const pilot = await findPilot(request.server.services.store.reader, code)
  return pilot && (token.pilot === null || token.pilot === pilot.id) ? pilot : null
}
