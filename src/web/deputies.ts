// Who stands in for whom on a pilot, and naming a deputy: each leader for their own seat, between two days.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import { endDeputy, nameDeputy } from '../domain/deputy-naming.ts'
import type { Pilot } from '../domain/pilot.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import { calendarOf } from '../intake/calendar.ts'
import { isActive, listKnown, namesOf } from '../store/people.ts'
import { findPilot, zoneOf } from '../store/pilots.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf } from './pilot-request.ts'
import { isFresh } from './proof.ts'
import { pilotOf, signedIn, todayOf } from './request.ts'
import { show } from './respond.ts'
import { type Again, deputiesView, endFormId } from './views/deputies.ts'

type AtSeat = { Params: { pilot: string; seat: string } }
const address = '/pilots/:pilot/deputies'

export const deputyRoutes: FastifyPluginAsync = async (app) => {
  app.get(address, { config: { act: 'read seats' } }, async (request, reply) => showDeputies(request, reply))
  app.post(address, { config: { act: 'name deputy' } }, name)
  app.post<AtSeat>(`${address}/:seat/ending`, { config: { act: 'name deputy' } }, end)
}

async function showDeputies(request: FastifyRequest, reply: FastifyReply, again?: Again) {
  const { store, clock } = request.server.services
  const { person, email } = signedIn(request)
  const view = deputiesView({
    pilot: pilotOf(request),
    me: person,
    email,
    isFresh: isFresh(request),
    people: (await listKnown(store.reader)).filter(({ active }) => active),
    names: await namesOf(store.reader),
    today: await todayOf(request),
    zone: await zoneOf(store.reader),
    now: clock(),
    again,
  })
  return show(request, reply, 'deputies/index', view, { title: 'Deputies' })
}

const NamingForm = formOf({ deputy: typed(64), from: typed(10), to: typed(10) })

function name(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: NamingForm,
    decide: async (tx, { deputy, from, to }, { by, at }) => {
      const pilot = await pilotNow(tx, request)
      const today = calendarOf(await zoneOf(tx)).dayOf(at)
      return nameDeputy({ pilot, deputy, from, to, today, isActive: await isActive(tx, deputy) }, by.person)
    },
    next: () => `${addressOf(request)}/deputies?done=deputy-named`,
    again: (refused, sent) => showDeputies(request, reply, { form: 'naming', problems: problemsShown(refused), sent }),
  })
}

const EndForm = formOf({ deputy: typed(64), from: typed(10) })

function end(request: FastifyRequest<AtSeat>, reply: FastifyReply) {
  return act(request, reply, {
    form: EndForm,
    decide: async (tx, { deputy, from }, { by }) => {
      const seat = z.enum(['coo', 'cto']).safeParse(request.params.seat).data
      return seat ? endDeputy(await pilotNow(tx, request), { seat, deputy, from }, by.person) : noSuchSeat()
    },
    next: () => `${addressOf(request)}/deputies?done=deputy-ended`,
    again: (refused, { deputy, from }) =>
      showDeputies(request, reply, { form: endFormId(String(deputy), String(from)), problems: problemsShown(refused) }),
  })
}

/** The pilot as it stands in the transaction that decides. */
async function pilotNow(tx: Tx, request: FastifyRequest): Promise<Pilot> {
  const pilot = await findPilot(tx, pilotOf(request).code)
  if (!pilot) throw new Error('the pilot is gone')
  return pilot
}

function noSuchSeat(): Refused {
  return refuse('Nobody stands in for this seat: only the two leaders have deputies.')
}
