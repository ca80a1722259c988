// The scorecard: one line a week, the measures of the week under review, and a chart for each of them.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { firstWeekOf, weekUnderReview } from '../domain/pilot-weeks.ts'
import { isWeek } from '../domain/week.ts'
import { evidenceFor } from '../store/evidence.ts'
import { noticedOn } from '../store/noticed.ts'
import { besideTheWeeks, weeksShown } from '../store/scorecard-page.ts'
import { queryOf } from './forms.ts'
import { fileToShow, type Shown } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show } from './respond.ts'
import { mayAct } from '../domain/act.ts'
import { scorecardCsv } from './views/scorecard-csv.ts'
import { scorecardView } from './views/scorecard.ts'

export const scorecardRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/scorecard', { config: { act: 'read pilot' } }, showScorecard)
  app.get('/pilots/:pilot/scorecard.csv', { config: { act: 'read pilot' } }, sendCsv)
}

async function showScorecard(request: FastifyRequest, reply: FastifyReply) {
  const { before } = queryOf(request.query, { before: z.string().refine(isWeek).optional() })
  const shown = await fileToShow(request)
  const { file, now, calendar } = shown
  const view = scorecardView({
    ...shown,
    weeks: weeksShown(file, now, calendar),
    evidence: evidenceShown(shown),
    beside: await besideTheWeeks(request.server.services.store.reader, file, now, calendar),
    noticed: await noticedOn(request.server.services.store.reader, file, now, calendar),
    before: before ?? null,
    mayImport: mayAct('import cases', { standing: signedIn(request).standing, mayPause: false }),
  })
  return show(request, reply, 'scorecard/show', view, { title: 'Scorecard', tab: 'Scorecard' })
}

/** Of the week under review; in a pilot's very first week, of that one as far as it has come. */
function evidenceShown({ file, now, calendar }: Shown) {
  const first = firstWeekOf(file)
  const week = weekUnderReview(file, now, calendar) ?? (first !== null && first <= calendar.weekOf(now) ? first : null)
  return week === null ? null : evidenceFor(file, week, now, calendar)
}

async function sendCsv(request: FastifyRequest, reply: FastifyReply) {
  const { file, now, calendar } = await fileToShow(request)
  const name = `scorecard-${file.pilot.code.replaceAll(/[^\w-]/g, '')}.csv`
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(scorecardCsv(weeksShown(file, now, calendar)))
}
