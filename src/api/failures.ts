// The failures of a pilot for other programs: what broke, on which side, how often, and when it was seen and resolved. No
// names of people, and not their words.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { componentName } from '../domain/component.ts'
import { downtimeOf } from '../domain/downtime.ts'
import { type Failure, failuresIn, timesSeen } from '../domain/failure.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { fileOn, notYet } from './as-of.ts'
import { unknownPilot } from './problem.ts'
import { AfterDayQuery, refusedQuery } from './queries.ts'
import type { FailureDescription, FailuresDescription } from './schemas.ts'
import { pilotFor } from './token.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const failuresApi: FastifyPluginAsync = async (api) => {
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/failures', { config }, async (request, reply) =>
    showFailures(request, reply, request.params.pilot),
  )
}

const mostAtOnce = 100

async function showFailures(request: FastifyRequest, reply: FastifyReply, code: string) {
  const query = AfterDayQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const { asof, after = 0 } = query.data
  const file = await fileOn(request, pilot, asof)
  return file ? describeAfter(file, after, asof ?? null) : notYet(reply, asof)
}

function describeAfter(file: PilotFile, after: number, asOf: string | null): FailuresDescription {
  const rest = failuresIn(file).filter(({ number }) => number > after)
  const shown = rest.slice(0, mostAtOnce)
  return {
    pilot: file.pilot.code,
    asOf,
    failures: shown.map((failure) => describe(file, failure)),
    next: shown.length < rest.length ? (shown.at(-1)?.number ?? null) : null,
  }
}

function describe(file: PilotFile, failure: Failure): FailureDescription {
  const { number, component, openedBy, message, side, severity, stopsWork, fallbackWorks, runs, casesHit } = failure
  const { occurredAt, detectedAt, detectedBy, lastAt, acknowledgedAt, resolvedAt, changed } = failure
  return {
    number,
    component: { id: component, name: componentName(file, component) },
    openedBy,
    message,
    side,
    severity,
    stopsWork,
    fallbackWorks,
    times: timesSeen(failure),
    runs,
    cases: casesHit,
    occurredAt,
    lastAt,
    detectedAt,
    detectedBy,
    acknowledgedAt,
    resolvedAt,
    changed,
    downtimeMinutes: failure.downtimeMinutes === null ? null : downtimeOf(failure, file.maintenances),
  }
}
