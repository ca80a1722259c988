// Looking back: everything that a page is read from as it was at the end of a day, names, seats and what runs had told
// included. What happened later is left out, so that the page of a past day never changes.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Reader } from '../../db/store.ts'
import { endOfDay } from '../domain/calendar.ts'
import { isDay } from '../domain/day.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { fileAt } from '../domain/rule-book.ts'
import { holdersAfter } from '../domain/seat.ts'
import { namesAt } from '../store/people.ts'
import { seatHistory } from '../store/pilots.ts'
import { reportedAt } from '../store/reported-counts.ts'
import { dayName } from '../words/dates.ts'
import type { Shown } from './pilot-request.ts'

/** The day that an address looks back to. */
export const AsOf = { asof: z.string().max(10).optional() }

/** The file, the seats and the names at the end of a day, or why there are none, as a sentence. */
export async function shownAsOf(request: FastifyRequest, shown: Shown, day: string): Promise<Shown | string> {
  const { calendar, file, now } = shown
  if (!isDay(day)) return `There is no day “${day}”. Write it like 2026-05-04.`
  if (day > calendar.dayOf(now)) return `${dayName(day)} has not come yet.`
  const end = endOfDay(day, calendar)
  const { reader } = request.server.services.store
  const seated = await seatedAt(reader, fileAt(file, end), end)
  const told = await reportedAt(reader, file.pilot.id, end)
  return { calendar, now: end, file: { ...seated, ...told }, names: await namesAt(reader, end) }
}

/** The file with the seats as they were at an instant (ms): whose key counted depends on who held them. */
async function seatedAt(reader: Reader, file: PilotFile, at: number): Promise<PilotFile> {
  const history = await seatHistory(reader, file.pilot.id)
  return { ...file, pilot: { ...file.pilot, holders: holdersAfter(history.filter((event) => event.at <= at)) } }
}
