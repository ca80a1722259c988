// What stands at `/` while the database is empty: look at the example, or begin.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { show } from './respond.ts'
import { isCodeAsked } from './set-up-code.ts'
import { firstPageView } from './views/first-page.ts'

/** The first page of an empty installation. */
export function firstPage(request: FastifyRequest, reply: FastifyReply) {
  return show(request, reply, 'first-page/show', firstPageView(isExampleOffered(request)), { title: 'Welcome' })
}

/** The example can be had here, and nobody elsewhere can ask for it. */
export function isExampleOffered(request: FastifyRequest): boolean {
  return request.server.services.example !== undefined && !isCodeAsked(request)
}
