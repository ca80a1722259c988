// Asking for a rule change: what it is about, the wish, and the further rounds of it by whoever asked.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Refused } from '../domain/refusal.ts'
import { newestVersion, ruleName } from '../domain/rule.ts'
import { type ChangeKind, changeKinds, findChange, notChangeable } from '../domain/rule-change.ts'
import { requestChange } from '../domain/rule-change-asking.ts'
import { ruleMoved, versionsBefore } from '../domain/rule-change-content.ts'
import { usualTime } from '../domain/switch-on-time.ts'
import { fieldsOf } from '../store/case-fields.ts'
import { readText } from '../store/texts.ts'
import { whoDid } from '../words/rule-changes.ts'
import { act } from './act.ts'
import { problemsShown, queryOf, sentOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { beginReplay } from './replaying.ts'
import { show, showProblem } from './respond.ts'
import { NewChangeForm, wishTyped, withUnread, wordsNow } from './rule-change-form.ts'
import type { Problem, Sent } from './views/field.ts'
import { askView, chooseView, headingOf } from './views/rule-change-asking.ts'
import type { Wished } from './views/rule-change-form.ts'
import { withOneMoreRow } from './views/rule-condition.ts'
import type { Sentence } from './views/trail.ts'

const changes = '/pilots/:pilot/rule-changes'

export const ruleChangeAskingRoutes: FastifyPluginAsync = async (app) => {
  app.get(`${changes}/new`, { config: { act: 'request rule change' } }, showNew)
  app.post(`${changes}/new`, { config: { act: 'request rule change' } }, addLine)
  app.post(changes, { config: { act: 'request rule change' } }, ask)
}

const numberText = z
  .string()
  .regex(/^\d{0,6}$/)
  .optional()

async function showNew(request: FastifyRequest, reply: FastifyReply) {
  const query = queryOf(request.query, { kind: z.enum(changeKinds).optional(), rule: numberText, instead: numberText })
  const shown = await fileToShow(request)
  const no = notChangeable(shown.file.pilot)
  if (no) return showProblem(request, reply, 422, no)
  if (query.instead) return showInstead(request, reply, shown, Number(query.instead))
  const kind = query.kind ?? null
  const rule = query.rule ? Number(query.rule) : null
  if (kind === null) return showChoice(request, reply, shown, { kind, rule, why: null })
  return showWish(request, reply, shown, { about: { kind, rule } })
}

type Choosing = { readonly kind: ChangeKind | null; readonly rule: number | null; readonly why: string | null }

async function showChoice(request: FastifyRequest, reply: FastifyReply, shown: Shown, choosing: Choosing) {
  const view = chooseView({ ...shown, ...choosing })
  return show(request, reply, 'rule-changes/choose', view, { title: 'Ask for a rule change', tab: 'Rules' })
}

type Wishing = {
  readonly about: { readonly kind: ChangeKind; readonly rule: number | null }
  readonly first?: Partial<Wished>
  readonly instead?: Sentence
  readonly sent?: Sent
  readonly problems?: readonly Problem[]
}

/** The form of the wish; where the rule does not fit what is asked, the choice again with the reason. */
async function showWish(request: FastifyRequest, reply: FastifyReply, shown: Shown, wishing: Wishing) {
  const { about, first = {}, instead = null, sent, problems = [] } = wishing
  const why = whyNotAbout(shown, about)
  if (why !== null) return showChoice(request, reply, shown, { ...about, why })
  const rule = about.kind === 'add' ? null : about.rule
  const wished: Wished = {
    kind: about.kind,
    rule,
    words: wordsNow(shown.file, rule),
    version: null,
    why: '',
    origin: null,
    agreed: usualTime(shown.now, shown.calendar),
    ...first,
  }
  const fields = await fieldsOf(request.server.services.store, shown.file.pilot.id)
  const view = askView({ ...shown, fields, wished, instead, sent, problems })
  return show(request, reply, 'rule-changes/new', view, { title: headingOf(wished), tab: 'Rules' })
}

/** Why this cannot be asked of this rule, in a sentence; null when it can. */
function whyNotAbout({ file }: Shown, { kind, rule }: Wishing['about']): string | null {
  if (kind === 'add') return null
  const current = rule === null ? null : newestVersion(file.rules, rule)
  if (!current) return 'Choose the rule that is to change.'
  const name = ruleName(current.number)
  if (kind === 'revert')
    return versionsBefore(file.rules, current.number).length > 0
      ? null
      : `${name} has always said what it says now: there is nothing to bring back.`
  return current.retired ? `${name} is no longer in effect. Its words can be brought back.` : null
}

/** What the COO proposed instead of a change that was declined, ready to be asked for. */
async function showInstead(request: FastifyRequest, reply: FastifyReply, shown: Shown, number: number) {
  const declined = findChange(shown.file, number)
  const last = declined?.events.at(-1)
  if (!declined || last?.what !== 'declined' || last.counter === null)
    return showProblem(request, reply, 404, 'Nothing else was proposed there.')
  const counter = await readText(request.server.services.store.reader, last.counter)
  const { kind, rule, proposal, origin } = declined.content
  const words = { ...(proposal ?? wordsNow(shown.file, rule)), text: counter.replaceAll('\n', ' ') }
  const why = `Instead of rule change ${number}, which was declined.`
  const text = `${whoDid(last, shown.names)} declined rule change ${number} and proposed this instead.`
  return showWish(request, reply, shown, {
    about: { kind: kind === 'add' ? 'add' : 'replace', rule },
    first: { words: kind === 'add' ? { ...words, place: undefined } : words, why, origin },
    instead: { text, why: counter, side: 'policy' },
  })
}

async function ask(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: NewChangeForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const rule = form.kind === 'add' || form.rule === '' ? null : Number(form.rule)
      const moved = ruleMoved(file, rule, Number(form.ruleSeen))
      if (moved) return moved
      const fields = await fieldsOf(request.server.services.store, file.pilot.id)
      const about = { kind: form.kind, rule, before: wordsNow(file, rule) }
      const { value: wish, problems } = wishTyped(form, about, { file, calendar, now: doing.at, fields })
      return withUnread(requestChange({ file, wish, calendar }, doing), problems)
    },
    next: async (entry) => {
      await beginReplay(request, Number(entry.object.id))
      const done = entry.data.effect === 'parks' ? 'change-kept' : 'change-asked'
      return `${addressOf(request)}/rule-changes/${entry.object.id}?done=${done}`
    },
    again: (refused, sent) => showAgain(request, reply, sent, refused),
  })
}

/** The form again as it was typed, with one line more for a machine to check. */
async function addLine(request: FastifyRequest, reply: FastifyReply) {
  return showAgain(request, reply, withOneMoreRow(sentOf(request.body)), null)
}

async function showAgain(request: FastifyRequest, reply: FastifyReply, sent: Sent, refused: Refused | null) {
  const kind = changeKinds.find((one) => one === sent.kind)
  const rule = Number(sent.rule) || null
  const shown = await fileToShow(request)
  if (kind === undefined) return showChoice(request, reply, shown, { kind: null, rule, why: refused?.why ?? null })
  return showWish(request, reply, shown, {
    about: { kind, rule },
    sent,
    problems: refused ? problemsShown(refused) : [],
  })
}
