// What other programs read of a pilot, as it is or as it was at the end of a day.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { endOfDay } from '../domain/calendar.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { fileAt } from '../domain/rule-book.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { problem, unknownPilot } from './problem.ts'
import { DayQuery, refusedQuery } from './queries.ts'
import { pilotFor } from './token.ts'

/** Answers what `describe` makes of the pilot's file on the day that `?asof` names, today where it names none. */
export async function describeAsOf<Description>(
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  describe: (file: PilotFile, asOf: string | null) => Description,
) {
  const { store, clock } = request.server.services
  const query = DayQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const { asof } = query.data
  const calendar = calendarOf(await zoneOf(store.reader))
  if (asof !== undefined && asof > calendar.dayOf(clock())) return problem(reply, 404, `${asof} has not come yet.`)

  const file = await readPilotFile(store, pilot)
  return describe(asof === undefined ? file : fileAt(file, endOfDay(asof, calendar)), asof ?? null)
}
