// What waits for somebody, for Home and for the bar of every page. It only changes when the ledger grows or time passes, so
// it is kept for the minute.
import type { FastifyRequest } from 'fastify'
import { calendarOf } from '../intake/calendar.ts'
import { type LostDeputyship, pilotsOf, type SeatedPilot } from '../store/home-page.ts'
import { seqKept } from '../store/often.ts'
import { namesOf } from '../store/people.ts'
import { zoneOf } from '../store/pilots.ts'
import { resetsWaitingFor } from '../store/resets.ts'
import { pilotsOf as placesOf } from '../store/seats.ts'
import type { Services } from './services.ts'
import { openFor } from './views/inbox.ts'
import type { Lines } from './views/lists.ts'
import { askLines } from './views/own-page.ts'
import { pauseAsks } from './views/pause-asked.ts'

/** The pilots someone sits or stands in on, whom they stand in for no more, and what is asked beside what waits there. */
export type Waiting = {
  readonly pilots: readonly SeatedPilot[]
  readonly lost: readonly LostDeputyship[]
  readonly asks: Lines
}

type Kept = Waiting & { readonly asOf: string; readonly count: number }
const kept = new WeakMap<Services['store'], Map<string, Kept>>()

export async function readWaiting(request: FastifyRequest, person: string): Promise<Waiting> {
  return readKept(request.server.services, person)
}

/** How much waits for the person. */
export async function countWaiting(request: FastifyRequest, person: string): Promise<number> {
  return (await readKept(request.server.services, person)).count
}

async function readKept(services: Services, person: string): Promise<Kept> {
  const { store, clock } = services
  const now = clock()
  const asOf = `${await seqKept(store)} ${Math.floor(now / 60_000)}`
  const people = kept.get(store) ?? new Map<string, Kept>()
  kept.set(store, people)
  const known = people.get(person)
  if (known?.asOf === asOf) return known

  const found = await findWaiting(services, person, now)
  const count = found.pilots.flatMap(openFor).length + found.asks.length
  people.set(person, { ...found, asOf, count })
  return { ...found, asOf, count }
}

/** What waits for a person at an instant (ms). */
export async function findWaiting({ store }: Pick<Services, 'store'>, person: string, now: number): Promise<Waiting> {
  const calendar = calendarOf(await zoneOf(store.reader))
  const { pilots, lost } = await pilotsOf(store, person, now, calendar)
  const places = await placesOf(store.reader, person)
  const resets = await resetsWaitingFor(store.reader, person, now)
  const asked = askLines({ person, places, resets, names: await namesOf(store.reader) })
  return { pilots, lost, asks: [...pauseAsks(pilots, person, { zone: calendar.zone, now }), ...asked] }
}
