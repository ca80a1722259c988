// What other programs read of a pilot, as it is or as it was at the end of a day.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { endOfDay } from '../domain/calendar.ts'
import type { Pilot } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { fileAt } from '../domain/rule-book.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { reportedAt } from '../store/reported-counts.ts'
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
  const query = DayQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const { asof } = query.data
  const file = await fileOn(request, pilot, asof)
  return file ? describe(file, asof ?? null) : notYet(reply, asof)
}

/** The file of a pilot, or what it was at the end of a day, with what runs had told by then; null for a day to come. */
export async function fileOn(
  request: FastifyRequest,
  pilot: Pilot,
  asof: string | undefined,
): Promise<PilotFile | null> {
  const { store, clock } = request.server.services
  const file = await readPilotFile(store, pilot)
  if (asof === undefined) return file
  const calendar = calendarOf(await zoneOf(store.reader))
  if (asof > calendar.dayOf(clock())) return null
  const end = endOfDay(asof, calendar)
  return { ...fileAt(file, end), ...(await reportedAt(store.reader, pilot.id, end)) }
}

/** The answer where `fileOn` has none. */
export function notYet(reply: FastifyReply, asof: string | undefined) {
  return problem(reply, 404, `${asof ?? 'That day'} has not come yet.`)
}
