// The session cookie and where its data lives. On plain-http loopback the cookie has neither prefix nor Secure, because
// browsers drop such a cookie there without a word.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import cookie from '@fastify/cookie'
import session, { type FastifySessionOptions } from '@fastify/session'
import type { FastifyInstance, Session } from 'fastify'
import { endSession, findSession, keepSession, sessionLimits } from '../store/sessions.ts'
import type { Services } from './services.ts'

export async function keepSessions(app: FastifyInstance, services: Services): Promise<void> {
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

function storeOf({ store }: Services): FastifySessionOptions['store'] {
  return {
    get: (id, done) => {
      findSession(store.reader, id, Date.now()).then(
        (row) => done(null, row ? (JSON.parse(row.data) as Session) : null), // only `set` below writes this column
        (error: unknown) => done(error),
      )
    },
    set: (id, data, done) => {
      const row = { id, person: data.person ?? null, data: JSON.stringify(data), from: '' }
      store.transaction((tx) => keepSession(tx, row, Date.now())).then(() => done(), done)
    },
    destroy: (id, done) => {
      store.transaction((tx) => endSession(tx, id)).then(() => done(), done)
    },
  }
}
