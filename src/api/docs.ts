// The interface described: for machines as OpenAPI, for people as a page without scripts.
import type { FastifyPluginAsync } from 'fastify'
import { scopes } from '../domain/token.ts'
import { zoneOf } from '../store/pilots.ts'
import { dayAndTime } from '../words/dates.ts'
import { type Asked, type Body, type Operation, operations } from './operations.ts'
import { describeApi } from './openapi.ts'

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

function shown({ method, path, does, scope = 'read', asks, takes, gives, later }: Operation) {
  return {
    id: `${method}${path.replaceAll(/\W+/g, '-')}`,
    call: `${method.toUpperCase()} ${path}`,
    does: scope === 'read' ? does : `${does} The token needs the scope “${scope}”.`,
    pairs: [
      ...asks.map(({ name, in: place, says }) => ({ term: written[place](name), text: says })),
      ...(takes === null ? [] : [{ term: 'Send', text: takes.says, note: shapesOf(takes) }]),
      { term: 'Get', text: gives.says, note: `${gives.schema}, as ${gives.type}` },
      ...(later === undefined ? [] : [{ term: 'Or 202', text: later }]),
    ],
  }
}

const written: Readonly<Record<Asked['in'], (name: string) => string>> = {
  path: (name) => `{${name}}`,
  query: (name) => `?${name}=`,
  header: (name) => `${name}:`,
}

/** "Cases, as application/json; Case, as application/x-ndjson" */
function shapesOf({ shapes }: Body): string {
  return Object.entries(shapes)
    .map(([type, name]) => `${name}, as ${type}`)
    .join('; ')
}
