// The programming interface. Its routes are open to tokens only, and everything that goes wrong is said in JSON.
import type { FastifyError, FastifyPluginAsync } from 'fastify'
import { isDatabaseAway } from '../store/away.ts'
import { adviceApi } from './advice.ts'
import { casesApi } from './cases.ts'
import { docsApi } from './docs.ts'
import { ledgerApi } from './ledger.ts'
import { pilotsApi } from './pilots.ts'
import { problem } from './problem.ts'
import { failuresApi } from './failures.ts'
import { reviewsApi } from './reviews.ts'
import { rulesApi } from './rules.ts'
import { scorecardApi } from './scorecard.ts'
import { systemMapApi } from './system-map.ts'
import { authenticate } from './token.ts'

export const apiRoutes: FastifyPluginAsync = async (app) => {
  await app.register(programmingInterface, { prefix: '/api' })
}

const programmingInterface: FastifyPluginAsync = async (api) => {
  api.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? (isDatabaseAway(error) ? 503 : 500)
    if (status >= 500) request.log.error({ err: error }, 'failed')
    return problem(reply, status, sentences[status] ?? `Something went wrong on our side. Reference ${request.id}.`)
  })
  api.setNotFoundHandler(async (_request, reply) =>
    problem(reply, 404, 'There is nothing at this address. See /api/docs.'),
  )
  api.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  await api.register(docsApi)
  await api.register(forTokens, { prefix: '/v1' })
}

const forTokens: FastifyPluginAsync = async (api) => {
  api.addHook('onRequest', authenticate)
  await api.register(adviceApi)
  await api.register(pilotsApi)
  await api.register(casesApi)
  await api.register(scorecardApi)
  await api.register(rulesApi)
  await api.register(systemMapApi)
  await api.register(failuresApi)
  await api.register(reviewsApi)
  await api.register(ledgerApi)
}

const sentences: Readonly<Record<number, string>> = {
  400: 'What was sent could not be read as JSON.',
  413: 'What was sent is larger than can be taken.',
  415: 'Send JSON: content-type application/json.',
  429: 'That was asked too often. Wait a minute, then try again.',
  503: 'Twokeys cannot answer at the moment. Nothing was changed.',
}
