// Looking back: everything that the rules' pages are read from as it was at the end of a day, names included. What happened
// later is left out, so that the page of a past day never changes.
import type { FastifyRequest } from 'fastify'
import { daysAfter, isDay } from '../domain/day.ts'
import { fileAt } from '../domain/rule-book.ts'
import { namesAt } from '../store/people.ts'
import { dayName } from '../words/dates.ts'
import type { Shown } from './pilot-request.ts'

/** The file and the names at the end of a day, or why there are none, as a sentence. */
export async function shownAsOf(request: FastifyRequest, shown: Shown, day: string): Promise<Shown | string> {
  const { calendar, file, now } = shown
  if (!isDay(day)) return `There is no day “${day}”. Write it like 2026-05-04.`
  if (day > calendar.dayOf(now)) return `${dayName(day)} has not come yet.`
  const end = calendar.instantOf(daysAfter(day, 1), '00:00') - 1
  const { reader } = request.server.services.store
  return { calendar, now: end, file: fileAt(file, end), names: await namesAt(reader, end) }
}
