// After a signed expand a leader opens the next pilot: its code, its name and team, and which step it is.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { nextSteps, noNextPilot, openNextPilot } from '../domain/next-pilot.ts'
import { textOf } from '../store/entry-data.ts'
import { newId } from '../store/hash.ts'
import { findPilot } from '../store/pilots.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { nextPilotView } from './views/next-pilot.ts'

export const nextPilotRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/next-pilot/new', { config: { act: 'open next pilot' } }, async (request, reply) =>
    showNew(request, reply),
  )
  app.post('/pilots/:pilot/next-pilot', { config: { act: 'open next pilot' } }, open)
}

async function showNew(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const shown = await fileToShow(request)
  const no = noNextPilot(shown.file)
  if (no) return showProblem(request, reply, sent ? 422 : 404, no)
  const { person } = signedIn(request)
  const view = nextPilotView({ ...shown, person, address: `${addressOf(request)}/next-pilot`, sent, problems })
  return show(request, reply, 'next-pilot/new', view, { title: 'Open the next pilot' })
}

/** To the new pilot's seats; whoever stood in for a leader has none there and comes back to this one. */
function nextAddress(request: FastifyRequest, entry: LedgerEntry): string {
  const isForAnother = entry.actor.for !== undefined
  const seats = `/pilots/${encodeURIComponent(textOf(entry, 'code'))}/seats`
  return `${isForAnother ? addressOf(request) : seats}?done=next-opened`
}

const NextPilotForm = formOf({
  step: z.enum(['', ...nextSteps], 'Say which of the two steps it is.').default(''),
  code: typed(40),
  name: typed(120),
  team: typed(120),
})

async function open(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: NextPilotForm,
    decide: async (tx, form, doing) => {
      const { file } = await fileToDecide(tx, request)
      const code = form.code.toUpperCase()
      const isTaken = (await findPilot(tx, code)) !== null
      const { step, name, team } = form
      return openNextPilot(file, { id: newId(), code, name, team, step, isTaken }, doing)
    },
    next: (entry) => nextAddress(request, entry),
    again: (refused, sent) => showNew(request, reply, sent, problemsShown(refused)),
  })
}
