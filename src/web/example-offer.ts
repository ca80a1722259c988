// Whether the example can be had here: somebody sits at this machine, and nobody elsewhere can ask for it.
import type { FastifyRequest } from 'fastify'
import type { Example } from './services.ts'
import { isCodeAsked } from './set-up-code.ts'

/** The example for whoever asks; null where it cannot be had, and for everybody who is not at this machine. */
export function exampleFor(request: FastifyRequest): Example | null {
  return isCodeAsked(request) ? null : (request.server.services.example ?? null)
}
