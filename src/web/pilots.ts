// The list of pilots that a person may see, and opening a new one.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { standingOn } from '../domain/deputy.ts'
import { openPilot } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { calendarOf } from '../intake/calendar.ts'
import { textOf } from '../store/entry-data.ts'
import { newId } from '../store/hash.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { findPilot, listPilots, zoneOf } from '../store/pilots.ts'
import { pilotsOf } from '../store/seats.ts'
import { act } from './act.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { signedIn, todayOf } from './request.ts'
import { show } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { newPilotForm, pilotsView } from './views/pilots.ts'

export const pilotRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots', { config: { act: 'see pilots' } }, showPilots)
  app.get('/pilots/new', { config: { act: 'open pilot' } }, showNew)
  app.post('/pilots', { config: { act: 'open pilot' } }, open)
}

const onOnePage = 50

async function showPilots(request: FastifyRequest, reply: FastifyReply) {
  const query = queryOf(request.query, {
    from: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
  })
  const from = Number(query.from ?? 1)
  const { store, clock } = request.server.services
  const { standing } = signedIn(request)
  const codes = await codesFor(request)
  const files: PilotFile[] = []
  for (const code of codes.slice(from - 1, from - 1 + onOnePage)) {
    const pilot = await findPilot(store.reader, code)
    if (pilot) files.push(await readPilotFile(store, pilot))
  }
  const view = pilotsView({
    files,
    standing,
    from,
    all: codes.length,
    onOnePage,
    now: clock(),
    calendar: calendarOf(await zoneOf(store.reader)),
  })
  return show(request, reply, 'pilots/index', view, { title: 'Pilots', nav: 'Pilots' })
}

/** Whoever has a duty sees every pilot's name; everybody else the pilots on which they sit or stand in. */
async function codesFor(request: FastifyRequest): Promise<readonly string[]> {
  const { reader } = request.server.services.store
  const { standing, person } = signedIn(request)
  const all = await listPilots(reader)
  const codes = standing.duties.length > 0 ? all.map(({ code }) => code) : await codesOfSeats(request, person)
  return codes.toSorted()
}

async function codesOfSeats(request: FastifyRequest, person: string): Promise<readonly string[]> {
  const places = await pilotsOf(request.server.services.store.reader, person)
  const today = await todayOf(request)
  const { standing } = signedIn(request)
  return places
    .filter(({ pilot }) => standingOn(pilot, standing, today).seats.length > 0)
    .map(({ pilot }) => pilot.code)
}

async function showNew(request: FastifyRequest, reply: FastifyReply) {
  return showForm(request, reply)
}

async function showForm(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const view = { form: newPilotForm(sent, problems) }
  return show(request, reply, 'pilots/new', view, { title: 'Open a pilot', nav: 'Pilots' })
}

const NewPilotForm = formOf({ code: typed(40), name: typed(120), team: typed(120) })

async function open(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: NewPilotForm,
    decide: async (tx, form) => {
      const code = form.code.toUpperCase()
      const isTaken = (await findPilot(tx, code)) !== null
      return openPilot({ id: newId(), code, name: form.name, team: form.team, isTaken })
    },
    next: (entry) => `/pilots/${encodeURIComponent(textOf(entry, 'code'))}/seats?done=opened`,
    again: (refused, sent) => showForm(request, reply, sent, problemsShown(refused)),
  })
}
