// The signals of a pilot on one page: every sign of drift with the evidence behind it, and what was tried and refused.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { driftEvidenceOn } from '../store/drift-evidence.ts'
import { fileToShow } from './pilot-request.ts'
import { show } from './respond.ts'
import { signalsView } from './views/signals.ts'

export const signalRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/signals', { config: { act: 'read pilot' } }, showSignals)
}

async function showSignals(request: FastifyRequest, reply: FastifyReply) {
  const shown = await fileToShow(request)
  const evidence = await driftEvidenceOn(shown.file, shown.now, shown.calendar, request.server.services.store)
  return show(request, reply, 'signals/show', signalsView(shown, evidence), { title: 'Signals', tab: 'Signals' })
}
