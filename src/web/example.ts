// The example: put in the place of an empty database when somebody at this machine asks for it, looked at as any of its
// people, and moved aside again. Without the example's own database none of these pages is there.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { listKnown } from '../store/people.ts'
import { isExample, readOrganisation } from '../store/pilots.ts'
import { everySeat } from '../store/seats.ts'
import { exampleFor } from './example-offer.ts'
import { show, showProblem } from './respond.ts'
import { signIn, signOut } from './session.ts'
import { castView, startOverView } from './views/example.ts'

type AtPerson = { Params: { person: string } }

export const exampleRoutes: FastifyPluginAsync = async (app) => {
  app.post('/example', { config: { act: 'set up organisation' } }, look)
  app.get('/example', { config: { act: 'sign in' } }, showCast)
  app.post<AtPerson>('/example/people/:person', { config: { act: 'sign in' } }, comeIn)
  app.get('/example/end', { config: { act: 'set up organisation' } }, showEnd)
  app.post('/example/end', { config: { act: 'set up organisation' } }, startOver)
}

/** Fills the empty database; a second press finds it filled. */
async function look(request: FastifyRequest, reply: FastifyReply) {
  const { store, fault } = request.server.services
  const example = exampleFor(request)
  if (fault) return showProblem(request, reply, 503)
  if (!example) return showProblem(request, reply, 404)
  const organisation = await readOrganisation(store.reader)
  if (organisation && !organisation.example) return showProblem(request, reply, 404)
  if (!organisation) await example.look()
  return reply.redirect('/example', 303)
}

async function showCast(request: FastifyRequest, reply: FastifyReply) {
  const { reader } = request.server.services.store
  if (!(await isExample(reader))) return showProblem(request, reply, 404)

  const view = castView(await listKnown(reader), await everySeat(reader))
  return show(request, reply, 'example/show', view, { title: 'Who do you want to be?' })
}

/** In the example everybody's password is known, so none is asked. */
async function comeIn(request: FastifyRequest<AtPerson>, reply: FastifyReply) {
  const { reader } = request.server.services.store
  const known = (await isExample(reader)) ? await listKnown(reader) : []
  const someone = known.find(({ person, active }) => active && person === request.params.person)
  if (!someone) return showProblem(request, reply, 404)

  await signIn(request, someone.person)
  return reply.redirect('/', 303)
}

async function showEnd(request: FastifyRequest, reply: FastifyReply) {
  if (!(await exampleToEnd(request))) return showProblem(request, reply, 404)
  return show(request, reply, 'example/end', startOverView(), { title: 'Start over' })
}

async function startOver(request: FastifyRequest, reply: FastifyReply) {
  const example = await exampleToEnd(request)
  if (!example) return showProblem(request, reply, 404)
  await signOut(request, reply)
  await example.startOver()
  return reply.redirect('/', 303)
}

/** The example that can make way for an empty database; null in a real installation. */
async function exampleToEnd(request: FastifyRequest) {
  return (await isExample(request.server.services.store.reader)) ? exampleFor(request) : null
}
