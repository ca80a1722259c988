// The system map of a pilot for other programs, as it is or as it was at the end of a day. People appear in it only as the map
// itself names them.
import type { FastifyPluginAsync } from 'fastify'
import type { PilotFile } from '../domain/pilot-file.ts'
import { emptyMap, mapInForce, mapInForceSince } from '../domain/system-map.ts'
import type { SystemMapDescription } from './map-schema.ts'
import { describeAsOf } from './as-of.ts'

const config = { act: 'use an application programme', fromElsewhere: true } as const

export const systemMapApi: FastifyPluginAsync = async (api) => {
  api.get<{ Params: { pilot: string } }>('/pilots/:pilot/system-map', { config }, async (request, reply) =>
    describeAsOf(request, reply, request.params.pilot, describeMap),
  )
}

function describeMap({ pilot, maps, keys }: PilotFile, asOf: string | null): SystemMapDescription {
  const map = mapInForce(maps, keys)
  return {
    pilot: pilot.code,
    asOf,
    version: map?.version ?? null,
    inForceSince: map && mapInForceSince(map, keys),
    hash: map?.hash ?? null,
    map: map?.content ?? emptyMap,
  }
}
