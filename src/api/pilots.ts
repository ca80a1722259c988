// Pilots as other programs see them: where each stands, and its last signed answer. No names of people.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Calendar } from '../domain/calendar.ts'
import { isReady } from '../domain/launch-gate.ts'
import { type Pilot, stageOf } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { firstWeekOf, reviewDue, signedAnswers, weekNumber } from '../domain/pilot-weeks.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { findPilot, listPilots, zoneOf } from '../store/pilots.ts'
import { unknownPilot } from './problem.ts'
import { AfterCodeQuery, NoQuery, refusedQuery } from './queries.ts'
import type { PilotDescription } from './schemas.ts'
import { pilotFor, tokenOf } from './token.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const
const pilotsTogether = 100

export const pilotsApi: FastifyPluginAsync = async (api) => {
  api.get('/pilots', { config }, async (request, reply) => {
    const query = AfterCodeQuery.safeParse(request.query)
    return query.success ? listPilotsAfter(request, query.data.after) : refusedQuery(reply, query.error)
  })
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot', { config }, async (request, reply) => {
    const query = NoQuery.safeParse(request.query)
    if (!query.success) return refusedQuery(reply, query.error)
    const pilot = await pilotFor(request, request.params.pilot)
    return pilot ? describe(request, pilot) : unknownPilot(reply, request.params.pilot)
  })
}

/** Pilots in the order in which they were opened; `next` is the code to go on after, null at the end. */
async function listPilotsAfter(request: FastifyRequest, after: string | undefined) {
  const { reader } = request.server.services.store
  const { pilot: only } = tokenOf(request)
  const all = (await listPilots(reader)).filter(({ id }) => only === null || id === only)
  const from = all.findIndex(({ code }) => code === after) + 1
  const shown = all.slice(from, from + pilotsTogether)
  const pilots = []
  for (const { code } of shown) {
    const pilot = await findPilot(reader, code)
    if (pilot) pilots.push(await describe(request, pilot))
  }
  return { pilots, next: from + pilotsTogether < all.length ? (shown.at(-1)?.code ?? null) : null }
}

async function describe(request: FastifyRequest, pilot: Pilot) {
  const { store, clock } = request.server.services
  const calendar = calendarOf(await zoneOf(store.reader))
  const file = await readPilotFile(store, pilot)
  return describeFile(file, clock(), calendar)
}

function describeFile(file: PilotFile, now: number, calendar: Calendar): PilotDescription {
  const { code, name, team } = file.pilot
  const answer = signedAnswers(file).at(-1)
  return {
    code,
    name,
    team,
    stage: stageOf(file.pilot, isReady(file)),
    goal: file.charters.at(-1)?.content.sentence ?? null,
    firstWeek: firstWeekOf(file),
    weekNumber: weekNumber(file, calendar.weekOf(now), calendar),
    reviewDue: reviewDue(file, now, calendar),
    lastAnswer: answer
      ? { week: answer.week, answer: answer.content.answer, fix: answer.content.fix?.what ?? null }
      : null,
  }
}
