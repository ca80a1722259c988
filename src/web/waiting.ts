// What waits for somebody, for Home and for the bar of every page. It only changes when the ledger grows or time passes, so
// it is kept for the minute.
import type { FastifyRequest } from 'fastify'
import { calendarOf } from '../intake/calendar.ts'
import { pilotsOf, type SeatedPilot } from '../store/home-page.ts'
import { seqKept } from '../store/often.ts'
import { namesOf } from '../store/people.ts'
import { zoneOf } from '../store/pilots.ts'
import { resetsWaitingFor } from '../store/resets.ts'
import { pilotsOf as placesOf } from '../store/seats.ts'
import type { Services } from './services.ts'
import { waitingCount } from './views/home.ts'
import type { Lines } from './views/lists.ts'
import { askLines } from './views/own-page.ts'

/** The pilots someone sits on, and what is asked of them beside the decisions on those. */
export type Waiting = { readonly pilots: readonly SeatedPilot[]; readonly asks: Lines }

type Kept = Waiting & { readonly asOf: string; readonly count: number }
const kept = new WeakMap<Services['store'], Map<string, Kept>>()

export async function readWaiting(request: FastifyRequest, person: string): Promise<Waiting> {
  return readKept(request.server.services, person)
}

/** How many decisions wait for the person. */
export async function countWaiting(request: FastifyRequest, person: string): Promise<number> {
  return (await readKept(request.server.services, person)).count
}

async function readKept({ store, clock }: Services, person: string): Promise<Kept> {
  const now = clock()
  const asOf = `${await seqKept(store)} ${Math.floor(now / 60_000)}`
  const people = kept.get(store) ?? new Map<string, Kept>()
  kept.set(store, people)
  const known = people.get(person)
  if (known?.asOf === asOf) return known

  const calendar = calendarOf(await zoneOf(store.reader))
  const pilots = await pilotsOf(store, person, now, calendar)
  const places = await placesOf(store.reader, person)
  const resets = await resetsWaitingFor(store.reader, person, now)
  const asks = askLines({ person, places, resets, names: await namesOf(store.reader) })
  const found = { pilots, asks, asOf, count: waitingCount(pilots, now, calendar) + asks.length }
  people.set(person, found)
  return found
}
