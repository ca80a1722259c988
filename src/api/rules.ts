// The rule book of a pilot for other programs, as it is or as it was at the end of a day. A platform may compare the versions
// it runs with these. No names of people.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Calendar } from '../domain/calendar.ts'
import { daysAfter } from '../domain/day.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { ruleName, type RuleVersion, rulesInEffect } from '../domain/rule.ts'
import { fileAt, inForceSince } from '../domain/rule-book.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { problem, unknownPilot } from './problem.ts'
import { DayQuery, refusedQuery } from './queries.ts'
import type { RuleDescription, RulesDescription } from './schemas.ts'
import { pilotFor } from './token.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const rulesApi: FastifyPluginAsync = async (api) => {
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/rules', { config }, async (request, reply) =>
    showRules(request, reply, request.params.pilot),
  )
}

async function showRules(request: FastifyRequest, reply: FastifyReply, code: string) {
  const { store, clock } = request.server.services
  const query = DayQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const { asof } = query.data
  const calendar = calendarOf(await zoneOf(store.reader))
  if (asof !== undefined && asof > calendar.dayOf(clock())) return problem(reply, 404, `${asof} has not come yet.`)

  const file = await readPilotFile(store, pilot)
  return describeBook(asof === undefined ? file : fileAt(file, endOf(asof, calendar)), asof ?? null)
}

function endOf(day: string, calendar: Calendar): number {
  return calendar.instantOf(daysAfter(day, 1), '00:00') - 1
}

function describeBook(file: PilotFile, asOf: string | null): RulesDescription {
  return { pilot: file.pilot.code, asOf, rules: rulesInEffect(file.rules).map((rule) => describe(file, rule)) }
}

function describe(file: PilotFile, rule: RuleVersion): RuleDescription {
  const { number, version, content, hash, change } = rule
  const { section, text, under, condition, outcome } = content
  return {
    number,
    name: ruleName(number),
    version,
    section,
    text,
    under,
    condition: condition?.expression ?? null,
    outcome,
    inForceSince: inForceSince(file, rule),
    change,
    hash,
  }
}
