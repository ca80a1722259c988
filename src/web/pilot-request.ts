// What every page and every decision inside a pilot reads: its file, the names, the calendar, and who may turn a key.
import type { FastifyRequest } from 'fastify'
import type { Reader, Tx } from '../../db/store.ts'
import type { Calendar } from '../domain/calendar.ts'
import { isLeader } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { calendarOf } from '../intake/calendar.ts'
import { namesKept, zoneKept } from '../store/often.ts'
import { findAccount } from '../store/people.ts'
import { loadPilotFile, readPilotFile } from '../store/pilot-file.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import { nameOf, type Names } from '../words/people.ts'
import { isFresh } from './proof.ts'
import { pilotOf, signedIn } from './request.ts'
import type { Signer } from './views/key-form.ts'

export type Shown = {
  readonly file: PilotFile
  readonly names: Names
  readonly calendar: Calendar
  readonly now: number
}

/** The pilot of the address, for showing. */
export async function fileToShow(request: FastifyRequest): Promise<Shown> {
  const { store, clock } = request.server.services
  return {
    file: await readPilotFile(store, pilotOf(request)),
    names: await namesKept(store),
    calendar: calendarOf(await zoneKept(store)),
    now: clock(),
  }
}

/** The pilot of the address as it stands inside the transaction that decides. */
export async function fileToDecide(
  tx: Tx,
  request: FastifyRequest,
): Promise<{ readonly file: PilotFile; readonly calendar: Calendar }> {
  const pilot = await findPilot(tx, pilotOf(request).code)
  if (!pilot) throw new Error('the pilot is gone')
  return { file: await loadPilotFile(tx, pilot), calendar: calendarOf(await zoneOf(tx)) }
}

/** Until when (ms) the keys of the person who asks are held after a sign-in reset; 0 when they are not. */
export async function keysHeldUntil(reader: Reader, request: FastifyRequest): Promise<number> {
  return (await findAccount(reader, signedIn(request).person))?.keysHeldUntil ?? 0
}

/** Who looks at a page that has a key to turn. */
export async function signerOf(request: FastifyRequest): Promise<Signer> {
  const { person, email, standing } = signedIn(request)
  const { store } = request.server.services
  const seat = standing.seats.find(isLeader) ?? null
  const holder = standing.standsInFor?.find((one) => one.seat === seat)?.person
  return {
    person,
    email,
    seat,
    signsFor: holder === undefined ? null : nameOf(await namesKept(store), holder),
    isFresh: isFresh(request),
    keysHeldUntil: await keysHeldUntil(store.reader, request),
  }
}

/** The address of the pilot, for links and for where a person goes next. */
export function addressOf(request: FastifyRequest): string {
  return `/pilots/${encodeURIComponent(pilotOf(request).code)}`
}
