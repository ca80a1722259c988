// The form with which a rule of a draft is written or worded anew. From the launch on it leads back to the book.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isRefused } from '../domain/refusal.ts'
import { newestVersion, sections } from '../domain/rule.ts'
import { notWritable, writeRule } from '../domain/rule-writing.ts'
import { fieldsOf } from '../store/case-fields.ts'
import { act } from './act.ts'
import { formOf, problemsShown, queryOf, sentOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { pilotOf } from './request.ts'
import { show, showProblem } from './respond.ts'
import { withUnread } from './rule-change-form.ts'
import { conditionFields, conditionTyped } from './rule-condition-form.ts'
import { ruleFields, ruleNumberOf, wordsTyped } from './rule-form.ts'
import { withOneMoreRow } from './views/rule-condition.ts'
import { type RuleEditOf, ruleEditView } from './views/rule-edit.ts'

export const ruleWritingRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/rules/new', { config: { act: 'write rule' } }, showNew)
  app.post('/pilots/:pilot/rules', { config: { act: 'write rule' } }, async (request, reply) =>
    write(request, reply, null),
  )
  app.get('/pilots/:pilot/rules/:rule/edit', { config: { act: 'write rule' } }, async (request, reply) =>
    showForm(request, reply, ruleNumberOf(request)),
  )
  app.post('/pilots/:pilot/rules/new', { config: { act: 'write rule' } }, async (request, reply) =>
    addLine(request, reply, null),
  )
  app.post('/pilots/:pilot/rules/:rule/edit', { config: { act: 'write rule' } }, async (request, reply) =>
    addLine(request, reply, ruleNumberOf(request)),
  )
  app.post('/pilots/:pilot/rules/:rule', { config: { act: 'write rule' } }, async (request, reply) =>
    write(request, reply, ruleNumberOf(request)),
  )
}

const address = {
  section: z.enum(sections).optional(),
  under: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
}

async function showNew(request: FastifyRequest, reply: FastifyReply) {
  const { section, under } = queryOf(request.query, address)
  return showForm(request, reply, null, { section, under: under === undefined ? null : Number(under) })
}

type Filled = Partial<Pick<RuleEditOf, 'section' | 'under' | 'sent' | 'problems' | 'isMoved'>>

/** One line more to fill in: the form again with everything that was typed, and nothing saved. */
async function addLine(request: FastifyRequest, reply: FastifyReply, number: number | null) {
  return showForm(request, reply, number, { sent: withOneMoreRow(sentOf(request.body)) })
}

/** The form while the book can be written in; once the pilot was launched, only the book is left. */
async function showForm(request: FastifyRequest, reply: FastifyReply, number: number | null, filled: Filled = {}) {
  const { file } = await fileToShow(request)
  const current = number === null ? null : newestVersion(file.rules, number)
  const isInBook = number === null || current?.retired === false
  if (!isInBook) return showProblem(request, reply, 404, 'There is no such rule in the book.')
  const isTooLate = filled.sent === undefined && notWritable(file.pilot) !== null
  if (isTooLate) return reply.redirect(`${addressOf(request)}/rules`, 303)
  const view = ruleEditView({
    rules: file.rules,
    current,
    section: undefined,
    under: null,
    known: await knownFields(request),
    sent: undefined,
    problems: [],
    isMoved: false,
    ...filled,
    address: `${addressOf(request)}/rules`,
  })
  return show(request, reply, 'rules/edit', view, { title: view.heading, tab: 'Rules' })
}

const RuleForm = formOf({ seen: z.string().max(64).default(''), ...ruleFields, ...conditionFields })

async function write(request: FastifyRequest, reply: FastifyReply, number: number | null) {
  const known = await knownFields(request)
  return act(request, reply, {
    form: RuleForm,
    decide: async (tx, form) => {
      const { file } = await fileToDecide(tx, request)
      const checked = conditionTyped(form, known)
      const words = wordsTyped(form)
      const draft = isRefused(checked) ? { ...words, condition: null, outcome: null } : { ...words, ...checked }
      return withUnread(writeRule({ file, number, draft, seen: form.seen }), isRefused(checked) ? checked.problems : [])
    },
    next: (entry) => `${addressOf(request)}/rules?done=rule-written#R${entry.object.id}`,
    again: (refused, sent) => {
      const isMoved = refused.kind === 'overtaken'
      return showForm(request, reply, number, { sent, problems: problemsShown(refused), isMoved })
    },
  })
}

/** The fields that the pilot's cases give, for what a machine checks. */
async function knownFields(request: FastifyRequest) {
  return fieldsOf(request.server.services.store, pilotOf(request).id)
}
