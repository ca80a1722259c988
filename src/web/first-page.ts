// What stands at `/` while the database is empty: look at the example, or begin.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { exampleFor } from './example-offer.ts'
import { show } from './respond.ts'
import { firstPageView } from './views/first-page.ts'

/** The first page of an empty installation. */
export function firstPage(request: FastifyRequest, reply: FastifyReply) {
  return show(request, reply, 'first-page/show', firstPageView(exampleFor(request) !== null), { title: 'Welcome' })
}
