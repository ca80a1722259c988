// The pilot's first page: where it stands, what the engine advises and why, the numbers, and the one thing to do next.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { weekUnderReview } from '../domain/pilot-weeks.ts'
import { calendarOf } from '../intake/calendar.ts'
import { evidenceFor } from '../store/evidence.ts'
import { namesOf } from '../store/people.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { pilotOf, signedIn } from './request.ts'
import { show } from './respond.ts'
import { overviewView } from './views/overview.ts'

export const overviewRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot', { config: { act: 'read pilot' } }, showOverview)
}

async function showOverview(request: FastifyRequest, reply: FastifyReply) {
  const { store, clock } = request.server.services
  const pilot = pilotOf(request)
  const file = await readPilotFile(store, pilot)
  const calendar = calendarOf(await zoneOf(store.reader))
  const week = weekUnderReview(file, clock(), calendar)
  const view = overviewView({
    file,
    week,
    evidence: week === null ? null : evidenceFor(file, week, clock(), calendar),
    seats: signedIn(request).standing.seats,
    names: await namesOf(store.reader),
    now: clock(),
    calendar,
  })
  return show(request, reply, 'overview/show', view, { title: `${pilot.code} ${pilot.name}`, tab: 'Overview' })
}
