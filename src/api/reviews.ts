// The reviews of a pilot for other programs: how each week stands with its review, and the answer that both signed. No names
// of people, none of their words, and nothing of what a leader chose in private.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { decidedIn } from '../domain/action.ts'
import type { Calendar } from '../domain/calendar.ts'
import { leadersThere, meetingOf } from '../domain/meeting.ts'
import type { AnswerVersion, PilotFile } from '../domain/pilot-file.ts'
import { completingKey, signedAnswerFor, weekNumber, weeksUpTo } from '../domain/pilot-weeks.ts'
import { reviewStateOf } from '../domain/review-held.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { zoneOf } from '../store/pilots.ts'
import { unknownPilot } from './problem.ts'
import { AfterWeekQuery, refusedQuery } from './queries.ts'
import type { ReviewDescription, ReviewsDescription } from './review-schema.ts'
import { pilotFor } from './token.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const reviewsApi: FastifyPluginAsync = async (api) => {
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/reviews', { config }, async (request, reply) =>
    showReviews(request, reply, request.params.pilot),
  )
}

const mostAtOnce = 100

async function showReviews(request: FastifyRequest, reply: FastifyReply, code: string) {
  const query = AfterWeekQuery.safeParse(request.query)
  if (!query.success) return refusedQuery(reply, query.error)
  const pilot = await pilotFor(request, code)
  if (!pilot) return unknownPilot(reply, code)
  const { store, clock } = request.server.services
  const calendar = calendarOf(await zoneOf(store.reader))
  return describeAfter(await readPilotFile(store, pilot), query.data.after ?? '', clock(), calendar)
}

function describeAfter(file: PilotFile, after: string, now: number, calendar: Calendar): ReviewsDescription {
  const rest = weeksUpTo(file, calendar.weekOf(now)).filter((week) => week > after)
  const shown = rest.slice(0, mostAtOnce)
  return {
    pilot: file.pilot.code,
    reviews: shown.map((week) => describe(file, week, now, calendar)),
    next: shown.length < rest.length ? (shown.at(-1) ?? null) : null,
  }
}

function describe(file: PilotFile, week: string, now: number, calendar: Calendar): ReviewDescription {
  const meeting = meetingOf(file, week, now)
  const signed = signedAnswerFor(file, week)
  return {
    week,
    number: weekNumber(file, week, calendar),
    state: reviewStateOf(file, week, now, calendar),
    begunAt: meeting.begun?.at ?? null,
    adjournedAt: meeting.adjourned?.at ?? null,
    leaders: [...leadersThere(file, meeting, calendar)],
    actions: countActions(file, week),
    answer: signed && describeAnswer(file, signed),
  }
}

function countActions(file: PilotFile, week: string): ReviewDescription['actions'] {
  const decided = decidedIn(file, week)
  const many = (state: 'open' | 'done' | 'dropped') =>
    decided.filter((action) => action.kind === 'action' && action.state === state).length
  const cut = decided.filter(({ kind }) => kind === 'cut').length
  return { open: many('open'), done: many('done'), dropped: many('dropped'), cut }
}

function describeAnswer(file: PilotFile, version: AnswerVersion): ReviewDescription['answer'] {
  const { answer, fix, advice, overruledUntil, round, factsHash } = version.content
  return {
    answer,
    fix: fix && { what: fix.what, dueOn: fix.dueOn },
    advice: { answer: advice.answer, kind: advice.kind },
    overruledUntil,
    rounds: round,
    signedAt: completingKey(file, version)?.at ?? version.at,
    factsHash,
    hash: version.hash,
  }
}
