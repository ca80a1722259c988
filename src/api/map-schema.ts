// The system map as the programming interface describes it.
import { z } from 'zod'
import { failureWays, inARow, rights } from '../domain/system-map.ts'

const text = z.string()
const texts = z.array(text).readonly()
const day = text.nullable().describe('A day like 2026-05-04.')

const Path = z.strictObject({
  way: z.enum(failureWays),
  seenHow: text,
  whoActs: text,
  fallback: text,
  rollback: text,
  cannotHappen: text.describe('Why it cannot happen here; empty where it can.'),
})

const IntegrationSchema = z.strictObject({
  id: text,
  name: text,
  from: text.describe('The id of a system.'),
  to: text.describe('The id of a system.'),
  records: texts.describe('Ids of records.'),
  mode: z.enum(['direct', 'buffered']),
  trigger: text,
  everyMinutes: z.int().nullable().describe('How often something is expected at the least.'),
  onlyFailures: z.boolean().describe('It speaks only of failures, so its silence says nothing.'),
  fewestADay: z.int().optional().describe('How many runs are expected on a working day at the least.'),
  handlesCases: z.literal(true).optional().describe('Each run handles one case.'),
  inARow: z
    .strictObject({ runs: z.int(), next: z.enum(inARow) })
    .optional()
    .describe('What happens when so many runs fail in a row.'),
  routes: z.boolean().describe('It decides where a case goes.'),
  flows: texts.describe('Names of the flows whose runs are its own.'),
  runsAs: text,
  credentials: z.strictObject({ owner: text, expiresOn: day }).nullable(),
  alert: text,
  rollback: text,
  repairedBy: text,
  paths: z.array(Path).readonly(),
})

const MapSchema = z.strictObject({
  systems: z.array(z.strictObject({ id: text, name: text, what: text, owner: text })).readonly(),
  records: z
    .array(z.strictObject({ id: text, name: text, truth: text.nullable(), writers: texts }))
    .readonly()
    .describe('Source of truth and writers are ids of systems.'),
  integrations: z.array(IntegrationSchema).readonly(),
  grants: z
    .array(
      z.strictObject({
        id: text,
        holder: text,
        kind: z.enum(['person', 'tool', 'bot']),
        system: text,
        rights: z.array(z.enum(rights)).readonly(),
      }),
    )
    .readonly(),
  humanPoints: z
    .array(
      z.strictObject({
        id: text,
        where: text,
        who: text,
        does: z.enum(['approves', 'routes', 'checks', 'steps in by hand']),
      }),
    )
    .readonly(),
  grantsReviewedOn: day,
  buildDays: text.nullable().describe('Estimated days to build, as decimal text.'),
  supportMinutes: z.int().nullable().describe('Estimated support in minutes a week.'),
})

export const SystemMapSchema = z.strictObject({
  pilot: text,
  asOf: text.nullable().describe('The day at whose end the map stood so; null for now.'),
  version: z.int().nullable().describe('Null before the first version.'),
  inForceSince: z.int().nullable().describe('In ms.'),
  hash: text.nullable().describe('SHA-256 of the exact content, 64 hex characters.'),
  map: MapSchema,
})
export type SystemMapDescription = z.output<typeof SystemMapSchema>
