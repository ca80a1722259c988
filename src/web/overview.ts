// The pilot's first page: where it stands, what the engine advises and why, the numbers, and the one thing to do next.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { weekUnderReview } from '../domain/pilot-weeks.ts'
import { driftEvidenceOn } from '../store/drift-evidence.ts'
import { evidenceFor } from '../store/evidence.ts'
import { noticedOn } from '../store/noticed.ts'
import { readTexts } from '../store/texts.ts'
import { fileToShow } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show } from './respond.ts'
import { textsDecidedLately } from './views/decided-lately.ts'
import { overviewView } from './views/overview.ts'

export const overviewRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot', { config: { act: 'read pilot' } }, showOverview)
}

async function showOverview(request: FastifyRequest, reply: FastifyReply) {
  const shown = await fileToShow(request)
  const { file, now, calendar } = shown
  const week = weekUnderReview(file, now, calendar)
  const evidence = week === null ? null : evidenceFor(file, week, now, calendar)
  const { reader } = request.server.services.store
  const noticed = await noticedOn(reader, file, now, calendar)
  const texts = await readTexts(reader, textsDecidedLately(file))
  const drift = await driftEvidenceOn(file, now, calendar, request.server.services.store)
  const view = overviewView({
    ...shown,
    week,
    evidence,
    noticed,
    drift,
    texts,
    seats: signedIn(request).standing.seats,
  })
  const { code, name } = file.pilot
  return show(request, reply, 'overview/show', view, { title: `${code} ${name}`, tab: 'Overview' })
}
