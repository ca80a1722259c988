// The organisation is set up once: its name, its time zone, and the person who becomes its first administrator.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Tx } from '../../db/store.ts'
import type { Fact } from '../domain/fact.ts'
import { setUp } from '../domain/organisation.ts'
import { isRefused, type Problem, refuseFields, type Refused } from '../domain/refusal.ts'
import { passwordFault } from '../domain/sign-in.ts'
import { openAccount, setPassword } from '../store/accounts.ts'
import { newId } from '../store/hash.ts'
import { readOrganisation } from '../store/pilots.ts'
import { isZone } from '../words/zones.ts'
import { act } from './act.ts'
import { chosenPassword, formOf, problemsShown, typed } from './forms.ts'
import { hashPassword } from './password.ts'
import { show } from './respond.ts'
import { signIn } from './session.ts'
import { isCodeAsked, isTheCode } from './set-up-code.ts'
import type { Problem as Shown, Sent } from './views/field.ts'
import { setUpView } from './views/set-up.ts'

const SetUpForm = formOf({
  organisation: typed(120),
  zone: typed(60),
  name: typed(120),
  email: typed(254),
  newPassword: chosenPassword(),
  code: typed(40),
})
type SetUpForm = z.infer<typeof SetUpForm>

const fewTries = { max: 20, timeWindow: 60_000 }

export const setUpRoutes: FastifyPluginAsync = async (app) => {
  app.get('/set-up', { config: { act: 'set up organisation' } }, async (request, reply) => {
    const existing = await readOrganisation(app.services.store.reader)
    return existing ? reply.redirect('/', 303) : showSetUp(request, reply)
  })
  app.post('/set-up', { config: { act: 'set up organisation', rateLimit: fewTries } }, begin)
}

function showSetUp(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Shown[] = []) {
  const view = setUpView({ codeAsked: isCodeAsked(request), sent, problems })
  return show(request, reply, 'set-up/show', view, { title: 'Set up your organisation' })
}

function begin(request: FastifyRequest, reply: FastifyReply) {
  const person = newId()
  return act(request, reply, {
    form: SetUpForm,
    decide: (tx, form) => decide(request, tx, form, person),
    beside: async (tx, form) => {
      await openAccount(tx, person, form)
      await setPassword(tx, person, await hashPassword(form.newPassword))
    },
    next: async (entry) => {
      if (entry.data.person === person) await signIn(request, person)
      return '/people?done=set-up'
    },
    again: (refused, sent) => showSetUp(request, reply, sent, problemsShown(refused)),
  })
}

async function decide(request: FastifyRequest, tx: Tx, form: SetUpForm, person: string): Promise<Fact | Refused> {
  const { organisation: name, zone, email } = form
  const existing = await readOrganisation(tx)
  const decided = setUp(existing, { organisation: { name, zone }, person, details: { name: form.name, email } })
  if (existing) return decided
  const problems = [...(isRefused(decided) ? decided.problems : []), ...problemsAtTheEdge(request, form)]
  return problems.length > 0 ? refuseFields(problems) : decided
}

/** What only this place can tell: whether the zone exists, what the password is, and who may begin. */
function problemsAtTheEdge(request: FastifyRequest, form: SetUpForm): readonly Problem[] {
  const { zone, newPassword, code, name, email, organisation } = form
  const fault = passwordFault(newPassword.normalize('NFC'), [name, email, email.split('@')[0] ?? '', organisation])
  const problems: Problem[] = []
  if (zone !== '' && !isZone(zone)) problems.push({ field: 'zone', why: 'Choose a time zone of the list.' })
  if (fault) problems.push({ field: 'newPassword', why: fault })
  if (isCodeAsked(request) && !isTheCode(request, code))
    problems.push({ field: 'code', why: 'That is not the code in the server’s log.' })
  return problems
}
