// The ledger for other programs: every entry after a number, one line of JSON each, as it was hashed.
import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'
import { exportLines } from '../store/ledger-page.ts'
import { AfterQuery, refusedQuery } from './queries.ts'
import { tokenOf } from './token.ts'

export const ledgerApi: FastifyPluginAsync = async (api) => {
  const config = { act: 'use an application programme', fromElsewhere: true } as const
  api.get('/ledger', { config }, async (request, reply) => {
    const query = AfterQuery.safeParse(request.query)
    if (!query.success) return refusedQuery(reply, query.error)
    const { pilot } = tokenOf(request)
    const scope = pilot === null ? everything : { pilots: [pilot], organisation: false }
    const lines = exportLines(request.server.services.store.reader, scope, {}, query.data.after)
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines))
  })
}

const everything = { pilots: 'all', organisation: true } as const
