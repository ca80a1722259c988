// The page of a proposed change of the system, and the keys that make it hold.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findMapChange, signMapChange } from '../domain/system-map-change.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { formOf, problemsShown } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, signerOf } from './pilot-request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem } from './views/field.ts'
import { mapChangeView } from './views/system-map-change.ts'

export const systemMapChangeRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/system-map/changes/:version', { config: { act: 'read pilot' } }, async (request, reply) =>
    showChange(request, reply),
  )
  app.post('/pilots/:pilot/system-map/changes/:version/keys', { config: { act: 'sign map change' } }, sign)
}

function versionOf(request: FastifyRequest): number {
  const { version } = request.params as { version: string } // both addresses name it
  return /^\d{1,6}$/.test(version) ? Number(version) : 0
}

async function showChange(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) {
  const shown = await fileToShow(request)
  const change = findMapChange(shown.file, versionOf(request))
  if (!change) return showProblem(request, reply, 404, 'There is no such change of the system.')
  const id = change.why ?? ''
  const texts = await readTexts(request.server.services.store.reader, [id])
  const view = mapChangeView({ ...shown, change, why: texts.get(id) ?? '', signer: await signerOf(request), problems })
  return show(request, reply, 'system-map/change', view, { title: view.heading, tab: 'Map' })
}

const KeyForm = formOf({ seen: z.string().max(64) })

async function sign(request: FastifyRequest, reply: FastifyReply) {
  const version = versionOf(request)
  return act(request, reply, {
    form: KeyForm,
    decide: async (tx, { seen }, doing) => {
      const { file } = await fileToDecide(tx, request)
      return signMapChange({ file, version, seen, keysHeldUntil: await keysHeldUntil(tx, request) }, doing)
    },
    next: () => `${addressOf(request)}/system-map/changes/${version}?done=map-key`,
    again: (refused) => showChange(request, reply, problemsShown(refused)),
  })
}
