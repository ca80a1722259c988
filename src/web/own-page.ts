// One's own page: seats and duties, what was offered, what waits for agreement, what reaches one outside, sessions and
// password. What is refused in an act of one's own is shown here again.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reader } from '../../db/store.ts'
import { isLeader } from '../domain/person.ts'
import type { Refused } from '../domain/refusal.ts'
import { heldAmong, type HeldKeys } from '../store/accounts.ts'
import { calendarLinkSince } from '../store/calendar-links.ts'
import { wantsDigest } from '../store/digests.ts'
import { namesOf } from '../store/people.ts'
import { zoneOf } from '../store/pilots.ts'
import { resetsWaitingFor } from '../store/resets.ts'
import { pilotsOf, type PilotOfPerson } from '../store/seats.ts'
import { sessionsOf } from '../store/sessions.ts'
import { textHash } from '../store/hash.ts'
import { problemsShown } from './forms.ts'
import { signedIn, todayOf } from './request.ts'
import { show } from './respond.ts'
import { calendarOnce, showOnce } from './shown-once.ts'
import { type OwnSession, ownView } from './views/own-page.ts'

/** What was refused, by the id of the form it was sent with. */
export type RefusedHere = { readonly form: string; readonly refused: Refused }

/** Shows `/me`, with what was refused in place. It is no page of a pilot, even where an act on one led to it. */
export async function showOwnPage(request: FastifyRequest, reply: FastifyReply, here?: RefusedHere) {
  request.pilotOrNull = null
  const { store, clock } = request.server.services
  const { person, name, email, standing } = signedIn(request)
  const places = await pilotsOf(store.reader, person)
  const view = ownView({
    person,
    email,
    duties: standing.duties,
    places,
    resets: await resetsWaitingFor(store.reader, person, clock()),
    held: await heldAround(store.reader, person, places, clock()),
    reminders: await remindersOf(request),
    sessions: await ownSessions(request),
    names: await namesOf(store.reader),
    zone: await zoneOf(store.reader),
    today: await todayOf(request),
    now: clock(),
    realNow: Date.now(),
    again: here && { form: here.form, problems: problemsShown(here.refused) },
  })
  return show(request, reply, 'me/show', view, { title: name })
}

/** The person's own keys, and those of whoever else turns keys where they do, deputies too, where they rest now. */
function heldAround(
  reader: Reader,
  person: string,
  places: readonly PilotOfPerson[],
  now: number,
): Promise<readonly HeldKeys[]> {
  const led = places.filter(({ seats }) => seats.some(isLeader))
  const signers = led.flatMap(({ pilot }) => [
    ...pilot.holders.filter(({ seat }) => isLeader(seat)).map((holder) => holder.person),
    ...pilot.deputies.filter(({ gone }) => gone === null).map(({ deputy }) => deputy),
  ])
  return heldAmong(reader, [...new Set([person, ...signers])], now)
}

async function remindersOf(request: FastifyRequest) {
  const { store, baseUrl } = request.server.services
  const { person } = signedIn(request)
  const secret = showOnce(request, calendarOnce)
  return {
    wantsDigest: await wantsDigest(store.reader, person),
    calendarSince: await calendarLinkSince(store.reader, person),
    calendarAddress: secret === null ? null : `${baseUrl}/calendar/${secret}.ics`,
  }
}

async function ownSessions(request: FastifyRequest): Promise<readonly OwnSession[]> {
  const { person } = signedIn(request)
  const here = textHash(request.session.sessionId)
  const rows = await sessionsOf(request.server.services.store.reader, person, Date.now())
  return rows.map(({ hash, from, startedAt, seenAt }) => ({
    name: shortName(hash),
    from,
    startedAt,
    seenAt,
    here: hash === here,
  }))
}

/** A session's short name, as the ledger and the page know it. */
export function shortName(hash: string): string {
  return textHash(hash).slice(0, 12)
}
