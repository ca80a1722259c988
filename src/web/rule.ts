// The page of one rule, as it is or as it was on a day; saying who answers questions about it; and taking it out of a draft's
// book.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { nameAnswerer } from '../domain/rule-answerer.ts'
import { findChange } from '../domain/rule-change.ts'
import { takeOut } from '../domain/rule-writing.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { formOf, problemsShown, queryOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { ruleNumberOf } from './rule-form.ts'
import type { Problem, Sent } from './views/field.ts'
import { ruleView } from './views/rule.ts'

export const ruleRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/rules/:rule', { config: { act: 'read pilot' } }, showRule)
  app.post('/pilots/:pilot/rules/:rule/answerer', { config: { act: 'name answerer' } }, nameOne)
  app.post('/pilots/:pilot/rules/:rule/retirement', { config: { act: 'write rule' } }, retire)
}

async function showRule(request: FastifyRequest, reply: FastifyReply) {
  const { asof } = queryOf(request.query, AsOf)
  const shown = await fileToShow(request)
  if (asof === undefined) return showOne(request, reply, shown, {})
  const then = await shownAsOf(request, shown, asof)
  if (typeof then === 'string') return showProblem(request, reply, 404, then)
  return showOne(request, reply, then, { asOf: asof })
}

type Showing = { readonly asOf?: string; readonly sent?: Sent; readonly problems?: readonly Problem[] }

async function showOne(request: FastifyRequest, reply: FastifyReply, shown: Shown, showing: Showing) {
  const { asOf = null, sent, problems = [] } = showing
  const number = ruleNumberOf(request)
  const versions = shown.file.rules.filter((rule) => rule.number === number)
  const last = versions.at(-1)
  if (!last) return showProblem(request, reply, 404, 'There is no such rule.')
  const view = ruleView({
    ...shown,
    versions,
    asOf,
    seats: signedIn(request).standing.seats,
    reasons: await reasonsOf(request, shown, versions),
    sent,
    problems,
  })
  return show(request, reply, 'rules/show', view, { title: view.name, tab: 'Rules' })
}

/** Why the changes behind the versions were asked for, by the id of the text. */
async function reasonsOf(request: FastifyRequest, { file }: Shown, versions: Shown['file']['rules']) {
  const changes = versions.flatMap(({ change }) => (change === null ? [] : (findChange(file, change) ?? [])))
  const ids = changes.flatMap(({ events }) => events.flatMap(({ why }) => why ?? []))
  return readTexts(request.server.services.store.reader, ids)
}

const AnswererForm = formOf({ person: z.string().max(64).default(''), deputy: z.string().max(64).default('') })

async function nameOne(request: FastifyRequest, reply: FastifyReply) {
  const rule = ruleNumberOf(request)
  return act(request, reply, {
    form: AnswererForm,
    decide: async (tx, { person, deputy }) => {
      const { file } = await fileToDecide(tx, request)
      return nameAnswerer({ file, rule, person, deputy })
    },
    next: () => `${addressOf(request)}/rules/R${rule}?done=answerer-named`,
    again: async (refused, sent) =>
      showOne(request, reply, await fileToShow(request), { sent, problems: problemsShown(refused) }),
  })
}

const RetirementForm = formOf({ seen: z.string().max(64) })

/** Takes a rule out of a draft's book. */
async function retire(request: FastifyRequest, reply: FastifyReply) {
  const number = ruleNumberOf(request)
  return act(request, reply, {
    form: RetirementForm,
    decide: async (tx, { seen }) => {
      const { file } = await fileToDecide(tx, request)
      return takeOut({ file, number, seen })
    },
    next: () => `${addressOf(request)}/rules?done=rule-taken-out`,
    again: async (refused) => showOne(request, reply, await fileToShow(request), { problems: problemsShown(refused) }),
  })
}
