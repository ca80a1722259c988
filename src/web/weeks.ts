// One week of a pilot: what the logs say of it, what people state because no log gives it, how it is closed, and what waits
// for the other leader once it was signed.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { mayAct } from '../domain/act.ts'
import { acknowledgeCorrection, pendingCorrection } from '../domain/correction.ts'
import { isLeader } from '../domain/person.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { signedAnswerFor } from '../domain/pilot-weeks.ts'
import { stateFigures } from '../domain/stated-figures.ts'
import { closeWeek } from '../domain/week-closing.ts'
import { isWeek } from '../domain/week.ts'
import type { Calendar } from '../domain/calendar.ts'
import type { Reader } from '../../db/store.ts'
import { exclusionsIn } from '../store/case-lists.ts'
import { textHash } from '../store/hash.ts'
import { recomputedFor, weeksShown } from '../store/scorecard-page.ts'
import { readTexts } from '../store/texts.ts'
import { weekName } from '../words/dates.ts'
import { act } from './act.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow } from './pilot-request.ts'
import { isFresh } from './proof.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Again, WeekOf } from './views/week-of.ts'
import { weekView } from './views/weeks.ts'

type AtWeek = { Params: { pilot: string; week: string } }
const address = '/pilots/:pilot/weeks/:week'

export const weekRoutes: FastifyPluginAsync = async (app) => {
  app.get<AtWeek>(address, { config: { act: 'read pilot' } }, async (request, reply) => showWeek(request, reply))
  app.post<AtWeek>(`${address}/figures`, { config: { act: 'state figures' } }, state)
  app.post<AtWeek>(`${address}/closing`, { config: { act: 'close week' } }, close)
  app.post<AtWeek>(`${address}/acknowledgement`, { config: { act: 'acknowledge correction' } }, acknowledge)
}

async function showWeek(request: FastifyRequest<AtWeek>, reply: FastifyReply, again?: Again) {
  const given = await readWeek(request, again)
  if (!given) return showProblem(request, reply, 404, 'This pilot has no such week.')
  const title = `Week of ${weekName(given.week.week)}`
  return show(request, reply, 'weeks/show', weekView(given), { title, tab: 'Scorecard' })
}

async function readWeek(request: FastifyRequest<AtWeek>, again?: Again): Promise<WeekOf | null> {
  const { reader } = request.server.services.store
  const shown = await fileToShow(request)
  const weeks = weeksShown(shown.file, shown.now, shown.calendar)
  const at = weeks.findIndex(({ week }) => week === request.params.week)
  const week = weeks[at]
  if (!week) return null

  const correction = await correctionOf(reader, shown.file, week.week, shown.calendar)
  const { standing, person, email } = signedIn(request)
  const may = (name: 'state figures' | 'close week') => mayAct(name, { standing, mayPause: false })
  return {
    ...shown,
    week,
    before: weeks[at - 1]?.week ?? null,
    after: weeks[at + 1]?.week ?? null,
    correction,
    recomputed: recomputedFor(shown.file, week.week, correction?.pending ?? null),
    reasons: await readTexts(reader, reasonIds(shown.file, week.week, correction)),
    viewer: {
      person,
      email,
      isFresh: isFresh(request),
      mayState: may('state figures'),
      mayClose: may('close week'),
      leads: standing.seats.find(isLeader) ?? null,
    },
    again,
  }
}

async function correctionOf(reader: Reader, file: PilotFile, week: string, calendar: Calendar) {
  if (!isWeek(week) || !signedAnswerFor(file, week)) return null
  const pending = pendingCorrection(file, week, calendar, await exclusionsIn(reader, file.pilot.id, week))
  return pending && { pending, hash: textHash(pending.figures) }
}

function reasonIds(file: PilotFile, week: string, correction: WeekOf['correction']): readonly string[] {
  const stated = file.stated.filter((one) => one.week === week).map(({ why }) => why)
  const changes = correction?.pending.changes.map(({ why }) => why) ?? []
  return [...stated, ...changes].flatMap((why) => why ?? [])
}

const FiguresForm = formOf({
  seen: typed(20),
  users: typed(20),
  helpRequests: typed(20),
  dailyHelpUsers: typed(20),
  supportMinutes: typed(20),
  trainingMinutes: typed(20),
  complaints: typed(20),
  downtimeMinutes: typed(20),
  why: typed(),
})

async function state(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  return act(request, reply, {
    form: FiguresForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const { seen, why } = form
      return stateFigures(file, weekAsked(request), { typed: form, why, seen }, doing, calendar)
    },
    next: () => `${hereOf(request)}?done=stated`,
    again: (refused, sent) => showWeek(request, reply, { part: 'figures', problems: problemsShown(refused), sent }),
  })
}

async function close(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  return act(request, reply, {
    form: formOf({}),
    decide: async (tx, _form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      return closeWeek(file, weekAsked(request), doing, calendar)
    },
    next: () => `${hereOf(request)}?done=closed`,
    again: (refused, sent) => showWeek(request, reply, { part: 'closing', problems: problemsShown(refused), sent }),
  })
}

async function acknowledge(request: FastifyRequest<AtWeek>, reply: FastifyReply) {
  return act(request, reply, {
    form: formOf({ seen: typed(64), why: typed() }),
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const correction = await correctionOf(tx, file, weekAsked(request), calendar)
      const { pending = null, hash = '' } = correction ?? {}
      return acknowledgeCorrection({ file, pending, hash }, form, doing)
    },
    next: () => `${hereOf(request)}?done=acknowledged`,
    again: (refused, sent) => showWeek(request, reply, { part: 'correction', problems: problemsShown(refused), sent }),
  })
}

/** The week of the address; the domain is asked about weeks that exist only. */
function weekAsked({ params }: FastifyRequest<AtWeek>): string {
  if (isWeek(params.week)) return params.week
  throw Object.assign(new Error('there is no such week'), { statusCode: 404 })
}

function hereOf(request: FastifyRequest<AtWeek>): string {
  return `${addressOf(request)}/weeks/${encodeURIComponent(request.params.week)}`
}
