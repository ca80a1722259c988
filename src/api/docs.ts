// The interface described: for machines as OpenAPI, for people as a page without scripts.
import type { FastifyPluginAsync } from 'fastify'
import { scopes } from '../domain/token.ts'
import { zoneOf } from '../store/pilots.ts'
import { dayAndTime } from '../words/dates.ts'
import { describeApi, type Operation, operations } from './openapi.ts'

const config = { act: 'see the first page' } as const

export const docsApi: FastifyPluginAsync = async (api) => {
  api.get('/v1/openapi.json', { config }, async (request) => describeApi(request.server.services.baseUrl))
  api.get('/docs', { config }, async (request, reply) => {
    const { baseUrl, clock, store } = request.server.services
    const page = {
      title: 'Programming interface',
      windowTitle: 'Programming interface · Twokeys',
      nav: [],
      banners: [],
      footer: { asOf: dayAndTime(clock(), await zoneOf(store.reader)) },
    }
    return reply.view('api/docs', {
      page,
      baseUrl: `${baseUrl}/api/v1`,
      scopes: scopes.join(', '),
      operations: operations.map(shown),
    })
  })
}

function shown({ method, path, does, asks, takes, gives }: Operation) {
  const parts = asks.map(({ name, in: place, says }) => {
    return { term: place === 'path' ? `{${name}}` : `?${name}=`, text: says }
  })
  return {
    id: `${method}${path.replaceAll(/\W+/g, '-')}`,
    call: `${method.toUpperCase()} ${path}`,
    does,
    pairs: [
      ...parts,
      ...(takes === null ? [] : [{ term: 'Send', text: 'Facts, all at once', note: `${takes}, as application/json` }]),
      { term: 'Get', text: gives.says, note: `${gives.schema}, as ${gives.type}` },
    ],
  }
}
