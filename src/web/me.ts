// What somebody does with their own access: end sessions, choose another password, say whether the digest is to come.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import { isRefused, refuseFields, type Refused } from '../domain/refusal.ts'
import { claimTry, setPassword } from '../store/accounts.ts'
import { turnDigest } from '../store/digests.ts'
import { textHash } from '../store/hash.ts'
import { findAccount } from '../store/people.ts'
import { endSessions, sessionsOf } from '../store/sessions.ts'
import { chosenPassword, formOf, readForm } from './forms.ts'
import { showOwnPage, shortName } from './own-page.ts'
import { faultOfPassword, hashPassword, isPasswordOf } from './password.ts'
import { tooOften } from './proof.ts'
import { signedIn } from './request.ts'
import { signInAgain } from './session.ts'

type AtSession = { Params: { session: string } }

export const ownRoutes: FastifyPluginAsync = async (app) => {
  app.get('/me', { config: { act: 'see own page' } }, async (request, reply) => showOwnPage(request, reply))
  app.post('/me/password', { config: { act: 'see own page' } }, changePassword)
  app.post('/me/digest', { config: { act: 'see own page' } }, chooseDigest)
  app.post('/me/sessions/end', { config: { act: 'see own page' } }, endOtherSessions)
  app.post<AtSession>('/me/sessions/:session/end', { config: { act: 'see own page' } }, endOneSession)
}

const PasswordForm = formOf({ newPassword: chosenPassword() })

async function changePassword(request: FastifyRequest, reply: FastifyReply) {
  const read = readForm(PasswordForm, request.body)
  const hash = isRefused(read) ? read : await hashOfNew(request, read.password ?? '', read.newPassword)
  if (isRefused(hash)) return showOwnPage(request, reply.code(422), { form: 'password', refused: hash })

  await request.server.services.store.transaction(async (tx) => {
    await setPassword(tx, signedIn(request).person, hash)
    await endOthers(tx, request)
  })
  await signInAgain(request)
  return reply.redirect('/me?done=password', 303)
}

/** The hash of the new password. Refused when the old one is wrong or was tried too often, or the new one is too easy. */
async function hashOfNew(request: FastifyRequest, old: string, chosen: string): Promise<string | Refused> {
  const { store } = request.server.services
  const { person } = signedIn(request)
  if (!(await store.transaction((tx) => claimTry(tx, person, Date.now()))))
    return refuseFields([{ field: 'password', why: tooOften }])
  const account = await findAccount(store.reader, person)
  if (!account || !(await isPasswordOf(account, old)))
    return refuseFields([{ field: 'password', why: 'That is not your password.' }])
  const fault = await faultOfPassword(store.reader, chosen, account)
  if (fault) return refuseFields([{ field: 'newPassword', why: fault }])

  return hashPassword(chosen)
}

const DigestForm = formOf({ digest: z.enum(['on', 'off']) })

async function chooseDigest(request: FastifyRequest, reply: FastifyReply) {
  const { store, clock } = request.server.services
  const read = readForm(DigestForm, request.body)
  if (isRefused(read)) return showOwnPage(request, reply.code(422), { form: 'digest', refused: read })

  await store.transaction((tx) => turnDigest(tx, signedIn(request).person, read.digest, clock()))
  return reply.redirect(`/me?done=${read.digest === 'on' ? 'digest' : 'digest-off'}#calendar`, 303)
}

async function endOtherSessions(request: FastifyRequest, reply: FastifyReply) {
  await request.server.services.store.transaction((tx) => endOthers(tx, request))
  return reply.redirect('/me?done=ended', 303)
}

function endOthers(tx: Tx, request: FastifyRequest): Promise<void> {
  return endSessions(tx, signedIn(request).person, { but: textHash(request.session.sessionId) })
}

async function endOneSession(request: FastifyRequest<AtSession>, reply: FastifyReply) {
  const { store } = request.server.services
  const { person } = signedIn(request)
  const rows = await sessionsOf(store.reader, person, Date.now())
  const row = rows.find(({ hash }) => shortName(hash) === request.params.session)
  if (row) await store.transaction((tx) => endSessions(tx, person, { hash: row.hash }))
  return reply.redirect('/me?done=ended', 303)
}
