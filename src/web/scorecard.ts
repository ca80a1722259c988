// The scorecard: one line a week, the measures of the week under review, the goals' charts, and a page for each measure.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mayAct } from '../domain/act.ts'
import { scorecardKeys } from '../domain/measure.ts'
import { firstWeekOf, weekUnderReview } from '../domain/pilot-weeks.ts'
import { isWeek } from '../domain/week.ts'
import { type Evidence, evidenceFor } from '../store/evidence.ts'
import { noticedOn } from '../store/noticed.ts'
import { checkedCases, untouchedBy } from '../store/rare-events.ts'
import { besideTheWeeks, weeksShown } from '../store/scorecard-page.ts'
import { queryOf } from './forms.ts'
import { keptViews } from './kept-views.ts'
import { fileToShow, type Shown } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { type Sheet, sendSheet } from './sheet.ts'
import { scorecardMeasureView } from './views/scorecard-measure.ts'
import type { ScorecardOf } from './views/scorecard-of.ts'
import { scorecardRows } from './views/scorecard-rows.ts'
import { scorecardView } from './views/scorecard.ts'

type AtMeasure = { Params: { pilot: string; measure: string } }

export const scorecardRoutes: FastifyPluginAsync = async (app) => {
  const config = { act: 'read pilot' } as const
  app.get('/pilots/:pilot/scorecard', { config }, showScorecard)
  app.get('/pilots/:pilot/scorecard.csv', { config }, async (request, reply) =>
    sendSheet(reply, 'csv', await sheetOf(request)),
  )
  app.get('/pilots/:pilot/scorecard.xlsx', { config }, async (request, reply) =>
    sendSheet(reply, 'xlsx', await sheetOf(request)),
  )
  app.get<AtMeasure>('/pilots/:pilot/scorecard/:measure', { config }, async (request, reply) =>
    showMeasure(request, reply),
  )
}

const keptScorecards = keptViews<ReturnType<typeof scorecardView>>()
const keptMeasures = keptViews<ReturnType<typeof scorecardMeasureView>>()

async function showScorecard(request: FastifyRequest, reply: FastifyReply) {
  const { before = null } = queryOf(request.query, { before: z.string().refine(isWeek).optional() })
  const shown = await fileToShow(request)
  const mayImport = mayAct('import cases', { standing: signedIn(request).standing, mayPause: false })
  const view = await keptScorecards(shown.file, shown.now, `${before} ${mayImport}`, async () =>
    scorecardView({ ...(await scorecardOf(request, shown)), before, mayImport }),
  )
  return show(request, reply, 'scorecard/show', view, { title: 'Scorecard', tab: 'Scorecard' })
}

async function showMeasure(request: FastifyRequest<AtMeasure>, reply: FastifyReply) {
  const key = scorecardKeys.find((one) => one === request.params.measure)
  if (!key) return showProblem(request, reply, 404, 'There is no such measure on the scorecard.')
  const shown = await fileToShow(request)
  const view = await keptMeasures(shown.file, shown.now, key, async () => {
    const { reader } = request.server.services.store
    const checked = key === 'error_rate_pct' ? await checkedCases(reader, shown.file) : []
    return scorecardMeasureView(key, await scorecardOf(request, shown), checked)
  })
  return show(request, reply, 'scorecard/measure', view, { title: view.heading, tab: 'Scorecard' })
}

async function scorecardOf(request: FastifyRequest, shown: Shown): Promise<ScorecardOf> {
  const { reader } = request.server.services.store
  const { file, now, calendar } = shown
  const evidence = evidenceShown(shown)
  return {
    ...shown,
    weeks: weeksShown(file, now, calendar),
    evidence,
    untouched: await untouchedIn(request, shown, evidence),
    beside: await besideTheWeeks(reader, file, now, calendar),
    noticed: await noticedOn(reader, file, now, calendar),
  }
}

/** What the cycle time would be without the component that fails most; null where nothing failed. */
async function untouchedIn(request: FastifyRequest, { file }: Shown, evidence: Evidence | null) {
  const week = evidence?.facts.weeks.at(-1)?.week
  const component = evidence?.advice.failures?.top
  if (week === undefined || component === undefined) return null
  return untouchedBy(request.server.services.store.reader, file, week, component)
}

/** Of the week under review; in a pilot's very first week, of that one as far as it has come. */
function evidenceShown({ file, now, calendar }: Shown) {
  const first = firstWeekOf(file)
  const week = weekUnderReview(file, now, calendar) ?? (first !== null && first <= calendar.weekOf(now) ? first : null)
  return week === null ? null : evidenceFor(file, week, now, calendar)
}

async function sheetOf(request: FastifyRequest): Promise<Sheet> {
  const { file, now, calendar } = await fileToShow(request)
  const rows = scorecardRows(weeksShown(file, now, calendar))
  return { name: `scorecard-${file.pilot.code}`, title: 'Scorecard', rows }
}
