// Proof of identity, asked in place: a signing act needs a sign-in under 15 minutes old, and the page is kept.
import { verify } from '@node-rs/argon2'
import type { FastifyRequest } from 'fastify'
import { refuse, type Refused } from '../domain/refusal.ts'
import { findAccount } from '../store/people.ts'
import { signedIn } from './request.ts'

const freshFor = 15 * 60_000

/** Whether the person proved who they are within the last 15 minutes. */
export function isFresh(request: FastifyRequest): boolean {
  return (request.who?.provedAt ?? 0) + freshFor > Date.now()
}

/** Checks the password typed beside a signature; on success the session gets a new id. */
export async function proveAgain(request: FastifyRequest, password: string | undefined): Promise<Refused | null> {
  const account = await findAccount(request.server.services.store.reader, signedIn(request).person)
  if (!password) return notProved('Enter your password to sign. What you typed is still here.')
  if (!account?.password || !(await verify(account.password, password))) return notProved('That is not your password.')
  await request.session.regenerate(['person'])
  request.session.set('provedAt', Date.now())
  return null
}

function notProved(why: string): Refused {
  return refuse('Prove who you are, then it is signed.', [{ field: 'password', why }])
}
