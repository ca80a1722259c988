// The people of the organisation: who is here, who is invited, what duties they have, and who has left.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import { endAllOf } from '../domain/deputy-naming.ts'
import type { Fact } from '../domain/fact.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { correct, depart, dutyFact, duties, grantDuty, invite, type Known, withdrawDuty } from '../domain/person.ts'
import { refuse, type Refused } from '../domain/refusal.ts'
import { endAll } from '../domain/seat.ts'
import { changeAccount, openAccount } from '../store/accounts.ts'
import { newId } from '../store/hash.ts'
import { endInvitations, makeInvitation } from '../store/invitations.ts'
import { record } from '../store/ledger.ts'
import { administrators, findKnown, findKnownByEmail, listKnown } from '../store/people.ts'
import { everySeat, pilotsOf } from '../store/seats.ts'
import { endSessions } from '../store/sessions.ts'
import { act } from './act.ts'
import { formOf, problemsShown, queryOf, several, typed } from './forms.ts'
import { showPerson } from './person-page.ts'
import { actOf, signedIn } from './request.ts'
import { show } from './respond.ts'
import { keepToShow } from './shown-once.ts'
import type { Problem, Sent } from './views/field.ts'
import { inviteView, peopleView } from './views/people.ts'

type AtPerson = { Params: { person: string } }

export const peopleRoutes: FastifyPluginAsync = async (app) => {
  app.get('/people', { config: { act: 'read organisation' } }, showPeople)
  app.get('/people/new', { config: { act: 'invite person' } }, async (request, reply) => showInvite(request, reply))
  app.post('/people', { config: { act: 'invite person' } }, inviteSomeone)
  app.get<AtPerson>('/people/:person', { config: { act: 'read organisation' } }, async (request, reply) =>
    showPerson(request, reply, request.params.person),
  )
  app.post<AtPerson>('/people/:person', { config: { act: 'change person' } }, correctSomeone)
  app.post<AtPerson>('/people/:person/duties', { config: { act: 'grant duty' } }, changeDuty)
  app.post<AtPerson>('/people/:person/departure', { config: { act: 'person left' } }, deactivate)
}

async function showPeople(request: FastifyRequest, reply: FastifyReply) {
  const { reader } = request.server.services.store
  const asked = queryOf(request.query, { q: z.string().max(120).default(''), left: z.literal('yes').optional() })
  const view = peopleView({
    people: await listKnown(reader),
    seats: await everySeat(reader),
    search: asked.q.trim(),
    withLeft: asked.left === 'yes',
    mayInvite: signedIn(request).standing.duties.includes('administrator'),
  })
  return show(request, reply, 'people/index', view, { title: 'People', nav: 'Settings' })
}

function showInvite(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  return show(request, reply, 'people/new', inviteView(sent, problems), { title: 'Invite someone', nav: 'Settings' })
}

const InviteForm = formOf({
  name: typed(120),
  email: typed(254),
  duties: several(duties.length).pipe(z.array(z.enum(duties))),
})

function inviteSomeone(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: InviteForm,
    decide: async (tx, form) => invite(newId(), form, await findKnownByEmail(tx, form.email)),
    beside: async (tx, form, entry) => {
      const person = entry.object.id
      await openAccount(tx, person, form)
      await recordAll(
        tx,
        request,
        form.duties.map((duty) => dutyFact(person, duty, 'granted')),
      )
      keepToShow(request, `link ${person}`, await makeInvitation(tx, person, Date.now()))
    },
    next: (entry) => `/people/${entry.object.id}?done=invited`,
    again: (refused, sent) => showInvite(request, reply, sent, problemsShown(refused)),
  })
}

const DetailsForm = formOf({ name: typed(120), email: typed(254) })

function correctSomeone(request: FastifyRequest<AtPerson>, reply: FastifyReply) {
  const { person } = request.params
  return act(request, reply, {
    form: DetailsForm,
    decide: async (tx, form) =>
      withKnown(tx, person, async (known) => correct(known, form, await findKnownByEmail(tx, form.email))),
    beside: (tx, form) => changeAccount(tx, person, form),
    next: () => `/people/${person}?done=saved`,
    again: (refused, sent) =>
      showPerson(request, reply, person, { form: 'correct', problems: problemsShown(refused), sent }),
  })
}

const DutyForm = formOf({ duty: z.enum(duties), what: z.enum(['granted', 'withdrawn']) })

function changeDuty(request: FastifyRequest<AtPerson>, reply: FastifyReply) {
  const { person } = request.params
  return act(request, reply, {
    form: DutyForm,
    decide: async (tx, { duty, what }) =>
      withKnown(tx, person, async (known) =>
        what === 'granted' ? grantDuty(known, duty) : withdrawDuty(known, duty, await administrators(tx)),
      ),
    next: () => `/people/${person}?done=saved`,
    again: (refused) => showPerson(request, reply, person, { form: 'duties', problems: problemsShown(refused) }),
  })
}

function deactivate(request: FastifyRequest<AtPerson>, reply: FastifyReply) {
  const { person } = request.params
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx) => withKnown(tx, person, async (known) => depart(known, await administrators(tx))),
    beside: (tx, _form, entry) => endEverything(tx, request, entry),
    next: () => `/people/${person}?done=left`,
    again: (refused) => showPerson(request, reply, person, { form: 'departure', problems: problemsShown(refused) }),
  })
}

/** Whoever leaves gives up every seat, offer, deputyship and duty, each a fact of its own, and no session or link of theirs works. */
async function endEverything(tx: Tx, request: FastifyRequest, entry: LedgerEntry): Promise<void> {
  const person = entry.object.id
  const places = await pilotsOf(tx, person)
  const known = await findKnown(tx, person)
  await recordAll(
    tx,
    request,
    places.flatMap(({ seating, pilot }) => [...endAll(seating, person), ...endAllOf(pilot, person)]),
  )
  await recordAll(
    tx,
    request,
    (known?.duties ?? []).map((duty) => dutyFact(person, duty, 'withdrawn')),
  )
  await endSessions(tx, person, { but: '' })
  await endInvitations(tx, person)
}

/** What follows from an act, each a fact of its own in the same transaction. */
async function recordAll(tx: Tx, request: FastifyRequest, facts: readonly Fact[]): Promise<void> {
  for (const each of facts) await record(tx, each, actOf(request, newId()))
}

async function withKnown(
  tx: Tx,
  person: string,
  decide: (known: Known) => Promise<Fact | Refused>,
): Promise<Fact | Refused> {
  const known = await findKnown(tx, person)
  return known ? decide(known) : refuse('Nobody has this address here.')
}
