// The scorecard of a pilot for other programs, week by week. Numbers are unrounded; what nobody measured is null.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { scorecardWeeks } from '../domain/scorecard-weeks.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { unknownPilot } from './problem.ts'
import { refusedQuery, WeeksQuery } from './queries.ts'
import { pilotFor } from './token.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const scorecardApi: FastifyPluginAsync = async (api) => {
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/scorecard', { config }, async (request, reply) =>
    showScorecard(request, reply, request.params.pilot),
  )
}

async function showScorecard(request: FastifyRequest, reply: FastifyReply, code: string) {
  const { store, clock } = request.server.services
  const query = WeeksQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)

  const { from, to } = query.data
  const weeks = scorecardWeeks(await readPilotFile(store, pilot), clock(), calendarOf(await zoneOf(store.reader)))
  const isAsked = (week: string) => (from === undefined || week >= from) && (to === undefined || week <= to)
  return { pilot: code, weeks: weeks.filter(({ week }) => isAsked(week)) }
}
