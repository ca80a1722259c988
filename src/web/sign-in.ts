// Signing in and out. A wrong address, a wrong password and too many tries get one answer after the same time, so that
// nobody learns here who has an account.
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isRefused } from '../domain/refusal.ts'
import { claimTry, forgetTries } from '../store/accounts.ts'
import { findAccountByEmail, isActive } from '../store/people.ts'
import { readOrganisation } from '../store/pilots.ts'
import { formOf, problemsShown, queryOf, readForm, sentOf, typed } from './forms.ts'
import { isPasswordOf } from './password.ts'
import { show } from './respond.ts'
import { signIn, signOut } from './session.ts'
import type { Problem, Sent } from './views/field.ts'
import { signInView } from './views/sign-in.ts'

const SignInForm = formOf({ email: typed(254), next: typed(2_000) })

/** Tries from one address in a minute, whoever is named. */
const fewTries = { max: 30, timeWindow: 60_000 }

/** A wrong answer takes this long, ms, whatever was wrong. */
const wrongTakes = 250

export const signInRoutes: FastifyPluginAsync = async (app) => {
  app.get('/sign-in', { config: { act: 'sign in' } }, async (request, reply) => {
    const { next } = queryOf(request.query, { next: z.string().max(2_000).default('/') })
    if (request.who) return reply.redirect(localPath(next), 303)
    if ((await readOrganisation(app.services.store.reader)) === null) return reply.redirect('/', 303)
    return showSignIn(request, reply, { next: localPath(next) })
  })
  app.post('/sign-in', { config: { act: 'sign in', rateLimit: fewTries } }, enter)
  app.post('/sign-out', { config: { act: 'sign in' } }, async (request, reply) => {
    await signOut(request, reply)
    return reply.redirect('/sign-in?done=signed-out', 303)
  })
}

function showSignIn(request: FastifyRequest, reply: FastifyReply, sent: Sent, problems: readonly Problem[] = []) {
  void reply.header('cache-control', 'no-store')
  return show(request, reply, 'sign-in/show', signInView(sent, problems), { title: 'Sign in' })
}

async function enter(request: FastifyRequest, reply: FastifyReply) {
  const started = Date.now()
  const read = readForm(SignInForm, request.body)
  const sent = sentOf(request.body)
  if (isRefused(read)) return showSignIn(request, reply.code(422), sent, problemsShown(read))

  const person = await whoIs(request, read.email, read.password ?? '')
  if (person === null) {
    await wait(Math.max(0, started + wrongTakes - Date.now()))
    return showSignIn(request, reply.code(422), sent, [{ name: 'email', text: noEntry }])
  }
  await signIn(request, person)
  return reply.redirect(localPath(read.next), 303)
}

const noEntry =
  'Address and password do not fit together, or they were tried too often. Wait a few minutes, then try again.'

/** Whose address and password these are; null for all reasons alike. */
async function whoIs(request: FastifyRequest, email: string, password: string): Promise<string | null> {
  const { store } = request.server.services
  const account = await findAccountByEmail(store.reader, email)
  const isOpen = await store.transaction((tx) => claimTry(tx, account?.person ?? '', Date.now()))
  const isRight = await isPasswordOf(account, password)
  if (!account || !isOpen || !isRight || !(await isActive(store.reader, account.person))) return null

  await store.transaction((tx) => forgetTries(tx, account.person))
  return account.person
}

/** A path of this installation, never another site's: what does not look like one leads Home. */
function localPath(next: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next) ? next : '/'
}
