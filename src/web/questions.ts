// Asking what a rule means, and answering: the list, the form, and the page of one question.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { answerQuestion, askQuestion, findQuestion, type Question } from '../domain/question.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { shownAsOf } from './as-of.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem, Sent } from './views/field.ts'
import { askForm, questionView } from './views/question.ts'
import { questionsShown, questionsView } from './views/questions.ts'

type AtQuestion = { Params: { pilot: string; number: string } }
const address = '/pilots/:pilot/questions'

export const questionRoutes: FastifyPluginAsync = async (app) => {
  app.get(address, { config: { act: 'read pilot' } }, showQuestions)
  app.get(`${address}/new`, { config: { act: 'ask question' } }, async (request, reply) => showAsk(request, reply))
  app.post(address, { config: { act: 'ask question' } }, ask)
  app.get<AtQuestion>(`${address}/:number`, { config: { act: 'read pilot' } }, async (request, reply) =>
    showQuestion(request, reply),
  )
  app.post<AtQuestion>(`${address}/:number/answers`, { config: { act: 'answer question' } }, answer)
}

const number = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)

async function showQuestions(request: FastifyRequest, reply: FastifyReply) {
  const query = queryOf(request.query, {
    rule: z.union([z.literal('none'), number]).optional(),
    before: number.optional(),
    asof: z.string().max(10).optional(),
  })
  const today = await fileToShow(request)
  const shown = query.asof === undefined ? today : await shownAsOf(request, today, query.asof)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const given = { ...shown, about: query.rule ?? null, before: query.before ?? null }
  const { open, answered } = questionsShown(given)
  const ids = [...open, ...answered].map(({ words }) => words)
  const texts = await readTexts(request.server.services.store.reader, ids)
  const view = questionsView({ ...given, texts })
  return show(request, reply, 'questions/index', view, { title: 'Questions', tab: 'Questions' })
}

async function showAsk(request: FastifyRequest, reply: FastifyReply, sent?: Sent, problems: readonly Problem[] = []) {
  const query = sent ? {} : queryOf(request.query, { rule: number.optional() })
  const { file, names } = await fileToShow(request)
  const view = { form: askForm({ file, names, rule: query.rule ?? null, sent, problems }) }
  return show(request, reply, 'questions/new', view, { title: 'Ask a question', tab: 'Questions' })
}

const AskForm = formOf({
  rule: z
    .string()
    .regex(/^([1-9]\d{0,5})?$/, 'Choose a rule, or none.')
    .default(''),
  words: typed(1_000),
})

async function ask(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: AskForm,
    decide: async (tx, { rule, words }) => {
      const { file } = await fileToDecide(tx, request)
      return askQuestion(file, { rule: rule === '' ? null : Number(rule), words })
    },
    next: ({ object }) => `${addressOf(request)}/questions/${object.id}?done=question-asked`,
    again: (refused, sent) => showAsk(request, reply, sent, problemsShown(refused)),
  })
}

async function showQuestion(
  request: FastifyRequest<AtQuestion>,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const shown = await fileToShow(request)
  const question = questionAsked(request, shown.file)
  if (!question) return showProblem(request, reply, 404, 'There is no such question.')
  const ids = [question.words, ...question.answers.map(({ words }) => words)]
  const texts = await readTexts(request.server.services.store.reader, ids)
  const { person } = signedIn(request)
  const view = questionView({ ...shown, question, texts, person, sent, problems })
  return show(request, reply, 'questions/show', view, { title: view.heading, tab: 'Questions' })
}

const AnswerForm = formOf({ words: typed(2_000) })

async function answer(request: FastifyRequest<AtQuestion>, reply: FastifyReply) {
  return act(request, reply, {
    form: AnswerForm,
    decide: async (tx, { words }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const question = questionAsked(request, file)
      if (!question) throw Object.assign(new Error('there is no such question'), { statusCode: 404 })
      return answerQuestion({ file, question, today: calendar.dayOf(doing.at) }, words, doing)
    },
    next: ({ object }) => `${addressOf(request)}/questions/${object.id}?done=question-answered`,
    again: (refused, sent) => showQuestion(request, reply, sent, problemsShown(refused)),
  })
}

/** The question of the address; null where there is none. */
function questionAsked({ params }: FastifyRequest<AtQuestion>, file: PilotFile): Question | null {
  return findQuestion(file, numberIn(params.number))
}
