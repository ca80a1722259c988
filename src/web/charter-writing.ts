// Writing the charter while the pilot is a draft, and proposing an amendment once it runs: one form, two acts.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type Charter, newestCharter } from '../domain/charter.ts'
import { proposeAmendment, writeCharter } from '../domain/charter-writing.ts'
import { isLeader } from '../domain/person.ts'
import { hasEnded, lastStage } from '../domain/pilot.ts'
import type { Refused } from '../domain/refusal.ts'
import { weekName } from '../words/dates.ts'
import { nameWithSeat } from '../words/people.ts'
import { act } from './act.ts'
import { CharterForm, draftOf } from './charter-form.ts'
import { problemsShown } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { show } from './respond.ts'
import { charterEditView } from './views/charter-edit.ts'
import type { Problem, Sent } from './views/field.ts'

export const charterWritingRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/charter/edit', { config: { act: 'write charter' } }, showForm)
  app.post('/pilots/:pilot/charter', { config: { act: 'write charter' } }, write)
  app.get('/pilots/:pilot/charter/amendments/new', { config: { act: 'propose amendment' } }, showAmendment)
  app.post('/pilots/:pilot/charter/amendments', { config: { act: 'propose amendment' } }, propose)
}

async function write(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: CharterForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return writeCharter({ file, draft: draftOf(form), seen: form.seen, currentWeek: calendar.weekOf(doing.at) })
    },
    next: () => `${addressOf(request)}/charter?done=charter-written`,
    again: (refused, sent) => showAgain(request, reply, refused, sent),
  })
}

async function propose(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: CharterForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const writing = { file, draft: draftOf(form), seen: form.seen, currentWeek: calendar.weekOf(doing.at) }
      return proposeAmendment(writing, form.why, doing)
    },
    next: () => `${addressOf(request)}/charter?done=amendment-proposed`,
    again: (refused, sent) => showAgain(request, reply, refused, sent),
  })
}

/** The form while the charter can be written; once the pilot runs, it is amended instead. */
async function showForm(request: FastifyRequest, reply: FastifyReply) {
  const shown = await fileToShow(request)
  const isDraft = lastStage(shown.file.pilot) === null
  return isDraft ? showFilled(request, reply, shown, {}) : reply.redirect(`${addressOf(request)}/charter`, 303)
}

async function showAmendment(request: FastifyRequest, reply: FastifyReply) {
  const shown = await fileToShow(request)
  const { pilot } = shown.file
  const isUnderway = lastStage(pilot) !== null && !hasEnded(pilot)
  return isUnderway ? showFilled(request, reply, shown, {}) : reply.redirect(`${addressOf(request)}/charter`, 303)
}

/** The form again, with everything that was typed; where the charter moved underneath, with what moved. */
async function showAgain(request: FastifyRequest, reply: FastifyReply, refused: Refused, sent: Sent) {
  const shown = await fileToShow(request)
  const isMoved = refused.kind === 'overtaken'
  const overtaken = isMoved ? (shown.file.charters.findLast(({ hash }) => hash === sent.seen) ?? null) : null
  return showFilled(request, reply, shown, { sent, problems: problemsShown(refused), overtaken })
}

type Filled = { readonly sent?: Sent; readonly problems?: readonly Problem[]; readonly overtaken?: Charter | null }

async function showFilled(request: FastifyRequest, reply: FastifyReply, shown: Shown, filled: Filled) {
  const { file, names } = shown
  const isAmendment = lastStage(file.pilot) !== null
  const others = file.pilot.holders.filter(({ seat }) => !isLeader(seat))
  const view = charterEditView({
    ...shown,
    newest: newestCharter(file.charters),
    sent: filled.sent,
    problems: filled.problems ?? [],
    overtaken: filled.overtaken ?? null,
    others: others.map(({ person }) => ({ value: person, text: nameWithSeat(names, file.pilot.holders, person) })),
    log: logSentence(shown),
    isAmendment,
    address: `${addressOf(request)}/charter`,
  })
  const title = isAmendment ? 'Propose an amendment' : 'Write the charter'
  return show(request, reply, 'charter/edit', view, { title, tab: 'Charter' })
}

/** Which weeks a baseline can be taken from. */
function logSentence({ file, calendar, now }: Shown): string {
  const current = calendar.weekOf(now)
  const weeks = file.rollups.filter(({ week, completed }) => completed > 0 && week < current).map(({ week }) => week)
  const [first] = weeks
  const last = weeks.at(-1)
  if (first === undefined || last === undefined)
    return 'The case log is empty; bring the cases first and a baseline can be taken from it, or state the values.'
  return `The case log has ${weeks.length} full weeks with cases, from the week of ${weekName(first)} to the week of ${weekName(last)}.`
}
