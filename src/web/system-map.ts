// The system map's page, as it is or as it was on a day or in a version; what differs between two versions; and confirming
// that it is current.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mapInForce, type MapVersion } from '../domain/system-map.ts'
import { confirmMap } from '../domain/system-map-change.ts'
import { act } from './act.ts'
import { AsOf, shownAsOf } from './as-of.ts'
import { mapDrawing } from './charts/system-map.ts'
import { formOf, problemsShown, queryOf } from './forms.ts'
import { addressOf, fileToDecide, fileToShow, type Shown, signerOf } from './pilot-request.ts'
import { signedIn } from './request.ts'
import { show, showProblem } from './respond.ts'
import type { Problem } from './views/field.ts'
import { systemMapView } from './views/system-map.ts'
import { mapDifferenceView } from './views/system-map-difference.ts'

export const systemMapRoutes: FastifyPluginAsync = async (app) => {
  app.get('/pilots/:pilot/system-map', { config: { act: 'read pilot' } }, showMap)
  app.get('/pilots/:pilot/system-map/difference', { config: { act: 'read pilot' } }, showDifference)
  app.post('/pilots/:pilot/system-map/confirmation', { config: { act: 'confirm map' } }, confirm)
}

const numberText = z
  .string()
  .regex(/^\d{1,6}$/)
  .optional()

const VersionAsked = { ...AsOf, version: numberText }

async function showMap(request: FastifyRequest, reply: FastifyReply) {
  const { asof, version } = queryOf(request.query, VersionAsked)
  const shown = await fileToShow(request)
  if (asof !== undefined) return showAsOf(request, reply, shown, asof)
  const now = mapInForce(shown.file.maps, shown.file.keys)
  if (version === undefined) return showVersion(request, reply, { ...shown, shown: now, isNow: true, asOf: null })
  const chosen = shown.file.maps.find((map) => String(map.version) === version)
  if (!chosen) return showProblem(request, reply, 404, `This map has no version ${version}.`)
  return showVersion(request, reply, { ...shown, shown: chosen, isNow: false, asOf: null })
}

/** The map in force at the end of a day, with everything that came later left out. */
async function showAsOf(request: FastifyRequest, reply: FastifyReply, shown: Shown, day: string) {
  const then = await shownAsOf(request, shown, day)
  if (typeof then === 'string') return showProblem(request, reply, 404, then)
  const map = mapInForce(then.file.maps, then.file.keys)
  return showVersion(request, reply, { ...then, shown: map, isNow: false, asOf: day })
}

type Version = Shown & { readonly shown: MapVersion | null; readonly isNow: boolean; readonly asOf: string | null }

async function showVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  version: Version,
  problems: readonly Problem[] = [],
) {
  const map = version.shown
  const view = systemMapView({
    ...version,
    drawing: map && (await mapDrawing(map.content, map.hash)),
    seats: signedIn(request).standing.seats,
    signer: await signerOf(request),
    problems,
  })
  return show(request, reply, 'system-map/show', view, { title: 'System map', tab: 'Map' })
}

const Versions = { from: numberText, to: numberText }

async function showDifference(request: FastifyRequest, reply: FastifyReply) {
  const { from, to } = queryOf(request.query, Versions)
  const view = mapDifferenceView({ ...(await fileToShow(request)), from, to })
  if (!view) return showProblem(request, reply, 404, 'There are no two such versions of the map to compare.')
  return show(request, reply, 'system-map/difference', view, { title: 'What changed on the map', tab: 'Map' })
}

const ConfirmForm = formOf({ seen: z.string().max(64) })

async function confirm(request: FastifyRequest, reply: FastifyReply) {
  return act(request, reply, {
    form: ConfirmForm,
    decide: async (tx, { seen }) => confirmMap((await fileToDecide(tx, request)).file, seen),
    next: () => `${addressOf(request)}/system-map?done=map-confirmed#confirmed`,
    again: async (refused) => {
      const shown = await fileToShow(request)
      const now = mapInForce(shown.file.maps, shown.file.keys)
      return showVersion(request, reply, { ...shown, shown: now, isNow: true, asOf: null }, problemsShown(refused))
    },
  })
}
