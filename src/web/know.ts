// What people who do the work need to know, and their word that they have read it.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { acknowledge } from '../domain/know.ts'
import { act } from './act.ts'
import { formOf, problemsShown } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show } from './respond.ts'
import type { Problem } from './views/field.ts'
import { knowView } from './views/know.ts'

export const knowRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/know', { config: { act: 'read pilot' } }, async (request, reply) => showKnow(request, reply))
  app.post('/pilots/:pilot/know/acknowledgements', { config: { act: 'acknowledge' } }, read)
}

async function showKnow(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) {
  const { person, standing } = signedIn(request)
  const view = knowView({ ...(await fileToShow(request)), person, seats: standing.seats, problems })
  const title = 'What you need to know'
  return show(request, reply, 'know/show', view, { title, tab: title })
}

const ReadForm = formOf({ what: z.enum(['when to use', 'switch-on']), subject: z.string().max(64) })

async function read(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: ReadForm,
    decide: async (tx, { what, subject }, doing) => {
      const { file } = await fileToDecide(tx, request)
      return acknowledge(file, { what, subject }, doing)
    },
    next: (_, { what }) =>
      `${addressOf(request)}/know?done=${what === 'when to use' ? 'line-read' : 'change-seen#changes'}`,
    again: (refused) => showKnow(request, reply, problemsShown(refused)),
  })
}
