// A backup was put in the place of the database. The two leaders of a pilot look at what is gone and go on from there.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { acceptRestoration, restorationContent } from '../domain/restoration.ts'
import { contentHash } from '../store/hash.ts'
import { keepHead, openRestoration } from '../store/heads.ts'
import { readHead } from '../store/ledger.ts'
import { act } from './act.ts'
import { formOf, problemsShown } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, keysHeldUntil, signerOf } from './pilot-request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem } from './views/field.ts'
import { restorationView } from './views/restoration.ts'

export const restorationRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/restoration', { config: { act: 'read pilot' } }, async (request, reply) =>
    showRestoration(request, reply),
  )
  app.post('/pilots/:pilot/restoration', { config: { act: 'accept restoration' } }, accept)
}

function waitingIn(request: FastifyRequest) {
  const { store, headsFile } = request.server.services
  return openRestoration(store.reader, headsFile)
}

async function showRestoration(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) {
  const restoration = await waitingIn(request)
  if (!restoration) return showProblem(request, reply, 404, 'There is no restored backup to accept.')
  const view = restorationView({
    ...(await fileToShow(request)),
    restoration,
    hash: contentHash(restorationContent(restoration)),
    signer: await signerOf(request),
    problems,
  })
  return show(request, reply, 'restoration/show', view, { title: 'A backup was restored', tab: 'Overview' })
}

const KeyForm = formOf({ seen: z.string().max(64) })

async function accept(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: KeyForm,
    decide: async (tx, { seen }, doing) => {
      const restoration = await waitingIn(request)
      const hash = restoration ? contentHash(restorationContent(restoration)) : ''
      const { file } = await fileToDecide(tx, request)
      return acceptRestoration(
        { file, restoration, hash, seen, keysHeldUntil: await keysHeldUntil(tx, request) },
        doing,
      )
    },
    next: async (entry) => {
      if (entry.data.completes !== true) return `${addressOf(request)}/restoration?done=one-key`
      await writeAgain(request)
      return `${addressOf(request)}?done=accepted`
    },
    again: (refused) => showRestoration(request, reply, problemsShown(refused)),
  })
}

/** Both keys have turned: the heads file says so, and from now on the ledger is written. */
async function writeAgain(request: FastifyRequest): Promise<void> {
  const { services } = request.server
  const { store, headsFile, clock } = services
  const head = await readHead(store.reader)
  if (head && (await waitingIn(request))) keepHead(headsFile, head, clock(), 'accepted')
  await services.lookAgain()
}
