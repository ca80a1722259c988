// What a request knows once the guard has let it through: who is asking, and which pilot it is about.
import type { FastifyRequest } from 'fastify'
import type { ActName } from '../domain/act.ts'
import type { Act } from '../domain/fact.ts'
import type { Standing } from '../domain/person.ts'
import { actingAs } from '../domain/act.ts'
import type { Pilot } from '../domain/pilot.ts'
import type { Token } from '../domain/token.ts'
import { calendarOf } from '../intake/calendar.ts'
import { zoneKept } from '../store/often.ts'
import type { Services } from './services.ts'

export type SignedIn = {
  readonly person: string
  readonly name: string
  readonly email: string
  readonly standing: Standing
  /** Short name of the session, for the ledger; never its id. */
  readonly session: string
  readonly provedAt: number
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The act of this route. A route without one stops the start. */
    act?: ActName
    /** Reached with a token or without signing in, so the same-origin check does not apply. */
    fromElsewhere?: true
  }
  interface FastifyRequest {
    who: SignedIn | null
    /** The token of a machine, once it was found to be one; every route for tokens is refused without. */
    token: Token | null
    pilotOrNull: Pilot | null
  }
  interface FastifyInstance {
    services: Services
  }
  interface Session {
    person?: string
    /** The browser in which the person signed in, as they will recognise it. */
    from?: string
    signedInAt?: number
    provedAt?: number
  }
}

/** The pilot named in the address. The guard has already answered 404 where there is none. */
export function pilotOf(request: FastifyRequest): Pilot {
  if (!request.pilotOrNull) throw new Error(`${request.url} names no pilot`)
  return request.pilotOrNull
}

/** Who is signed in. The guard has already turned everybody else away. */
export function signedIn(request: FastifyRequest): SignedIn {
  if (!request.who) throw new Error(`${request.url} was reached without signing in`)
  return request.who
}

/** The number that an address names, "12"; 0, which nothing has, where it names none. One thing has one address. */
export function numberIn(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
}

/** The day it is in the organisation's zone: a deputy stands in from one day to another. */
export async function todayOf(request: FastifyRequest): Promise<string> {
  const { store, clock } = request.server.services
  return calendarOf(await zoneKept(store)).dayOf(clock())
}

/** The act as it reaches the domain: who, when, and which submitted form. */
export function actOf(request: FastifyRequest, command: string): Act {
  const who = request.who
  const name = request.routeOptions.config.act
  const seat = who && name ? actingAs(name, who.standing) : null
  const holder = who?.standing.standsInFor?.find((one) => one.seat === seat)?.person
  const by = {
    person: who?.person ?? 'nobody',
    seat,
    ...(holder === undefined ? {} : { for: holder }),
    session: who?.session ?? '',
    credential: who ? 'password' : 'none',
  } as const
  return { by, at: request.server.services.clock(), command }
}
