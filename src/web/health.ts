// For whatever keeps the server running: whether it is alive, and whether it may be given work.
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { newestHeadFault } from '../store/heads.ts'
import { readSeq } from '../store/ledger.ts'
import type { Services } from './services.ts'

/** With less room than this a day's import may fail. */
const bytesNeeded = 100 * 1024 * 1024

export const healthRoutes: FastifyPluginAsync = async (app) => {
  const config = { act: 'see the first page' } as const
  app.get('/healthz', { config }, async () => ({ alive: true }))
  app.get('/readyz', { config: { ...config, rateLimit: { max: 300, timeWindow: '1 minute' } } }, showReadiness)
}

async function showReadiness(request: FastifyRequest, reply: FastifyReply) {
  const { services } = request.server
  const said = {
    database: await sayOr(() => databaseFault(services)),
    ledger: await sayOr(() => ledgerFault(services)),
    disk: await sayOr(() => diskFault(services)),
  }
  const isReady = Object.values(said).every((word) => word === 'ok')
  return reply.code(isReady ? 200 : 503).send(said)
}

/** "ok", or why not. What went wrong inside stays in the log. */
async function sayOr(fault: () => Promise<string | null>): Promise<string> {
  try {
    return (await fault()) ?? 'ok'
  } catch {
    return 'It cannot be looked at.'
  }
}

/** The database answers a question, and takes a transaction that changes nothing. */
async function databaseFault({ store }: Services): Promise<string | null> {
  await readSeq(store.reader)
  await store.transaction((tx) => readSeq(tx))
  return null
}

async function ledgerFault({ store, headsFile, fault }: Services): Promise<string | null> {
  return fault ?? newestHeadFault(store.reader, headsFile)
}

async function diskFault({ store }: Services): Promise<string | null> {
  const { bavail, bsize } = await statfs(dirname(store.connection.file))
  return bavail * bsize < bytesNeeded ? 'There are less than 100 MB left.' : null
}
