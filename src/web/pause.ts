// Pausing at once with one sentence, and going on again with both keys.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentPause, pause, resumptionContent, signResumption } from '../domain/pause.ts'
import type { Pilot } from '../domain/pilot.ts'
import { contentHash } from '../store/hash.ts'
import { noticedOn } from '../store/noticed.ts'
import { reasonOfStage } from '../store/pilots.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { isGranted } from './guard.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, signerOf } from './pilot-request.ts'
import { show } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { pauseView } from './views/pause.ts'

export const pauseRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/pause', { config: { act: 'read pilot' } }, async (request, reply) =>
    showPause(request, reply),
  )
  app.post('/pilots/:pilot/pause', { config: { act: 'pause' } }, pauseNow)
  app.post('/pilots/:pilot/resumption', { config: { act: 'sign resumption' } }, resume)
}

async function showPause(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const shown = await fileToShow(request)
  const { pilot } = shown.file
  const { reader } = request.server.services.store
  const paused = currentPause(pilot)
  const view = pauseView({
    ...shown,
    mayPause: await isGranted(reader, 'pause', request.who, pilot),
    series: (await noticedOn(reader, shown.file, shown.now, shown.calendar)).series,
    why: paused ? await reasonOfStage(reader, pilot.id, paused.seq) : '',
    hash: resumptionHash(pilot),
    signer: await signerOf(request),
    sent,
    problems,
  })
  return show(request, reply, 'pause/show', view, { title: paused ? 'Paused' : 'Pause', tab: 'Overview' })
}

const PauseForm = formOf({ why: typed(1_000) })

async function pauseNow(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: PauseForm,
    decide: async (tx, { why }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return pause(file.pilot, why, calendar.weekOf(doing.at))
    },
    next: () => `${addressOf(request)}?done=paused`,
    again: (refused, sent) => showPause(request, reply, sent, problemsShown(refused)),
  })
}

const KeyForm = formOf({ seen: z.string().max(64) })

async function resume(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: KeyForm,
    decide: async (tx, { seen }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const hash = resumptionHash(file.pilot) ?? ''
      const held = await keysHeldUntil(tx, request)
      return signResumption({ file, seen, hash, keysHeldUntil: held, week: calendar.weekOf(doing.at) }, doing)
    },
    next: (entry) =>
      entry.data.completes ? `${addressOf(request)}?done=resumed` : `${addressOf(request)}/pause?done=one-key`,
    again: (refused, sent) => showPause(request, reply, sent, problemsShown(refused)),
  })
}

/** Hash of what the keys of a resumption are on; null while nothing is paused. */
function resumptionHash(pilot: Pilot): string | null {
  const paused = currentPause(pilot)
  return paused ? contentHash(resumptionContent(paused)) : null
}
