// The system map of a pilot for other programs, as it is or as it was at the end of a day. People appear in it only as the map
// itself names them.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Calendar } from '../domain/calendar.ts'
import { daysAfter } from '../domain/day.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { fileAt } from '../domain/rule-book.ts'
import { emptyMap, mapInForce, mapInForceSince } from '../domain/system-map.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { problem, unknownPilot } from './problem.ts'
import { DayQuery, refusedQuery } from './queries.ts'
import type { SystemMapDescription } from './map-schema.ts'
import { pilotFor } from './token.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const systemMapApi: FastifyPluginAsync = async (api) => {
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/system-map', { config }, async (request, reply) =>
    showMap(request, reply, request.params.pilot),
  )
}

async function showMap(request: FastifyRequest, reply: FastifyReply, code: string) {
  const { store, clock } = request.server.services
  const query = DayQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const { asof } = query.data
  const calendar = calendarOf(await zoneOf(store.reader))
  if (asof !== undefined && asof > calendar.dayOf(clock())) return problem(reply, 404, `${asof} has not come yet.`)

  const file = await readPilotFile(store, pilot)
  return describeMap(asof === undefined ? file : fileAt(file, endOf(asof, calendar)), asof ?? null)
}

function endOf(day: string, calendar: Calendar): number {
  return calendar.instantOf(daysAfter(day, 1), '00:00') - 1
}

function describeMap({ pilot, maps, keys }: PilotFile, asOf: string | null): SystemMapDescription {
  const map = mapInForce(maps, keys)
  return {
    pilot: pilot.code,
    asOf,
    version: map?.version ?? null,
    inForceSince: map && mapInForceSince(map, keys),
    hash: map?.hash ?? null,
    map: map?.content ?? emptyMap,
  }
}
