// The messy-case tests: all of them by kind, one with its results, and the forms that write, run and drop one.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findMessyCase, messyKinds } from '../domain/messy-case.ts'
import { dropMessyCase, runByHand, runByReplay, writeMessyCase } from '../domain/messy-case-writing.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { replayedOutcome } from './messy-replay.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { messyCaseView } from './views/messy-case.ts'
import { messyCasesView } from './views/messy-cases.ts'
import { messyFormView } from './views/messy-form.ts'

type AtTest = { Params: { pilot: string; test: string } }

export const messyCaseRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/messy-cases', { config: { act: 'read pilot' } }, showAll)
  app.get('/pilots/:pilot/messy-cases/new', { config: { act: 'write messy case' } }, showNew)
  app.post('/pilots/:pilot/messy-cases', { config: { act: 'write messy case' } }, write)
  app.get<AtTest>('/pilots/:pilot/messy-cases/:test', { config: { act: 'read pilot' } }, (request, reply) =>
    showOne(request, reply),
  )
  app.post<AtTest>('/pilots/:pilot/messy-cases/:test/runs', { config: { act: 'run messy case' } }, run)
  app.post<AtTest>('/pilots/:pilot/messy-cases/:test/drop', { config: { act: 'write messy case' } }, drop)
}

const about = { title: 'Messy cases', tab: 'Messy cases' } as const

async function showAll(request: FastifyRequest, reply: FastifyReply) {
  const { asof } = queryOf(request.query, AsOf)
  const today = await fileToShow(request)
  const shown = asof === undefined ? today : await shownAsOf(request, today, asof)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const seats = asof === undefined ? signedIn(request).standing.seats : []
  return show(request, reply, 'messy-cases/index', messyCasesView({ ...shown, seats }), about)
}

async function showNew(request: FastifyRequest, reply: FastifyReply) {
  const asked = queryOf(request.query, { rule: z.string().max(6).optional(), kind: z.string().max(40).optional() })
  return showForm(request, reply, asked)
}

async function showForm(request: FastifyRequest, reply: FastifyReply, filled: Sent, problems: readonly Problem[] = []) {
  const { file } = await fileToShow(request)
  const view = messyFormView({ file, typed: filled, problems })
  return show(request, reply, 'messy-cases/new', view, { ...about, title: 'Write a messy case' })
}

const WriteForm = formOf({
  kind: z.enum(messyKinds, 'Choose what kind it is.'),
  rule: z
    .string()
    .regex(/^\d{1,6}$/, 'Choose the rule that it tries.')
    .transform(Number),
  given: typed(1_000),
  attributes: typed(),
  expected: typed(1_000),
})

async function write(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: WriteForm,
    decide: async (tx, { kind, rule, given, attributes, expected }) => {
      const { file } = await fileToDecide(tx, request)
      return writeMessyCase(file, { kind, rule, given, attributes, expected })
    },
    next: ({ object }) => `${addressOf(request)}/messy-cases/${object.id}?done=messy-written`,
    again: (refused, sent) => showForm(request, reply, sent, problemsShown(refused)),
  })
}

type Filled = { readonly sent?: Sent; readonly problems?: readonly Problem[]; readonly byHand?: boolean }

async function showOne(request: FastifyRequest<AtTest>, reply: FastifyReply, filled: Filled = {}) {
  const { how } = queryOf(request.query, { how: z.literal('hand').optional() })
  const { sent, problems = [], byHand = how === 'hand' } = filled
  const shown = await fileToShow(request)
  const test = findMessyCase(shown.file, numberIn(request.params.test))
  if (!test) return showProblem(request, reply, 404, 'There is no such messy case, or it was dropped.')
  const texts = test.runs.flatMap(({ evidence }) => evidence ?? [])
  const view = messyCaseView({
    ...shown,
    test,
    evidence: await readTexts(request.server.services.store.reader, texts),
    replayed: byHand ? null : replayedOutcome(shown.file, test.content),
    seats: signedIn(request).standing.seats,
    sent,
    problems,
  })
  return show(request, reply, 'messy-cases/show', view, about)
}

const RunForm = formOf({
  seen: z.string().max(64),
  result: z.enum(['pass', 'fail'], 'Say what came of it.'),
  evidence: typed(),
  replayed: z.string().max(2_000).optional(),
})

async function run(request: FastifyRequest<AtTest>, reply: FastifyReply) {
  const number = numberIn(request.params.test)
  return act(request, reply, {
    form: RunForm,
    decide: async (tx, { seen, result, evidence, replayed }) => {
      const { file } = await fileToDecide(tx, request)
      const trying = { file, number, seen, result }
      if (replayed === undefined) return runByHand(trying, evidence)
      const test = findMessyCase(file, number)
      return runByReplay(trying, { now: test && replayedOutcome(file, test.content), seen: replayed })
    },
    next: () => `${addressOf(request)}/messy-cases?done=messy-run`,
    again: (refused, sent) => showRunAgain(request, reply, problemsShown(refused), sent),
  })
}

/** The form again, with what was chosen and typed; what the rules give is told anew. */
async function showRunAgain(
  request: FastifyRequest<AtTest>,
  reply: FastifyReply,
  problems: readonly Problem[],
  { result, evidence, replayed }: Sent,
) {
  return showOne(request, reply, { sent: { result, evidence }, problems, byHand: replayed === undefined })
}

async function drop(request: FastifyRequest<AtTest>, reply: FastifyReply) {
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx) => dropMessyCase((await fileToDecide(tx, request)).file, numberIn(request.params.test)),
    next: () => `${addressOf(request)}/messy-cases?done=messy-dropped`,
    again: (refused) => showOne(request, reply, { problems: problemsShown(refused) }),
  })
}
