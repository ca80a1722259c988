// The seats of a pilot: offered by an administrator, agreed to by the leader who remains, taken by the person.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import type { Fact } from '../domain/fact.ts'
import { seats } from '../domain/person.ts'
import { refuse, refuseFields, type Refused } from '../domain/refusal.ts'
import { agree, decline, end, leave, offer, openOffers, type Place, type Seating, take } from '../domain/seat.ts'
import { isActive, listKnown, namesOf } from '../store/people.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import { readSeating } from '../store/seats.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { hide } from './guard.ts'
import { showOwnPage } from './own-page.ts'
import { isFresh } from './proof.ts'
import { pilotOf, signedIn } from './request.ts'
import { show } from './respond.ts'
import { type Refusal, seatsView } from './views/seats.ts'

type AtSeat = { Params: { pilot: string; seat: string } }

export const seatRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/seats', { config: { act: 'read seats' } }, async (request, reply) =>
    showSeats(request, reply),
  )
  app.post('/pilots/:pilot/seats', { config: { act: 'offer seat' } }, offerSeat)
  app.post<AtSeat>('/pilots/:pilot/seats/:seat/ending', { config: { act: 'offer seat' } }, endSeat)
  app.post<AtSeat>('/pilots/:pilot/seats/:seat/agreement', { config: { act: 'agree to seat' } }, agreeToSeat)
  app.post<AtSeat>('/pilots/:pilot/seats/:seat/taking', { config: { act: 'take seat' } }, (request, reply) =>
    answerOffer(request, reply, take, `/pilots/${encodeURIComponent(request.params.pilot)}?done=taken`),
  )
  app.post<AtSeat>('/pilots/:pilot/seats/:seat/declining', { config: { act: 'take seat' } }, (request, reply) =>
    answerOffer(request, reply, decline, '/me?done=declined'),
  )
  app.post<AtSeat>('/pilots/:pilot/seats/:seat/leaving', { config: { act: 'take seat' } }, (request, reply) =>
    answerOffer(request, reply, leave, '/me?done=seat-left'),
  )
}

async function showSeats(request: FastifyRequest, reply: FastifyReply, again?: Refusal) {
  const { store, clock } = request.server.services
  const who = signedIn(request)
  const view = seatsView({
    pilot: pilotOf(request),
    seating: await readSeating(store.reader, pilotOf(request)),
    me: who.person,
    email: who.email,
    mayOffer: who.standing.duties.includes('administrator'),
    people: (await listKnown(store.reader)).filter(({ active }) => active),
    names: await namesOf(store.reader),
    zone: await zoneOf(store.reader),
    now: clock(),
    fresh: isFresh(request),
    again,
  })
  return show(request, reply, 'seats/index', view, { title: 'Seats' })
}

const SeatWord = z.enum(seats, 'Choose a seat.')
const OfferForm = formOf({ person: typed(64), seat: SeatWord })

function offerSeat(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: OfferForm,
    decide: async (tx, { person, seat }) => {
      if (!(await isActive(tx, person))) return refuseFields([{ field: 'person', why: 'Choose who is to take it.' }])
      return withSeating(request, tx, (seating) => offer(seating, { seat, person }))
    },
    next: () => `${seatsPath(request)}?done=offered`,
    again: (refused, sent) => showSeats(request, reply, { form: 'offer', problems: problemsShown(refused), sent }),
  })
}

const PersonForm = formOf({ person: typed(64) })

function endSeat(request: FastifyRequest<AtSeat>, reply: FastifyReply) {
  return act(request, reply, {
    form: PersonForm,
    decide: (tx, { person }) => atSeat(request, tx, person, end),
    next: () => `${seatsPath(request)}?done=withdrawn`,
    again: (refused) => showSeats(request, reply, { form: 'seats', problems: problemsShown(refused) }),
  })
}

function agreeToSeat(request: FastifyRequest<AtSeat>, reply: FastifyReply) {
  return act(request, reply, {
    form: PersonForm,
    decide: (tx, { person }, { by }) =>
      atSeat(request, tx, person, (seating, place) => agree(seating, place, by.person)),
    next: () => `${seatsPath(request)}?done=agreed`,
    again: (refused) => showSeats(request, reply, { form: 'agreement', problems: problemsShown(refused) }),
  })
}

/** Taking, declining and leaving are the person's own; to everybody else the pilot is not there. */
async function answerOffer(
  request: FastifyRequest<AtSeat>,
  reply: FastifyReply,
  answer: (seating: Seating, place: Place) => Fact | Refused,
  next: string,
) {
  const { person, standing } = signedIn(request)
  const seating = await readSeating(request.server.services.store.reader, pilotOf(request))
  const isOffered = openOffers(seating).some((open) => open.person === person)
  if (standing.seats.length === 0 && !isOffered) return hide(request, reply)

  const form = `offer-${request.params.pilot}-${request.params.seat}`
  return act(request, reply, {
    form: formOf({}),
    decide: (tx) => atSeat(request, tx, person, answer),
    next: () => next,
    again: (refused) => showOwnPage(request, reply, { form, refused }),
  })
}

function atSeat(
  request: FastifyRequest<AtSeat>,
  tx: Tx,
  person: string,
  decide: (seating: Seating, place: Place) => Fact | Refused,
): Promise<Fact | Refused> {
  const seat = SeatWord.safeParse(request.params.seat).data
  if (!seat) return Promise.resolve(refuse('There is no such seat.'))
  return withSeating(request, tx, (seating) => decide(seating, { seat, person }))
}

/** Decides on the seats as they stand in the transaction. */
async function withSeating(
  request: FastifyRequest,
  tx: Tx,
  decide: (seating: Seating) => Fact | Refused,
): Promise<Fact | Refused> {
  const pilot = await findPilot(tx, pilotOf(request).code)
  return pilot ? decide(await readSeating(tx, pilot)) : refuse('This pilot is not there any more.')
}

function seatsPath(request: FastifyRequest): string {
  return `/pilots/${encodeURIComponent(pilotOf(request).code)}/seats`
}
