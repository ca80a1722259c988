// The further rounds of a rule change: whoever asked words it anew, agrees on another time, or puts it on the rule as it is
// now.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../../db/store.ts'
import type { Refused } from '../domain/refusal.ts'
import { isStale, type RuleChange } from '../domain/rule-change.ts'
import {
  type Editing,
  notEditable,
  rebaseChange,
  rescheduleChange,
  resubmitChange,
} from '../domain/rule-change-asking.ts'
import { ruleMoved } from '../domain/rule-change-content.ts'
import { fieldsOf } from '../store/case-fields.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { problemsShown, sentOf } from './forms.ts'
import { keepRefusal } from './guard.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { numberIn, signedIn } from './request.ts'
import { beginReplay } from './replaying.ts'
import { show, showProblem } from './respond.ts'
import { type AtChange, changeAsked } from './rule-change-page.ts'
import { type Reading, RoundForm, ScheduleForm, timeTyped, wishTyped, withUnread } from './rule-change-form.ts'
import type { Problem, Sent } from './views/field.ts'
import { withOneMoreRow } from './views/rule-condition.ts'
import { rebaseView, type RoundOf, roundView, scheduleView } from './views/rule-change-rounds.ts'

const change = '/pilots/:pilot/rule-changes/:number'
const edits = { config: { act: 'edit rule change' } } as const

export const ruleChangeRoundRoutes: FastifyPluginAsync = async (app) => {
  app.get<AtChange>(`${change}/rounds/new`, edits, async (request, reply) => showWording(request, reply, 'rounds'))
  app.post<AtChange>(`${change}/rounds/new`, edits, async (request, reply) =>
    showWording(request, reply, 'rounds', oneMore(request)),
  )
  app.post<AtChange>(`${change}/rounds`, edits, begin)
  app.get<AtChange>(`${change}/schedule/new`, edits, async (request, reply) => showSchedule(request, reply))
  app.post<AtChange>(`${change}/schedule`, edits, reschedule)
  app.get<AtChange>(`${change}/rebase/new`, edits, async (request, reply) => showWording(request, reply, 'rebase'))
  app.post<AtChange>(`${change}/rebase/new`, edits, async (request, reply) =>
    showWording(request, reply, 'rebase', oneMore(request)),
  )
  app.post<AtChange>(`${change}/rebase`, edits, rebase)
}

/** The form again as it was typed, with one line more for a machine to check. */
function oneMore({ body }: FastifyRequest): Again {
  return { sent: withOneMoreRow(sentOf(body)) }
}

type Again = { readonly sent?: Sent; readonly problems?: readonly Problem[] }

/** The page on which a change is worded anew or, once its rule has moved, rebased; what was typed on the other one goes along. */
async function showWording(
  request: FastifyRequest<AtChange>,
  reply: FastifyReply,
  asked: 'rounds' | 'rebase',
  again: Again = {},
) {
  const given = await readRound(request, again)
  if (isNo(given)) return sayNo(request, reply, given)
  const due = isStale(given.file, given.change.content) ? 'rebase' : 'rounds'
  if (due !== asked && !again.sent)
    return reply.redirect(due === 'rebase' ? `${hereOf(request)}/rebase/new` : hereOf(request), 303)
  const view = due === 'rebase' ? rebaseView(given) : roundView(given)
  const template = due === 'rebase' ? 'rule-changes/rebase' : 'rule-changes/round'
  return show(request, reply, template, view, { title: view.heading, tab: 'Rules' })
}

async function showSchedule(request: FastifyRequest<AtChange>, reply: FastifyReply, again: Again = {}) {
  const given = await readRound(request, again)
  if (isNo(given)) return sayNo(request, reply, given)
  if (!again.sent && isStale(given.file, given.change.content))
    return reply.redirect(`${hereOf(request)}/rebase/new`, 303)
  const view = scheduleView(given)
  return show(request, reply, 'rule-changes/schedule', view, { title: view.heading, tab: 'Rules' })
}

/** Why a page is not shown, and with which status. */
type No = { readonly status: number; readonly why: string }

/** Somebody else's change is told and kept like every other try at what is not one's own. */
async function sayNo(request: FastifyRequest, reply: FastifyReply, { status, why }: No) {
  if (status === 403) await keepRefusal(request)
  return showProblem(request, reply, status, why)
}

function isNo(given: RoundOf | No): given is No {
  return 'status' in given
}

async function readRound(request: FastifyRequest<AtChange>, { sent, problems = [] }: Again): Promise<RoundOf | No> {
  const shown = await fileToShow(request)
  const found = changeAsked(shown.file, request)
  if (!found) return { status: 404, why: 'This pilot has no such rule change.' }
  const no = notEditable({ file: shown.file, change: found, seen: found.hash }, signedIn(request).person)
  if (no && (no.kind === 'not yours' || sent === undefined))
    return { status: no.kind === 'not yours' ? 403 : 422, why: no.why }
  const reasons = found.events.flatMap(({ why }) => why ?? [])
  const { store } = request.server.services
  const texts = await readTexts(store.reader, reasons)
  const fields = await fieldsOf(store, shown.file.pilot.id)
  return { ...shown, change: found, texts, fields, sent, problems }
}

async function begin(request: FastifyRequest<AtChange>, reply: FastifyReply) {
  return act(request, reply, {
    form: RoundForm,
    decide: async (tx, form, doing) => {
      const reading = await readingAt(tx, request, doing.at)
      const { editing, unread } = editingBy(form, reading)
      return withUnread(resubmitChange(editing, doing), unread)
    },
    next: () => begun(request),
    again: (refused, sent) => showWording(request, reply, 'rounds', shownAgain(refused, sent)),
  })
}

async function rebase(request: FastifyRequest<AtChange>, reply: FastifyReply) {
  return act(request, reply, {
    form: RoundForm,
    decide: async (tx, form, doing) => {
      const reading = await readingAt(tx, request, doing.at)
      const moved = ruleMoved(reading.file, reading.change.content.rule, Number(form.ruleSeen))
      if (moved) return moved
      const { editing, unread } = editingBy(form, reading)
      return withUnread(rebaseChange(editing, doing), unread)
    },
    next: () => begun(request),
    again: (refused, sent) => showWording(request, reply, 'rebase', shownAgain(refused, sent)),
  })
}

async function reschedule(request: FastifyRequest<AtChange>, reply: FastifyReply) {
  return act(request, reply, {
    form: ScheduleForm,
    decide: async (tx, form, doing) => {
      const reading = await readingAt(tx, request, doing.at)
      const { value: switchOnAt, problems } = timeTyped(form, reading)
      const { seen, why } = form
      return withUnread(rescheduleChange({ ...reading, seen, switchOnAt, why }, doing), problems)
    },
    next: () => begun(request),
    again: (refused, sent) => showSchedule(request, reply, shownAgain(refused, sent)),
  })
}

/** The new round is replayed at once; its page is next. */
async function begun(request: FastifyRequest<AtChange>): Promise<string> {
  await beginReplay(request, numberIn(request.params.number))
  return `${hereOf(request)}?done=round-begun`
}

type ReadingChange = Reading & { readonly change: RuleChange }

async function readingAt(tx: Tx, request: FastifyRequest<AtChange>, now: number): Promise<ReadingChange> {
  const { file, calendar } = await fileToDecide(tx, request)
  const found = changeAsked(file, request)
  if (!found) throw Object.assign(new Error('there is no such rule change'), { statusCode: 404 })
  const fields = await fieldsOf(request.server.services.store, file.pilot.id)
  return { file, calendar, now, fields, change: found }
}

/** The next round as it was typed, and what could not be read of it. */
function editingBy(
  form: RoundForm,
  reading: ReadingChange,
): { readonly editing: Editing; readonly unread: Refused['problems'] } {
  const { kind, rule, proposal } = reading.change.content
  const { value: wish, problems } = wishTyped(form, { kind, rule, before: proposal }, reading)
  return { editing: { ...reading, seen: form.seen, wish }, unread: problems }
}

function shownAgain(refused: Refused, sent: Sent): Again {
  return { sent, problems: problemsShown(refused) }
}

function hereOf(request: FastifyRequest<AtChange>): string {
  return `${addressOf(request)}/rule-changes/${encodeURIComponent(request.params.number)}`
}
