// The cases of a pilot: found by how they went, one by one with their story, left out of the figures or counted again.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { compile } from '../conditions/compile.ts'
import { mayAct } from '../domain/act.ts'
import type { CaseCheck } from '../domain/case-check.ts'
import { caseJudge } from '../domain/case-judge.ts'
import { type CaseQuery, usualOrder } from '../domain/case-query.ts'
import { charterInForce } from '../domain/charter.ts'
import { countsOf } from '../domain/cycle-time.ts'
import { excludeCase, includeCase } from '../domain/exclusion.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { minutesBy } from '../domain/working-hours.ts'
import type { Tx } from '../../db/store.ts'
import { failuresAmong, listCases, sumsOf, valueIn } from '../store/case-lists.ts'
import { type CaseRow, exclusionsOf, failuresOf, findCase } from '../store/cases.ts'
import { addUp, keepRollups } from '../store/rollups.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { casesAsked, type CasesAsked } from './case-query.ts'
import { formOf, problemsShown, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { pilotOf, signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { caseView } from './views/case.ts'
import { casesView } from './views/cases.ts'
import type { Problem, Sent } from './views/field.ts'

type AtCase = { Params: { pilot: string; ref: string } }
const oneCase = '/pilots/:pilot/cases/:ref'

export const caseRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/cases', { config: { act: 'read pilot' } }, showCases)
  app.get<AtCase>(oneCase, { config: { act: 'read pilot' } }, async (request, reply) => showCase(request, reply))
  app.post<AtCase>(`${oneCase}/exclusion`, { config: { act: 'exclude case' } }, exclude)
  app.post<AtCase>(`${oneCase}/inclusion`, { config: { act: 'exclude case' } }, include)
}

const casesShown = 50

async function showCases(request: FastifyRequest, reply: FastifyReply) {
  const asked = casesAsked(request.query)
  const { reader } = request.server.services.store
  const found = asked.case === null ? null : await findCase(reader, pilotOf(request).id, asked.case)
  if (found) return reply.redirect(`${addressOf(request)}/cases/${encodeURIComponent(found.case)}`, 303)

  const shown = await fileToShow(request)
  const query = queryFor(asked, shown)
  const order = asked.order ?? usualOrder(asked.show)
  const rows = await listCases(reader, query, order, asked.after, casesShown + 1)
  const page = rows.slice(0, casesShown)
  const last = page.at(-1)
  const view = casesView({
    ...shown,
    asked,
    query,
    order,
    rows: page,
    failures: await failuresAmong(reader, page),
    sums: await sumsOf(reader, query),
    next: rows.length > casesShown && last ? { value: valueIn(last, order.sort, query.counts), case: last.case } : null,
    mayImport: mayAct('import cases', { standing: signedIn(request).standing, mayPause: false }),
  })
  return show(request, reply, 'cases/index', view, { title: 'Cases', tab: 'Cases' })
}

/** A list of more cases than this is kept to one week, or everybody would wait for it. */
const mostAtOnce = 10_000

function queryFor({ show: which, week, component }: CasesAsked, { file, now, calendar }: Shown): CaseQuery {
  const all = file.rollups.reduce((sum, rollup) => sum + rollup.completed, 0)
  const current = calendar.weekOf(now)
  const newest = file.rollups.findLast((rollup) => rollup.week <= current)?.week ?? null
  const ofNoWeek = which === 'open' || which === 'excluded'
  return {
    pilot: file.pilot.id,
    show: which,
    week: ofNoWeek ? null : (week ?? (all > mostAtOnce ? newest : null)),
    component,
    targetHours: targetHoursOf(file),
    counts: countsOf(file),
  }
}

/** The charter's target for the cycle time, in hours; null where it names none. */
function targetHoursOf({ charters, keys }: PilotFile): number | null {
  const content = charterInForce(charters, keys)?.content
  const target = content?.measures.find(({ key }) => key === 'cycle_time_hours')?.target ?? null
  return target === null ? null : Number(target)
}

async function showCase(
  request: FastifyRequest<AtCase>,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const { reader } = request.server.services.store
  const shown = await fileToShow(request)
  const { id } = shown.file.pilot
  const found = await findCase(reader, id, request.params.ref)
  if (!found) return showProblem(request, reply, 404, 'There is no such case on this pilot.')
  const history = await historyOf(reader, id, found.case)
  const view = caseView({
    ...shown,
    found,
    history,
    reasons: await readTexts(
      reader,
      history.flatMap(({ why }) => why ?? []),
    ),
    failures: await failuresOf(reader, found),
    check: checkOf(found, shown),
    targetHours: targetHoursOf(shown.file),
    mayExclude: mayAct('exclude case', { standing: signedIn(request).standing, mayPause: false }),
    sent,
    problems,
  })
  return show(request, reply, 'cases/show', view, { title: `Case ${found.case}`, tab: 'Cases' })
}

/** What the rules of its moment say of a completed case; null where none was in effect. */
function checkOf(found: CaseRow, { file, calendar }: Shown): CaseCheck | null {
  const { completedAt } = found
  return completedAt === null ? null : caseJudge(file, compile, minutesBy(calendar))({ ...found, completedAt })
}

async function historyOf(reader: Parameters<typeof exclusionsOf>[0], pilot: string, ref: string) {
  return (await exclusionsOf(reader, pilot)).filter((one) => one.case === ref)
}

async function exclude(request: FastifyRequest<AtCase>, reply: FastifyReply) {
  return act(request, reply, {
    form: formOf({ reason: typed(40), why: typed() }),
    decide: async (tx, form) => {
      const { pilot, ref, history } = await caseToDecide(tx, request)
      return excludeCase(pilot, ref, history, form)
    },
    beside: (tx, _form, entry) => addUpAgain(tx, request, entry),
    next: () => `${hereOf(request)}?done=excluded`,
    again: (refused, sent) => showCase(request, reply, sent, problemsShown(refused)),
  })
}

async function include(request: FastifyRequest<AtCase>, reply: FastifyReply) {
  return act(request, reply, {
    form: formOf({ why: typed() }),
    decide: async (tx, { why }) => {
      const { pilot, ref, history } = await caseToDecide(tx, request)
      return includeCase(pilot, ref, history, why)
    },
    beside: (tx, _form, entry) => addUpAgain(tx, request, entry),
    next: () => `${hereOf(request)}?done=included`,
    again: (refused, sent) => showCase(request, reply, sent, problemsShown(refused)),
  })
}

async function caseToDecide(tx: Tx, request: FastifyRequest<AtCase>) {
  const { file } = await fileToDecide(tx, request)
  const found = await findCase(tx, file.pilot.id, request.params.ref)
  if (!found) throw Object.assign(new Error('there is no such case'), { statusCode: 404 })
  return { pilot: file.pilot, ref: found.case, history: await historyOf(tx, file.pilot.id, found.case) }
}

/** The week of the case is added up in the same transaction, so that no page shows the one without the other. */
async function addUpAgain(tx: Tx, request: FastifyRequest<AtCase>, { at }: LedgerEntry): Promise<void> {
  const { id } = pilotOf(request)
  const found = await findCase(tx, id, request.params.ref)
  if (found?.week) await keepRollups(tx, id, await addUp(tx, id, [found.week]), at)
}

function hereOf(request: FastifyRequest<AtCase>): string {
  return `${addressOf(request)}/cases/${encodeURIComponent(request.params.ref)}`
}
