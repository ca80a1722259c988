// Asking for a replay of a rule change, and looking how far it is. The work itself is a command of its own.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { hasEnded } from '../domain/pilot.ts'
import { isReplayable } from '../domain/replay.ts'
import { findChange, isOpen } from '../domain/rule-change.ts'
import { newestReplay } from '../store/replays.ts'
import { addressOf, fileToShow } from './pilot-request.ts'
import { beginReplay } from './replaying.ts'
import { numberIn } from './request.ts'
import { showFragment, showProblem } from './respond.ts'
import { replayProgress } from './views/replay.ts'

type AtChange = { Params: { pilot: string; number: string } }

export const replayRoutes: FastifyPluginAsync = async (app) => {
  app.get<AtChange>('/pilots/:pilot/rule-changes/:number/replay', { config: { act: 'read pilot' } }, showReplay)
  app.post<AtChange>('/pilots/:pilot/rule-changes/:number/replays', { config: { act: 'read pilot' } }, begin)
}

async function begin(request: FastifyRequest<AtChange>, reply: FastifyReply) {
  if (request.server.services.fault !== null) return showProblem(request, reply, 503)
  const { file } = await fileToShow(request)
  const change = findChange(file, numberIn(request.params.number))
  if (!change) return showProblem(request, reply, 404, 'There is no such rule change.')
  if (hasEnded(file.pilot) || !isOpen(change) || !isReplayable(file.rules, change))
    return showProblem(request, reply, 422, 'There is nothing to replay.')

  await beginReplay(request, change.number)
  return reply.redirect(`${addressOf(request)}/rule-changes/${change.number}#replay`, 303)
}

/** How far it is, asked again and again while it is at work; without scripts, the page of the change. */
async function showReplay(request: FastifyRequest<AtChange>, reply: FastifyReply) {
  const { reader } = request.server.services.store
  const { file, calendar, now } = await fileToShow(request)
  const change = findChange(file, numberIn(request.params.number))
  if (!change) return showProblem(request, reply, 404, 'There is no such rule change.')
  const newest = await newestReplay(reader, file.pilot.id, change.number)
  if (!newest) return showProblem(request, reply, 404, 'There is no such replay.')
  const progress = replayProgress({ file, change, newest, zone: calendar.zone, now, realNow: Date.now() }, newest)
  return showFragment(request, reply, { template: 'shared/_progress', view: { progress } }, async () =>
    reply.redirect(`${addressOf(request)}/rule-changes/${change.number}#replay`, 303),
  )
}
