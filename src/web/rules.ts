// The rule book's page, as it is or as it was on a day; what differs between two days; the order of a draft's rules; and
// confirming that the book is current.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Refused } from '../domain/refusal.ts'
import { bookContent, confirmBook } from '../domain/rule-book.ts'
import { moveRule } from '../domain/rule-writing.ts'
import { contentHash } from '../store/hash.ts'
import { act } from './act.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { formOf, problemsShown, queryOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown, signerOf } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { ruleNumberOf } from './rule-form.ts'
import type { Problem } from './views/field.ts'
import { rulesView } from './views/rules.ts'
import { rulesDifferenceView } from './views/rules-difference.ts'

export const ruleBookRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/rules', { config: { act: 'read pilot' } }, showRules)
  app.get('/pilots/:pilot/rules/difference', { config: { act: 'read pilot' } }, showDifference)
  app.post('/pilots/:pilot/rules/:rule/place', { config: { act: 'write rule' } }, move)
  app.post('/pilots/:pilot/rules/confirmation', { config: { act: 'confirm rule book' } }, confirm)
}

async function showRules(request: FastifyRequest, reply: FastifyReply) {
  const { asof } = queryOf(request.query, AsOf)
  const shown = await fileToShow(request)
  if (asof === undefined) return showBook(request, reply, shown, null)
  const then = await shownAsOf(request, shown, asof)
  if (typeof then === 'string') return showProblem(request, reply, 404, then)
  return showBook(request, reply, then, asof)
}

async function showBook(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
  asOf: string | null,
  problems: readonly Problem[] = [],
) {
  const view = rulesView({
    ...shown,
    asOf,
    seats: signedIn(request).standing.seats,
    signer: await signerOf(request),
    hash: contentHash(bookContent(shown.file)),
    problems,
  })
  return show(request, reply, 'rules/index', view, { title: 'Rule book', tab: 'Rules' })
}

const day = z.string().max(10).optional()
const Days = { from: day, to: day }

async function showDifference(request: FastifyRequest, reply: FastifyReply) {
  const { from, to } = queryOf(request.query, Days)
  const view = rulesDifferenceView({ ...(await fileToShow(request)), from, to })
  const status = view.problems === null ? 200 : 422
  return show(request, reply, 'rules/difference', view, { title: 'What changed in the rules', tab: 'Rules', status })
}

const PlaceForm = formOf({ seen: z.string().max(64), way: z.enum(['up', 'down']) })

async function move(request: FastifyRequest, reply: FastifyReply) {
  const number = ruleNumberOf(request)
  return act(request, reply, {
    form: PlaceForm,
    decide: async (tx, { seen, way }) => {
      const { file } = await fileToDecide(tx, request)
      return moveRule({ file, number, seen }, way)
    },
    next: () => `${addressOf(request)}/rules#R${number}`,
    again: (refused) => showAgain(request, reply, refused),
  })
}

const ConfirmForm = formOf({ seen: z.string().max(64) })

async function confirm(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: ConfirmForm,
    decide: async (tx, { seen }) => {
      const { file } = await fileToDecide(tx, request)
      return confirmBook({ file, hash: contentHash(bookContent(file)), seen })
    },
    next: () => `${addressOf(request)}/rules?done=book-confirmed#confirmed`,
    again: (refused) => showAgain(request, reply, refused),
  })
}

async function showAgain(request: FastifyRequest, reply: FastifyReply, refused: Refused) {
  return showBook(request, reply, await fileToShow(request), null, problemsShown(refused))
}
