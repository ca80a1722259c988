// The wall: a review as everybody in the room reads it, on a screen that follows; and the stream by which this and every other
// screen of the review hears that something has moved.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { standingOn } from '../domain/deputy.ts'
import { meetingOf, placeOf } from '../domain/meeting.ts'
import { notReviewable } from '../domain/review.ts'
import { isWeek } from '../domain/week.ts'
import { calendarOf } from '../intake/calendar.ts'
import { stepOf } from '../store/meetings.ts'
import { personKept, pilotKept, zoneKept } from '../store/often.ts'
import { readPilotFile } from '../store/pilot-file.ts'
import { lastNoted } from '../store/reviews.ts'
import { findSession, sessionLimits, touchSession } from '../store/sessions.ts'
import { openScreens, type Screens } from './following.ts'
import { fileToShow } from './pilot-request.ts'
import { pilotOf, signedIn } from './request.ts'
import { showProblem } from './respond.ts'
import { markOfReview } from './review-mark.ts'
import { type AtWeek, showReview } from './review-page.ts'
import type { Services } from './services.ts'

export const wallRoutes: FastifyPluginAsync = async (app) => {
  const screens = openScreens(newsOf(app.services), (error) => app.log.error({ err: error }, 'a screen was not told'))
  app.addHook('preClose', () => screens.end())
  const config = { act: 'read pilot' } as const
  app.get<AtWeek>('/pilots/:pilot/reviews/:week/wall', { config }, async (request, reply) =>
    showReview(request, reply, { isWall: true }),
  )
  app.get<AtWeek>('/pilots/:pilot/reviews/:week/stream', { config }, async (request, reply) =>
    openStream(request, reply, screens),
  )
}

/** Whether anything was committed since it was asked last. */
function newsOf(services: Services): () => boolean {
  let seen = -1
  return () => {
    const version = services.store.version()
    const isNews = version !== seen
    seen = version
    return isNews
  }
}

/** Nothing moves before a week can be reviewed and after its answer is signed: then the browser need not ask again. */
async function openStream(request: FastifyRequest<AtWeek>, reply: FastifyReply, screens: Screens) {
  const { week } = request.params
  const { file, now, calendar } = await fileToShow(request)
  const isStill = !isWeek(week) || notReviewable(file, week, now, calendar) !== null
  if (isStill || request.method === 'HEAD') return reply.code(204).send()
  const stream = screens.follow({ session: signedIn(request).session, mark: markOf(request) })
  if (!stream) return showProblem(request, reply, 429, 'Too many screens follow at once. Open fewer, then load again.')
  void reply.header('x-accel-buffering', 'no') // a proxy in front passes each event on at once
  return reply.type('text/event-stream').send(stream)
}

/** What a screen of the review has to look at anew; null once its person is signed out, has left, or has no seat here. */
function markOf(request: FastifyRequest<AtWeek>): () => Promise<string | null> {
  const { services } = request.server
  const { sessionId } = request.session
  const { person } = signedIn(request)
  const { week } = request.params
  const pilot = pilotOf(request)
  const { store, clock } = services
  return async () => {
    if (!(await isStillThere(services, { sessionId, person, code: pilot.code }))) return null
    const file = await readPilotFile(store, pilot)
    const meeting = meetingOf(file, week, clock())
    const place = placeOf(meeting, await stepOf(store.reader, pilot.id, week))
    if (place) await stayAwake(services, sessionId)
    return markOfReview(file, meeting, place, await lastNoted(store.reader, file, week))
  }
}

type Watcher = { readonly sessionId: string; readonly person: string; readonly code: string }

async function isStillThere({ store, clock }: Services, { sessionId, person, code }: Watcher): Promise<boolean> {
  const [session, known] = [await findSession(store.reader, sessionId, Date.now()), await personKept(store, person)]
  const pilot = session && known ? await pilotKept(store, code) : null
  if (!pilot) return false
  const today = calendarOf(await zoneKept(store)).dayOf(clock())
  return standingOn(pilot, { person, duties: [], seats: [] }, today).seats.length > 0
}

const awakeMs = 60_000

/** Whoever follows a review that goes on is at work, though they press nothing. */
async function stayAwake({ store }: Services, sessionId: string): Promise<void> {
  const now = Date.now()
  const session = await findSession(store.reader, sessionId, now)
  const isDue = session !== null && session.seenAt + awakeMs < now && now - session.startedAt < sessionLimits.whole
  if (isDue) await store.transaction((tx) => touchSession(tx, session.hash, now))
}
