// The engine for other programs: facts in, advice out; and the advice on a pilot as Twokeys knows it.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { advise } from '../domain/advice/advise.ts'
import { readFacts } from '../domain/advice/facts.ts'
import { weekUnderReview } from '../domain/pilot-weeks.ts'
import { calendarOf } from '../intake/calendar.ts'
import { evidenceFor } from '../store/evidence.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { problem, unknownPilot } from './problem.ts'
import { refusedQuery, WeekQuery } from './queries.ts'
import { pilotFor } from './token.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const adviceApi: FastifyPluginAsync = async (api) => {
  api.post('/advice', { config }, adviseOnFacts)
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/advice', { config }, async (request, reply) =>
    adviseOnPilot(request, reply, request.params.pilot),
  )
}

async function adviseOnFacts(request: FastifyRequest, reply: FastifyReply) {
  const read = readFacts(request.body)
  if ('facts' in read) return advise(read.facts)
  const errors = read.refused.map(({ path, why }) => ({ pointer: path, detail: why }))
  return problem(reply, 422, 'These facts cannot be judged. Nothing is guessed.', errors)
}

async function adviseOnPilot(request: FastifyRequest, reply: FastifyReply, code: string) {
  const { store, clock } = request.server.services
  const query = WeekQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)

  const calendar = calendarOf(await zoneOf(store.reader))
  const file = await readPilotFile(store, pilot)
  const week = query.data.week ?? weekUnderReview(file, clock(), calendar)
  const evidence = week === null ? null : evidenceFor(file, week, clock(), calendar)
  return evidence
    ? evidence.advice
    : problem(reply, 404, `There is nothing to advise on: ${code} had not started by then.`)
}
