// Proof of identity, asked in place: a signing act needs a sign-in under 15 minutes old, and the page is kept. And keys
// that rest after a reset turn nothing, however fresh the proof is.
import type { FastifyRequest } from 'fastify'
import type { Tx } from '../../db/store.ts'
import { ruleOf } from '../domain/act.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import { claimTry, forgetTries, keysHeldUntil } from '../store/accounts.ts'
import { findAccount } from '../store/people.ts'
import { zoneOf } from '../store/pilots.ts'
import { dayTime } from '../words/dates.ts'
import { isPasswordOf } from './password.ts'
import { signedIn } from './request.ts'
import { signInAgain } from './session.ts'

const freshFor = 15 * 60_000

/** Whether the person proved who they are within the last 15 minutes. */
export function isFresh(request: FastifyRequest): boolean {
  return (request.who?.provedAt ?? 0) + freshFor > Date.now()
}

/** Checks the password typed beside a signature; on success the session gets a new id. Wrong ones shut the door as at sign-in. */
export async function proveAgain(request: FastifyRequest, password: string | undefined): Promise<Refused | null> {
  const { store } = request.server.services
  const who = signedIn(request)
  const { person } = who
  if (!password) return notProved('Enter your password to sign. What you typed is still here.')
  if (!(await store.transaction((tx) => claimTry(tx, person, Date.now())))) return notProved(tooOften)
  if (!(await isPasswordOf(await findAccount(store.reader, person), password)))
    return notProved('That is not your password.')

  await store.transaction((tx) => forgetTries(tx, person))
  await signInAgain(request)
  request.who = { ...who, provedAt: Date.now() }
  return null
}

/** What to say where a password was tried too often. */
export const tooOften = 'A wrong password was entered too often. Wait a few minutes, then try again.'

/** Why the person's keys turn nothing now, or null. Every act that asks for a fresh proof turns a key. */
export async function keysAtRest(tx: Tx, request: FastifyRequest): Promise<Refused | null> {
  const act = request.routeOptions.config.act
  if (!act || !request.who || !ruleOf(act).fresh) return null
  const now = request.server.services.clock()
  const until = await keysHeldUntil(tx, request.who.person)
  if (until <= now) return null
  const then = dayTime(until, await zoneOf(tx), now)
  return refuse(`Your sign-in was reset, so your keys rest until ${then}. Nothing was signed.`)
}

function notProved(why: string): Refused {
  return refuse('Prove who you are, then it is signed.', [{ field: 'password', why }])
}
