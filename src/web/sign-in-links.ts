// A new sign-in link for someone who is already here. For a leader of a pilot it waits until the other leader agrees, and
// only then the administrator can make it and sees it, once.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../../db/store.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { refuse } from '../domain/refusal.ts'
import { agreeToReset, issueLink, keysRestFor, stillToAgree } from '../domain/reset.ts'
import { holdKeys } from '../store/accounts.ts'
import { makeInvitation } from '../store/invitations.ts'
import { findKnown } from '../store/people.ts'
import { readReset } from '../store/resets.ts'
import { act } from './act.ts'
import { formOf, problemsShown } from './forms.ts'
import { showPerson } from './person-page.ts'
import { isFresh } from './proof.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { keepToShow } from './shown-once.ts'
import type { Problem } from './views/field.ts'
import { agreementView } from './views/agreement.ts'

type AtPerson = { Params: { person: string } }

export const signInLinkRoutes: FastifyPluginAsync = async (app) => {
  app.post<AtPerson>('/people/:person/link', { config: { act: 'issue sign-in link' } }, issue)
  app.get<AtPerson>(
    '/people/:person/agreement',
    { config: { act: 'agree to sign-in reset' } },
    async (request, reply) => showAgreement(request, reply),
  )
  app.post<AtPerson>('/people/:person/agreement', { config: { act: 'agree to sign-in reset' } }, agree)
}

function issue(request: FastifyRequest<AtPerson>, reply: FastifyReply) {
  const { person } = request.params
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx, _form, doing) => {
      const known = await findKnown(tx, person)
      return known?.active ? issueLink(await readReset(tx, person, doing.at), doing) : refuse('This person has left.')
    },
    beside: (tx, _form, entry) => (entry.data.what === 'given' ? makeLink(request, tx, entry) : Promise.resolve()),
    next: (entry) => `/people/${person}?done=${entry.data.what === 'given' ? 'link' : 'asked'}`,
    again: (refused) => showPerson(request, reply, person, { form: 'link', problems: problemsShown(refused) }),
  })
}

/** Makes the link and keeps it to be shown once. The keys of someone who leads a pilot rest from now on. */
async function makeLink(request: FastifyRequest, tx: Tx, entry: LedgerEntry): Promise<void> {
  const person = entry.object.id
  keepToShow(request, `link ${person}`, await makeInvitation(tx, person, Date.now()))
  const { leads } = await readReset(tx, person, entry.at)
  if (leads.length > 0) await holdKeys(tx, person, entry.at + keysRestFor)
}

async function showAgreement(
  request: FastifyRequest<AtPerson>,
  reply: FastifyReply,
  problems: readonly Problem[] = [],
) {
  const { store, clock } = request.server.services
  const reset = await readReset(store.reader, request.params.person, clock())
  const known = await findKnown(store.reader, request.params.person)
  if (!known || !stillToAgree(reset, clock()).includes(signedIn(request).person))
    return showProblem(request, reply, 404)

  const view = agreementView({
    reset,
    name: known.details.name,
    email: signedIn(request).email,
    fresh: isFresh(request),
    problems,
  })
  return show(request, reply, 'people/agreement', view, { title: `A new sign-in link for ${known.details.name}` })
}

function agree(request: FastifyRequest<AtPerson>, reply: FastifyReply) {
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx, _form, doing) => agreeToReset(await readReset(tx, request.params.person, doing.at), doing),
    next: () => '/me?done=agreed',
    again: (refused) => showAgreement(request, reply, problemsShown(refused)),
  })
}
