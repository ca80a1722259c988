// What the system takes and when it rests: support and building are logged, versions put in place or rolled back, and
// maintenance planned.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mayAct } from '../domain/act.ts'
import { logBuild, rollBack } from '../domain/effort-build.ts'
import { logEffort } from '../domain/effort-log.ts'
import { planMaintenance, takeBackMaintenance } from '../domain/maintenance.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import type { Refused } from '../domain/refusal.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show } from './respond.ts'
import type { EffortAgain, EffortPart } from './views/effort-of.ts'
import { effortView } from './views/effort.ts'
import type { Sent } from './views/field.ts'

const address = '/pilots/:pilot/effort'

export const effortRoutes: FastifyPluginAsync = async (app) => {
  app.get(address, { config: { act: 'read pilot' } }, async (request, reply) => showEffort(request, reply))
  app.post(address, { config: { act: 'log effort' } }, log)
  app.post(`${address}/builds`, { config: { act: 'log build' } }, build)
  app.post(`${address}/rollbacks`, { config: { act: 'log build' } }, goBack)
  app.post(`${address}/maintenance`, { config: { act: 'plan maintenance' } }, plan)
  app.post<AtWindow>(
    `${address}/maintenance/:window/withdrawal`,
    { config: { act: 'take back maintenance' } },
    takeBack,
  )
}

async function showEffort(request: FastifyRequest, reply: FastifyReply, again?: EffortAgain) {
  const shown = await fileToShow(request)
  const texts = await readTexts(request.server.services.store.reader, textIds(shown.file))
  const mayLog = mayAct('log effort', { standing: signedIn(request).standing, mayPause: false })
  const view = effortView({ ...shown, texts, mayLog, again })
  return show(request, reply, 'effort/index', view, { title: 'Effort', tab: 'Effort' })
}

function textIds({ efforts, builds, maintenances }: PilotFile): readonly string[] {
  return [...efforts, ...builds, ...maintenances].flatMap(({ words }) => words ?? [])
}

/** The page again, with the form that was sent open. */
function showAgain(request: FastifyRequest, reply: FastifyReply, part: EffortPart) {
  return (refused: Refused, sent: Sent) => showEffort(request, reply, { part, problems: problemsShown(refused), sent })
}

function next(request: FastifyRequest, done: string) {
  return () => `${addressOf(request)}/effort?done=${done}`
}

const EffortForm = formOf({
  what: z.enum(['support', 'build']),
  week: typed(8),
  amount: typed(10),
  words: typed(300),
})

function log(request: FastifyRequest, reply: FastifyReply) {
  const { what } = (request.body ?? {}) as { what?: unknown } // whatever was sent: it only opens the form again
  return act(request, reply, {
    form: EffortForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return logEffort(file, form, doing, calendar)
    },
    next: next(request, 'effort-logged'),
    again: showAgain(request, reply, what === 'build' ? 'build' : 'support'),
  })
}

const BuildForm = formOf({ build: typed(60), rules: typed(2_000), words: typed(300) })

function build(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: BuildForm,
    decide: async (tx, form) => logBuild((await fileToDecide(tx, request)).file, form),
    next: next(request, 'build-logged'),
    again: showAgain(request, reply, 'version'),
  })
}

const RollbackForm = formOf({ to: typed(60), words: typed(300) })

function goBack(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: RollbackForm,
    decide: async (tx, { to, words }) => rollBack((await fileToDecide(tx, request)).file, { build: to, words }),
    next: next(request, 'rollback-logged'),
    again: showAgain(request, reply, 'rollback'),
  })
}

const MaintenanceForm = formOf({
  fromDay: typed(10),
  fromTime: typed(5),
  toDay: typed(10),
  toTime: typed(5),
  words: typed(300),
})

function plan(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: MaintenanceForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return planMaintenance(file, form, doing, calendar)
    },
    next: next(request, 'maintenance-planned'),
    again: showAgain(request, reply, 'maintenance'),
  })
}

type AtWindow = { Params: { window: string } }

function takeBack(request: FastifyRequest<AtWindow>, reply: FastifyReply) {
  const { window } = request.params
  const number = /^\d{1,9}$/.test(window) ? Number(window) : 0
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx, _, doing) => takeBackMaintenance((await fileToDecide(tx, request)).file, number, doing),
    next: next(request, 'maintenance-taken-back'),
    again: showAgain(request, reply, 'taking back'),
  })
}
