// The process's pages: today's steps beside the pilot's as they stand or stood, and the form that writes both.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { newestProcess, type ProcessVersion } from '../domain/process.ts'
import { arranged, landsAt } from '../domain/process-draft.ts'
import { notWritable, writeProcess } from '../domain/process-writing.ts'
import { isRefused, type Refused } from '../domain/refusal.ts'
import { waitsOf } from '../store/log-waits.ts'
import { dayName } from '../words/dates.ts'
import { act } from './act.ts'
import { shownAsOf } from './as-of.ts'
import { problemsShown, queryOf, readForm, sentOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { arrangingOf, draftOf, ProcessForm } from './process-form.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { noProcessView, processView } from './views/process.ts'
import { processEditView } from './views/process-edit.ts'
import { typedFrom } from './views/process-typed.ts'

export const processRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/process', { config: { act: 'read pilot' } }, showProcess)
  app.get('/pilots/:pilot/process/edit', { config: { act: 'write process' } }, showForm)
  app.post('/pilots/:pilot/process/edit', { config: { act: 'write process' } }, arrange)
  app.post('/pilots/:pilot/process', { config: { act: 'write process' } }, write)
}

const about = { title: 'Process', tab: 'Process' } as const

async function showProcess(request: FastifyRequest, reply: FastifyReply) {
  const { asof, version } = queryOf(request.query, { asof: z.string().max(10).optional(), version: numberText })
  const shown = await fileToShow(request)
  const { processes } = shown.file
  if (asof !== undefined) return showAsOf(request, reply, shown, asof)
  const newest = newestProcess(processes)
  if (!newest) return showNone(request, reply, shown)
  const chosen = version === undefined ? newest : processes.find((one) => String(one.version) === version)
  if (!chosen) return showProblem(request, reply, 404, `This process has no version ${version}.`)
  return showVersion(request, reply, shown, chosen, null)
}

const numberText = z
  .string()
  .regex(/^\d{1,6}$/)
  .optional()

/** The steps as they stood at the end of a day, with everything that came later left out. */
async function showAsOf(request: FastifyRequest, reply: FastifyReply, shown: Shown, day: string) {
  const then = await shownAsOf(request, shown, day)
  if (typeof then === 'string') return showProblem(request, reply, 404, then)
  const newest = newestProcess(then.file.processes)
  if (!newest) return showProblem(request, reply, 404, `No process was written by ${dayName(day)}.`)
  return showVersion(request, reply, then, newest, day)
}

async function showVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
  version: ProcessVersion,
  asOf: string | null,
) {
  const waits = await waitsOf(request.server.services.store.reader, shown.file)
  const view = processView({ ...shown, shown: version, asOf, seats: signedIn(request).standing.seats, waits })
  return show(request, reply, 'process/show', view, about)
}

async function showNone(request: FastifyRequest, reply: FastifyReply, { file }: Shown) {
  const view = noProcessView({ file, seats: signedIn(request).standing.seats })
  return show(request, reply, 'process/none', view, about)
}

/** The form while the process can be written; once the pilot was launched, only the page is left. */
async function showForm(request: FastifyRequest, reply: FastifyReply) {
  const { pilot } = (await fileToShow(request)).file
  if (notWritable(pilot) !== null) return reply.redirect(`${addressOf(request)}/process`, 303)
  return showFilled(request, reply, {})
}

/** A step more or fewer, or in another place: the form again with everything that was typed, and nothing saved. */
async function arrange(request: FastifyRequest, reply: FastifyReply) {
  const sent = sentOf(request.body)
  const form = readForm(ProcessForm, request.body)
  if (isRefused(form)) return showRefused(request, reply.code(422), form, sent)
  const arranging = arrangingOf(form)
  if (!arranging) return showFilled(request, reply, { sent })
  const draft = draftOf(form)
  const opened = `${arranging.list}-${landsAt(draft[arranging.list].length, arranging)}`
  return showFilled(request, reply, { sent: { ...typedFrom(arranged(draft, arranging)), seen: form.seen }, opened })
}

async function write(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: ProcessForm,
    decide: async (tx, form) => {
      const { file } = await fileToDecide(tx, request)
      return writeProcess({ file, draft: draftOf(form), seen: form.seen })
    },
    next: () => `${addressOf(request)}/process?done=process-written`,
    again: (refused, sent) => showRefused(request, reply, refused, sent),
  })
}

/** The form again, with everything that was typed; where the process moved underneath, with what moved. */
async function showRefused(request: FastifyRequest, reply: FastifyReply, refused: Refused, sent: Sent) {
  const isMoved = refused.kind === 'overtaken'
  return showFilled(request, reply, { sent, problems: problemsShown(refused), isMoved })
}

type Filled = {
  readonly sent?: Sent
  readonly problems?: readonly Problem[]
  /** The step that the page goes on with: "today-3". */
  readonly opened?: string
  /** Somebody else saved meanwhile; the page shows what, and is on their version from now on. */
  readonly isMoved?: boolean
}

async function showFilled(request: FastifyRequest, reply: FastifyReply, filled: Filled) {
  const { sent, problems = [], opened = '', isMoved = false } = filled
  const view = processEditView({ file: (await fileToShow(request)).file, sent, problems, opened, isMoved })
  return show(request, reply, 'process/edit', view, { ...about, title: 'Write the process' })
}
