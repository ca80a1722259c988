// The what-if page: a target, a check or the coming weeks are moved by a plain form whose address can be shared, and the
// engine answers beside the real advice. Nothing is kept, nobody is told, and nothing can be signed here.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { decisionPoints } from '../domain/decision-points.ts'
import { expansionGate } from '../domain/expansion-gate.ts'
import { measureKeys } from '../domain/measure.ts'
import { signedAnswerFor, weekUnderReview } from '../domain/pilot-weeks.ts'
import { isWeek } from '../domain/week.ts'
import { comingFigures } from '../domain/what-if.ts'
import { evidenceFor, frozenEvidence } from '../store/evidence.ts'
import { queryOf, several, typed } from './forms.ts'
import { fileToShow, type Shown } from './pilot-request.ts'
import { show, showProblem } from './respond.ts'
import { whatIfView } from './views/what-if.ts'

export const whatIfRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/what-if', { config: { act: 'read pilot' } }, showWhatIf)
}

const names = [
  ...measureKeys.flatMap((key) => [`target.${key}`, `next.${key}`]),
  ...comingFigures.map((name) => `next.${name}`),
  ...expansionGate.map(({ name }) => `check.${name}`),
  ...decisionPoints.map(({ name }) => name),
  'ahead',
]
const fields: Readonly<Record<string, ReturnType<typeof typed>>> = Object.fromEntries(
  names.map((name) => [name, typed(60)]),
)

async function showWhatIf(request: FastifyRequest, reply: FastifyReply) {
  const {
    week: asked,
    without,
    done: _,
    ...given
  } = queryOf(request.query, {
    ...fields,
    week: z.string().max(10).optional(),
    without: several(),
  })
  const shown = await fileToShow(request)
  const week = asked ?? weekUnderReview(shown.file, shown.now, shown.calendar)
  const evidence = week === null ? null : evidenceOf(shown, week)
  if (week === null || !evidence)
    return showProblem(request, reply, 404, 'There is no closed week yet whose figures could be moved.')
  const view = whatIfView({ code: shown.file.pilot.code, week, ...evidence, typed: given, without })
  const status = view.problems === null ? 200 : 422
  return show(request, reply, 'what-if/show', view, { title: 'What if?', tab: 'What if', status })
}

/** What the review of the week is held over: as it was signed, or as it stands now. */
function evidenceOf({ file, now, calendar }: Shown, week: string) {
  if (!isWeek(week)) return null
  const signed = signedAnswerFor(file, week)
  return signed ? frozenEvidence(signed) : evidenceFor(file, week, now, calendar)
}
