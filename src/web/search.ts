// Search: over every pilot that the person may read, by the words that they remember.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { searchKinds, wordsIn } from '../domain/search.ts'
import { search } from '../store/search.ts'
import { zoneKept } from '../store/often.ts'
import { queryOf } from './forms.ts'
import { signedIn, todayOf } from './request.ts'
import { show } from './respond.ts'
import { searchView } from './views/search.ts'

export const searchRoutes: FastifyPluginAsync = async (app) => {
  app.get('/search', { config: { act: 'search' } }, showFound)
}

const longestQuery = 200

async function showFound(request: FastifyRequest, reply: FastifyReply) {
  const { q, kind } = queryOf(request.query, {
    q: z.string().max(longestQuery).default(''),
    kind: z.enum(searchKinds).optional(),
  })
  const { store, clock } = request.server.services
  const words = wordsIn(q)
  const { standing } = signedIn(request)
  const found = words.length === 0 ? [] : await search(store, standing, await todayOf(request), words)
  const view = searchView({ query: q.trim(), words, kind, found, zone: await zoneKept(store), now: clock() })
  return show(request, reply, 'search/show', view, { title: 'Search', nav: 'Search' })
}
