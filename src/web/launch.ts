// Launching a pilot: the page that shows what stands in the way, and the two keys.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { newestCharter } from '../domain/charter.ts'
import { launchContent, signLaunch } from '../domain/launch.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { contentHash } from '../store/hash.ts'
import { act } from './act.ts'
import { formOf, problemsShown } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, signerOf } from './pilot-request.ts'
import { show } from './respond.ts'
import type { Problem } from './views/field.ts'
import { launchView } from './views/launch.ts'

export const launchRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/launch', { config: { act: 'read pilot' } }, async (request, reply) =>
    showLaunch(request, reply),
  )
  app.post('/pilots/:pilot/launch', { config: { act: 'sign launch' } }, launch)
}

async function showLaunch(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) {
  const shown = await fileToShow(request)
  const view = launchView({ ...shown, hash: launchHash(shown.file), signer: await signerOf(request), problems })
  return show(request, reply, 'launch/show', view, { title: 'Launch', tab: 'Gates' })
}

const KeyForm = formOf({ seen: z.string().max(64) })

async function launch(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: KeyForm,
    decide: async (tx, { seen }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const held = await keysHeldUntil(tx, request)
      return signLaunch({ file, calendar, seen, hash: launchHash(file) ?? '', keysHeldUntil: held }, doing)
    },
    next: (entry) =>
      entry.data.completes ? `${addressOf(request)}?done=launched` : `${addressOf(request)}/launch?done=one-key`,
    again: (refused) => showLaunch(request, reply, problemsShown(refused)),
  })
}

/** Hash of what the keys of a launch are on; null before there is a charter. */
function launchHash(file: PilotFile): string | null {
  const charter = newestCharter(file.charters)
  return charter ? contentHash(launchContent(file, charter)) : null
}
