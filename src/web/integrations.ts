// The page of one integration, the tests of its alert, and the drills of the fallback by hand.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { testAlert } from '../domain/alert-test.ts'
import { drillFallback } from '../domain/fallback-drill.ts'
import { mapInForce } from '../domain/system-map.ts'
import { readTexts } from '../store/texts.ts'
import { act } from './act.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { formOf, problemsShown, queryOf, typed } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import { fallbackView } from './views/fallback.ts'
import type { Problem, Sent } from './views/field.ts'
import { integrationView } from './views/integration.ts'

const map = '/pilots/:pilot/system-map'

export const integrationRoutes: FastifyPluginAsync = async (app) => {
  app.get(`${map}/integrations/:part`, { config: { act: 'read pilot' } }, showOne)
  app.post(`${map}/integrations/:part/alert-tests`, { config: { act: 'test alert' } }, noteTest)
  app.get(`${map}/fallback`, { config: { act: 'read pilot' } }, async (request, reply) => showFallback(request, reply))
  app.post(`${map}/fallback/drills`, { config: { act: 'drill fallback' } }, noteDrill)
}

function partOf(request: FastifyRequest): string {
  const { part } = request.params as { part: string } // its addresses name it
  return part
}

async function showOne(request: FastifyRequest, reply: FastifyReply) {
  const { asof } = queryOf(request.query, AsOf)
  const shown = await fileToShow(request)
  if (asof === undefined) return showIntegration(request, reply, shown, { asOf: null })
  const then = await shownAsOf(request, shown, asof)
  if (typeof then === 'string') return showProblem(request, reply, 404, then)
  return showIntegration(request, reply, then, { asOf: asof })
}

type Filled = { readonly asOf: string | null; readonly sent?: Sent; readonly problems?: readonly Problem[] }

async function showIntegration(request: FastifyRequest, reply: FastifyReply, shown: Shown, filled: Filled) {
  const content = mapInForce(shown.file.maps, shown.file.keys)?.content
  const integration = content?.integrations.find(({ id }) => id === partOf(request))
  if (!content || !integration) return showProblem(request, reply, 404, 'There is no such integration on the map.')
  const { asOf, sent, problems = [] } = filled
  const { seats } = signedIn(request).standing
  const texts = await textsOf(request, shown.file.alertTests)
  const view = integrationView({ ...shown, map: content, integration, asOf, sent, problems, seats, texts })
  return show(request, reply, 'system-map/integration', view, { title: integration.name, tab: 'Map' })
}

function textsOf(request: FastifyRequest, noted: readonly { readonly words: string | null }[]) {
  const ids = noted.flatMap(({ words }) => words ?? [])
  return readTexts(request.server.services.store.reader, ids)
}

const minutes = typed(6).refine((text) => /^\d*$/.test(text), 'Give whole minutes.')
const neededMinutes = typed(6)
  .refine((text) => /^[1-9]\d*$/.test(text), 'Give whole minutes, at least one.')
  .transform(Number)

const TestForm = formOf({ on: typed(10), minutes, words: typed(400) })

async function noteTest(request: FastifyRequest, reply: FastifyReply) {
  const integration = partOf(request)
  return act(request, reply, {
    form: TestForm,
    decide: async (tx, form, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const seenAfter = form.minutes === '' ? null : Number(form.minutes)
      return testAlert(file, { integration, on: form.on, minutes: seenAfter, words: form.words }, calendar, doing)
    },
    next: () =>
      `${addressOf(request)}/system-map/integrations/${encodeURIComponent(integration)}?done=alert-tested#tests`,
    again: async (refused, sent) =>
      showIntegration(request, reply, await fileToShow(request), {
        asOf: null,
        sent,
        problems: problemsShown(refused),
      }),
  })
}

async function showFallback(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
  problems: readonly Problem[] = [],
) {
  const shown = await fileToShow(request)
  const { seats } = signedIn(request).standing
  const texts = await textsOf(request, shown.file.fallbackDrills)
  const view = fallbackView({ ...shown, seats, texts, sent, problems })
  return show(request, reply, 'system-map/fallback', view, { title: 'Drills of the fallback', tab: 'Map' })
}

const DrillForm = formOf({
  on: typed(10),
  first: typed(60),
  second: typed(60),
  minutes: neededMinutes,
  normalMinutes: neededMinutes,
  words: typed(400),
})

async function noteDrill(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: DrillForm,
    decide: async (tx, { first, second, ...drill }, doing) => {
      const { file, calendar } = await fileToDecide(tx, request)
      const { on, words, normalMinutes } = drill
      return drillFallback(
        file,
        { on, words, normalMinutes, minutes: drill.minutes, people: [first, second] },
        calendar,
        doing,
      )
    },
    next: () => `${addressOf(request)}/system-map/fallback?done=fallback-drilled#drills`,
    again: (refused, sent) => showFallback(request, reply, sent, problemsShown(refused)),
  })
}
