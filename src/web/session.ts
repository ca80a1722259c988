// The session cookie, where its data lives, and how a session begins and ends. On plain-http loopback the cookie has
// neither prefix nor Secure, because browsers drop such a cookie there without a word.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import cookie from '@fastify/cookie'
import session, { type FastifySessionOptions } from '@fastify/session'
import type { FastifyInstance, FastifyReply, FastifyRequest, Session } from 'fastify'
import { endSession, findSession, keepSession, sessionLimits } from '../store/sessions.ts'
import { browserName } from '../words/browsers.ts'
import type { Services } from './services.ts'

export async function keepSessions(app: FastifyInstance, services: Services): Promise<void> {
  if (services.secure) app.addHook('onRequest', async (request) => speakTls(request))
  await app.register(cookie)
  await app.register(session, {
    secret: sessionSecret(dirname(services.store.connection.file)),
    cookieName: cookieName(services.secure),
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: services.secure, maxAge: sessionLimits.whole },
    idGenerator: () => randomBytes(32).toString('base64url'),
    saveUninitialized: false,
    rolling: false,
    store: storeOf(services),
  })
}

/** The proxy in front speaks TLS, as BASE_URL says; the session plugin looks at this hop and would keep the cookie back. */
function speakTls(request: FastifyRequest): void {
  Object.defineProperty(request, 'protocol', { value: 'https' })
}

/** The person came in: their session begins under an id that nobody knew before. */
export async function signIn(request: FastifyRequest, person: string): Promise<void> {
  await request.session.regenerate()
  const now = Date.now()
  request.session.set('person', person)
  request.session.set('from', browserName(request.headers['user-agent']))
  request.session.set('signedInAt', now)
  request.session.set('provedAt', now)
}

/** The person proved again who they are: the same session goes on under a new id, and is no younger for it. */
export async function signInAgain(request: FastifyRequest): Promise<void> {
  await request.session.regenerate(['person', 'from', 'signedInAt'])
  request.session.set('provedAt', Date.now())
}

/** The session ends at once, here and in the browser. */
export async function signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { secure } = request.server.services
  await request.session.destroy()
  void reply.clearCookie(cookieName(secure), { path: '/', secure, httpOnly: true, sameSite: 'lax' })
}

export function cookieName(secure: boolean): string {
  return secure ? '__Host-twokeys' : 'twokeys'
}

/** Random, readable by the owner only, beside the database, and the same after a restart. */
function sessionSecret(folder: string): string {
  const file = join(folder, 'session-secret')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}

/** Asks for the database each time anew: starting over puts another one in its place. */
function storeOf(services: Services): FastifySessionOptions['store'] {
  return {
    get: (id, done) => {
      findSession(services.store.reader, id, Date.now()).then(
        (row) => done(null, row ? (JSON.parse(row.data) as Session) : null), // only `set` below writes this column
        (error: unknown) => done(error),
      )
    },
    set: (id, data, done) => {
      const { person = null, from = '', signedInAt: startedAt } = data
      const row = { id, person, data: JSON.stringify(data), from, startedAt }
      services.store.transaction((tx) => keepSession(tx, row, Date.now())).then(() => done(), done)
    },
    destroy: (id, done) => {
      services.store.transaction((tx) => endSession(tx, id)).then(() => done(), done)
    },
  }
}
