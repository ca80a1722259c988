// The rule log: every change of a pilot's rules with who, why and when, for reading, for printing and for spreadsheets.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type LogLine, logShows, logSorts, ruleLog } from '../domain/rule-log.ts'
import { readTexts } from '../store/texts.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { queryOf } from './forms.ts'
import { fileToShow } from './pilot-request.ts'
import { show, showProblem } from './respond.ts'
import { type Sheet, sendSheet } from './sheet.ts'
import { ruleLogRows } from './views/rule-log-rows.ts'
import type { LogAsked } from './views/rule-log-of.ts'
import { ruleLogView } from './views/rule-log.ts'

export const ruleLogRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/rule-changes', { config: { act: 'read pilot' } }, showLog)
  app.get('/pilots/:pilot/rule-changes.csv', { config: { act: 'read pilot' } }, sendCsv)
  app.get('/pilots/:pilot/rule-changes.xlsx', { config: { act: 'read pilot' } }, sendXlsx)
}

async function showLog(request: FastifyRequest, reply: FastifyReply) {
  const asked = logAsked(request.query)
  const today = await fileToShow(request)
  const shown = asked.asOf === null ? today : await shownAsOf(request, today, asked.asOf)
  if (typeof shown === 'string') return showProblem(request, reply, 404, shown)
  const lines = ruleLog(shown.file, shown.now, shown.calendar)
  const view = ruleLogView({ ...shown, asked, lines, texts: await reasonsOf(request, lines) })
  return show(request, reply, 'rule-changes/index', view, { title: 'Rule log', tab: 'Rules' })
}

const LogQuery = {
  ...AsOf,
  show: z.enum(logShows).default('all'),
  by: z.string().max(80).optional(),
  sort: z.enum(logSorts).optional(),
  down: z.enum(['yes']).optional(),
  from: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .default('1'),
}

/** Reads the query of the address; 400 for what does not exist here. */
function logAsked(query: unknown): LogAsked {
  const { show: which, by, sort, down, from, asof } = queryOf(query, LogQuery)
  return {
    show: which,
    by: by || null,
    order: sort === undefined ? null : { sort, isDown: down === 'yes' },
    from: Number(from),
    asOf: asof ?? null,
  }
}

async function sendCsv(request: FastifyRequest, reply: FastifyReply) {
  return sendSheet(reply, 'csv', await sheetOf(request))
}

async function sendXlsx(request: FastifyRequest, reply: FastifyReply) {
  return sendSheet(reply, 'xlsx', await sheetOf(request))
}

const NoQuery = {}

async function sheetOf(request: FastifyRequest): Promise<Sheet> {
  queryOf(request.query, NoQuery)
  const { file, names, now, calendar } = await fileToShow(request)
  const lines = ruleLog(file, now, calendar)
  const rows = ruleLogRows(lines, names, await reasonsOf(request, lines))
  return { name: `rule-log-${file.pilot.code}`, title: 'Rule log', rows }
}

/** Why each change was asked for, by the id of its text. */
async function reasonsOf({ server }: FastifyRequest, lines: readonly LogLine[]) {
  const ids = lines.flatMap(({ change }) => change.events[0]?.why ?? [])
  return readTexts(server.services.store.reader, ids)
}
