// The reviews of one's pilots in one's own calendar: an address that works without signing in, because calendars cannot sign
// in. Whoever has it learns codes, names and answers, and nothing else.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Store } from '../../db/store.ts'
import { standingOn } from '../domain/deputy.ts'
import { reviewDates } from '../domain/review-dates.ts'
import { calendarOf } from '../intake/calendar.ts'
import { type CalendarReview, calendarText } from '../outbox/calendar.ts'
import { endCalendarLink, keepCalendarLink, personOfCalendar } from '../store/calendar-links.ts'
import { newSecret } from '../store/hash.ts'
import { pilotKept, zoneKept } from '../store/often.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { codesAround } from '../store/seats.ts'
import { signedIn } from './request.ts'
import { showProblem } from './respond.ts'
import { calendarOnce, keepToShow } from './shown-once.ts'

type AtLink = { Params: { token: string } }

/** Calendars of a whole office look in from one address, each every few hours. */
const fewLooks = { max: 60, timeWindow: 60_000 }

export const calendarRoutes: FastifyPluginAsync = async (app) => {
  const byLink = { act: 'follow reviews by link', rateLimit: fewLooks } as const
  app.get<AtLink>('/calendar/:token.ics', { config: byLink }, sendCalendar)
  app.post('/me/calendar', { config: { act: 'see own page' } }, makeLink)
  app.post('/me/calendar/end', { config: { act: 'see own page' } }, endLink)
}

/** Nobody is asked who they are: whoever happens to be signed in gets what the address gives, and no more. */
async function sendCalendar(request: FastifyRequest<AtLink>, reply: FastifyReply) {
  request.who = null
  const { store, clock, baseUrl } = request.server.services
  const person = await personOfCalendar(store.reader, request.params.token)
  if (person === null) return showProblem(request, reply, 404, gone)
  const text = calendarText(await reviewsOf(store, person, clock()), baseUrl)
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', 'inline; filename="reviews.ics"')
    .header('cache-control', 'private, no-cache')
    .send(text)
}

const gone = 'This calendar no longer works. Make a new address on your own page.'

/** The reviews of every pilot that the person sits or stands in on today. */
async function reviewsOf(store: Store, person: string, now: number): Promise<readonly CalendarReview[]> {
  const calendar = calendarOf(await zoneKept(store))
  const found: CalendarReview[] = []
  for (const code of await codesAround(store.reader, person)) {
    const pilot = await pilotKept(store, code)
    if (!pilot) continue
    const { seats } = standingOn(pilot, { person, duties: [], seats: [] }, calendar.dayOf(now))
    if (seats.length === 0) continue
    const dates = reviewDates(await readPilotFile(store, pilot), now, calendar)
    found.push(...dates.map((date) => ({ ...date, pilot })))
  }
  return found
}

async function makeLink(request: FastifyRequest, reply: FastifyReply) {
  const { store, clock } = request.server.services
  const secret = newSecret()
  await store.transaction((tx) => keepCalendarLink(tx, signedIn(request).person, secret, clock()))
  keepToShow(request, calendarOnce, secret)
  return reply.redirect('/me?done=calendar#calendar', 303)
}

async function endLink(request: FastifyRequest, reply: FastifyReply) {
  await request.server.services.store.transaction((tx) => endCalendarLink(tx, signedIn(request).person))
  return reply.redirect('/me?done=calendar-ended#calendar', 303)
}
