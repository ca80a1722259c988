// Fills the empty database with the example, when somebody at this machine asks for it.
import type { FastifyPluginAsync } from 'fastify'
import { readOrganisation } from '../store/pilots.ts'
import { isExampleOffered } from './first-page.ts'
import { showProblem } from './respond.ts'

export const exampleRoutes: FastifyPluginAsync = async (app) => {
  app.post('/example', { config: { act: 'set up organisation' } }, async (request, reply) => {
    const { store, example, fault } = request.server.services
    if (fault) return showProblem(request, reply, 503)
    if (!example || !isExampleOffered(request)) return showProblem(request, reply, 404)
    if ((await readOrganisation(store.reader)) === null) await example()
    return reply.redirect('/', 303)
  })
}
