// Every platform whose runs are understood, and what is said of shapes that belong to none.
import type { Platform } from '../../domain/run.ts'
import { camunda } from './camunda.ts'
import { cloudevents } from './cloudevents.ts'
import { github } from './github.ts'
import { n8n } from './n8n.ts'
import { ownRuns } from './own-runs.ts'
import { at } from './payload.ts'
import { powerAutomate } from './power-automate.ts'
import { type Adapter, type Reading, refused } from './reading.ts'
import { uipath } from './uipath.ts'

const adapters: Readonly<Record<Platform, Adapter>> = {
  runs: ownRuns,
  n8n,
  uipath,
  'power-automate': powerAutomate,
  github,
  camunda,
  cloudevents,
}

/** Reads a platform's payload, which came in at an instant (ms). */
export function readPayload(platform: Platform, payload: unknown, receivedAt: number): Reading {
  if (typeof payload !== 'object' || payload === null) return refused('The body is not a JSON object or list.')
  const strange = shapeWithoutAdapter(payload)
  return strange === null ? adapters[platform](payload, receivedAt) : refused(strange)
}

/** Shapes that people send by mistake, named. */
function shapeWithoutAdapter(payload: object): string | null {
  const first = at(payload, 'events', 0)
  if (at(first, 'eventType') !== undefined) return 'This is a Temporal workflow history. There is no adapter for it.'
  if (at(payload, 'data', 0, 'zap_id') !== undefined || at(payload, 'zap_id') !== undefined)
    return 'This is a Zapier run listing. There is no adapter for it.'
  return null
}
