// One person's page for whoever looks after people. What is refused in an act on the person is shown here again.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { invitationLink } from '../store/invitations.ts'
import { findAccount, findKnown, namesOf } from '../store/people.ts'
import { zoneOf } from '../store/pilots.ts'
import { readReset } from '../store/resets.ts'
import { everySeat } from '../store/seats.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { showOnce } from './shown-once.ts'
import type { Problem, Sent } from './views/field.ts'
import { personView } from './views/person.ts'

/** What was refused, by the id of the form it was sent with. */
export type Again = { readonly form: string; readonly problems: readonly Problem[]; readonly sent?: Sent }

/** Shows a person, with what was refused in place. */
export async function showPerson(request: FastifyRequest, reply: FastifyReply, person: string, again?: Again) {
  const { store, clock, baseUrl } = request.server.services
  const { reader } = store
  const known = await findKnown(reader, person)
  if (!known) return showProblem(request, reply, 404)

  const secret = showOnce(request, `link ${person}`)
  const account = await findAccount(reader, person)
  const view = personView({
    known,
    hasPassword: account?.password != null,
    keysHeldUntil: account?.keysHeldUntil ?? 0,
    seats: (await everySeat(reader)).get(person) ?? [],
    reset: await readReset(reader, person, clock()),
    link: secret && invitationLink(baseUrl, secret),
    mayChange: signedIn(request).standing.duties.includes('administrator'),
    names: await namesOf(reader),
    zone: await zoneOf(reader),
    now: clock(),
    again,
  })
  return show(request, reply, 'people/show', view, { title: known.details.name, nav: 'Settings' })
}
