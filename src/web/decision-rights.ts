// Who may do what: the table of acts, as it stands in code, for everybody to read.
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { queryOf } from './forms.ts'
import { show } from './respond.ts'
import { decisionRightsView, readers } from './views/decision-rights.ts'

export const decisionRightsRoutes: FastifyPluginAsync = async (app) => {
  app.get('/decision-rights', { config: { act: 'read decision rights' } }, async (request, reply) => {
    const { who } = queryOf(request.query, { who: z.enum(readers).optional() })
    return show(request, reply, 'decision-rights/show', decisionRightsView(who), { title: 'Decision rights' })
  })
}
