// Coming in by a link: the person chooses a password and is signed in. A link works once; the example's links work again
// and again, and need no password.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { isRefused, refuse, refuseFields, type Refused } from '../domain/refusal.ts'
import { keysRestFor, mayFollow } from '../domain/reset.ts'
import { holdKeys, setPassword } from '../store/accounts.ts'
import { findInvitation, type Invitation, useInvitation } from '../store/invitations.ts'
import { type Account, findAccount, isActive } from '../store/people.ts'
import { readReset } from '../store/resets.ts'
import { everySeat, leadsOf } from '../store/seats.ts'
import { endSessions } from '../store/sessions.ts'
import { chosenPassword, formOf, problemsShown, readForm } from './forms.ts'
import { faultOfPassword, hashPassword } from './password.ts'
import { show, showProblem } from './respond.ts'
import { signIn } from './session.ts'
import { comeInView, nameWithTitle } from './views/example.ts'
import { invitationView } from './views/invitation.ts'

const InvitationForm = formOf({ newPassword: chosenPassword() })

const fewTries = { max: 30, timeWindow: 60_000 }

type AtToken = { Params: { token: string } }
type Invited = { readonly invitation: Invitation; readonly account: Account }

export const invitationRoutes: FastifyPluginAsync = async (app) => {
  app.get<AtToken>('/invitations/:token', { config: { act: 'sign in' } }, open)
  app.post<AtToken>('/invitations/:token', { config: { act: 'sign in', rateLimit: fewTries } }, accept)
}

async function open(request: FastifyRequest<AtToken>, reply: FastifyReply) {
  const invited = await findInvited(request)
  if (!invited) return showProblem(request, reply, 404, gone)
  return invited.invitation.reusable ? showComingIn(request, reply, invited) : showInvitation(request, reply, invited)
}

const gone = 'This link no longer works: it was used, replaced or has run out. Ask an administrator for a new one.'

async function findInvited(request: FastifyRequest<AtToken>): Promise<Invited | null> {
  const { store, clock } = request.server.services
  const { reader } = store
  const invitation = await findInvitation(reader, request.params.token, Date.now())
  const account = invitation && (await findAccount(reader, invitation.person))
  if (!account || !(await isActive(reader, account.person))) return null
  const isGood = invitation.reusable || mayFollow(await readReset(reader, account.person, clock()))
  return isGood ? { invitation, account } : null
}

/** The example's link knows who it is for: one button, nothing to fill in. */
async function showComingIn(request: FastifyRequest<AtToken>, reply: FastifyReply, { account }: Invited) {
  const [seat] = (await everySeat(request.server.services.store.reader)).get(account.person) ?? []
  const view = comeInView(nameWithTitle(account.name, seat?.seat), `/invitations/${request.params.token}`)
  return show(request, reply.header('cache-control', 'no-store'), 'example/come-in', view, {
    title: 'Look at the example',
  })
}

function showInvitation(
  request: FastifyRequest<AtToken>,
  reply: FastifyReply,
  { account }: Invited,
  refused: Refused | null = null,
) {
  void reply.header('cache-control', 'no-store')
  if (refused) void reply.code(422)
  const problems = refused ? problemsShown(refused) : []
  const view = invitationView(account, `/invitations/${request.params.token}`, problems)
  return show(request, reply, 'invitations/show', view, { title: 'Choose your password' })
}

async function accept(request: FastifyRequest<AtToken>, reply: FastifyReply) {
  const invited = await findInvited(request)
  if (!invited) return showProblem(request, reply, 404, gone)
  if (invited.invitation.reusable) return comeInAgain(request, reply, invited)
  const read = readForm(InvitationForm, request.body)
  if (isRefused(read)) return showInvitation(request, reply, invited, read)
  const { reader } = request.server.services.store
  const fault = await faultOfPassword(reader, read.newPassword, invited.account)
  if (fault) return showInvitation(request, reply, invited, refuseFields([{ field: 'newPassword', why: fault }]))

  const isIn = await comeIn(request, invited, await hashPassword(read.newPassword))
  if (!isIn) return showInvitation(request, reply, invited, refuse(gone))
  await signIn(request, invited.account.person)
  return reply.redirect('/me?done=signed-in', 303)
}

async function comeInAgain(request: FastifyRequest<AtToken>, reply: FastifyReply, { account }: Invited) {
  await signIn(request, account.person)
  return reply.redirect('/', 303)
}

/** Uses the link and sets the password; every other session ends. A leader's keys rest when an older password is replaced. */
function comeIn(request: FastifyRequest, { invitation, account }: Invited, hash: string): Promise<boolean> {
  const { store, clock } = request.server.services
  const { person, password } = account
  return store.transaction(async (tx) => {
    if (!(await useInvitation(tx, invitation, Date.now()))) return false
    await setPassword(tx, person, hash)
    await endSessions(tx, person, { but: '' })
    const isLeader = (await leadsOf(tx, person, clock())).length > 0
    if (password !== null && isLeader) await holdKeys(tx, person, clock() + keysRestFor)
    return true
  })
}
