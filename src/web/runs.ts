// Runs as platforms tell them: the tokens they come with, when each was last seen, the newest runs, and a test that says
// whether one arrives.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type RunStatus, testFlow } from '../domain/run.ts'
import { runsAndCases } from '../domain/run-cases.ts'
import { lastWeeks } from '../domain/week.ts'
import { calendarOf } from '../intake/calendar.ts'
import { readPayload } from '../intake/platforms/platforms.ts'
import { keepArrived } from '../store/keeping-events.ts'
import { takeInRuns } from '../store/taking-in-runs.ts'
import { weeksOfRuns } from '../store/run-figures.ts'
import { newestRuns, usesOf } from '../store/runs.ts'
import { listTokens } from '../store/tokens.ts'
import { zoneOf } from '../store/pilots.ts'
import { formOf, queryOf, readForm } from './forms.ts'
import { isGranted } from './guard.ts'
import { isRefused } from '../domain/refusal.ts'
import { addressOf, fileToShow } from './pilot-request.ts'
import { pilotOf } from './request.ts'
import { show, showProblem } from './respond.ts'
import { runsView } from './views/runs.ts'

export const runRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/runs', { config: { act: 'read pilot' } }, showRuns)
  app.post('/pilots/:pilot/runs/tests', { config: { act: 'issue pilot token' } }, sendTest)
}

const mostShown = 100
const weeksCompared = 4
const RunsQuery = { show: z.literal('failed').optional() }

async function showRuns(request: FastifyRequest, reply: FastifyReply) {
  const { show: shownOnly } = queryOf(request.query, RunsQuery)
  const shown = await fileToShow(request)
  const { reader } = request.server.services.store
  const { id } = shown.file.pilot
  const only: RunStatus | undefined = shownOnly
  const weeks = lastWeeks(shown.calendar.weekOf(shown.now), weeksCompared)
  const view = runsView({
    ...shown,
    only: only ?? null,
    runs: await newestRuns(reader, id, mostShown, only),
    newest: (await newestRuns(reader, id, 1))[0] ?? null,
    cases: runsAndCases(shown.file, await weeksOfRuns(reader, id, weeks), shown.calendar),
    tokens: (await listTokens(reader, id)).filter(({ scopes }) => scopes.includes('runs')),
    uses: await usesOf(reader),
    mayIssue: await isGranted(reader, 'issue pilot token', request.who, shown.file.pilot),
  })
  return show(request, reply, 'runs/index', view, { title: 'Runs', tab: 'Runs' })
}

/** A made-up run goes the way of every other, but for the network: it is read, kept once and taken in as evidence. */
async function sendTest(request: FastifyRequest, reply: FastifyReply) {
  const { store, clock, fault, soon } = request.server.services
  if (fault !== null) return showProblem(request, reply, 503)
  const form = readForm(formOf({}), request.body)
  if (isRefused(form)) return showProblem(request, reply, 422, form.why)
  const receivedAt = clock()
  const event = `test-${form.command}`
  const at = new Date(receivedAt).toISOString()
  const told = { run_id: event, flow: testFlow, status: 'success', started_at: at, ended_at: at }
  const reading = readPayload('runs', told, receivedAt)
  if (reading.is !== 'runs') throw new Error('a test is a run')
  const { weekOf } = calendarOf(await zoneOf(store.reader))
  const kept = { pilot: pilotOf(request).id, platform: 'runs', event, runs: reading.runs, receivedAt } as const
  await keepArrived(store, { kept: { ...kept, week: weekOf }, token: null })
  soon('take in runs', () => takeInRuns(store, clock))
  return reply.redirect(`${addressOf(request)}/runs?done=test-run`, 303)
}
