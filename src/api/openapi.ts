// The description of the interface in OpenAPI 3.1, kept by hand where it is words and made of the schemas where it is shape.
import { z } from 'zod'
import {
  AdviceSchema,
  FactsSchema,
  FailuresSchema,
  LedgerLineSchema,
  PilotSchema,
  PilotsSchema,
  ProblemSchema,
  RulesSchema,
  ScorecardSchema,
} from './schemas.ts'
import { SystemMapSchema } from './map-schema.ts'
import { ReviewsSchema } from './review-schema.ts'

/** One way to ask, as the description and the page of the interface say it. */
export type Operation = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly does: string
  readonly asks: readonly Asked[]
  readonly takes: string | null
  readonly gives: { readonly schema: string; readonly type: string; readonly says: string }
}

/** A part of the address: in its path or behind the question mark. */
export type Asked = { readonly name: string; readonly in: 'path' | 'query'; readonly says: string }

const json = 'application/json'
const pilot: Asked = { name: 'pilot', in: 'path', says: 'The pilot’s code, like INV.' }

export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/advice',
    does: 'Ask the engine about facts of your own.',
    asks: [],
    takes: 'Facts',
    gives: { schema: 'Advice', type: json, says: 'Stop, fix or expand, with what it rests on.' },
  },
  {
    method: 'get',
    path: '/pilots',
    does: 'List the pilots that the token may see.',
    asks: [{ name: 'after', in: 'query', says: 'Go on after this code.' }],
    takes: null,
    gives: { schema: 'Pilots', type: json, says: 'Up to 100 pilots, in the order in which they were opened.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}',
    does: 'See where one pilot stands.',
    asks: [pilot],
    takes: null,
    gives: { schema: 'Pilot', type: json, says: 'The pilot.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/advice',
    does: 'Ask the engine about a week of a pilot.',
    asks: [pilot, { name: 'week', in: 'query', says: 'An ISO week; the last closed one where nothing is said.' }],
    takes: null,
    gives: { schema: 'Advice', type: json, says: 'The same advice as the review shows.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/scorecard',
    does: 'Read the scorecard of a pilot.',
    asks: [
      pilot,
      { name: 'from', in: 'query', says: 'The first ISO week; the first known one where nothing is said.' },
      { name: 'to', in: 'query', says: 'The last ISO week; the current one where nothing is said.' },
    ],
    takes: null,
    gives: {
      schema: 'Scorecard',
      type: json,
      says: 'A line a week: the baseline, what came before the keys, the pilot.',
    },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/rules',
    does: 'Read the rule book of a pilot.',
    asks: [
      pilot,
      {
        name: 'asof',
        in: 'query',
        says: 'A day like 2026-05-04, taken at its end; as it is now where nothing is said.',
      },
    ],
    takes: null,
    gives: { schema: 'Rules', type: json, says: 'The rules in effect, in the order of the book.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/system-map',
    does: 'Read the system map of a pilot.',
    asks: [
      pilot,
      {
        name: 'asof',
        in: 'query',
        says: 'A day like 2026-05-04, taken at its end; as it is now where nothing is said.',
      },
    ],
    takes: null,
    gives: { schema: 'SystemMap', type: json, says: 'The map in force, with everything that it names.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/failures',
    does: 'Read the failures of a pilot.',
    asks: [
      pilot,
      { name: 'after', in: 'query', says: 'Failures after this number; from the first where nothing is said.' },
      {
        name: 'asof',
        in: 'query',
        says: 'A day like 2026-05-04, taken at its end; as it is now where nothing is said.',
      },
    ],
    takes: null,
    gives: { schema: 'Failures', type: json, says: 'Up to 100 failures by their number, open and resolved.' },
  },
  {
    method: 'get',
    path: '/pilots/{pilot}/reviews',
    does: 'Read how the weekly reviews stand, and their signed answers.',
    asks: [
      pilot,
      { name: 'after', in: 'query', says: 'Reviews after this week; from the pilot’s first where nothing is said.' },
    ],
    takes: null,
    gives: { schema: 'Reviews', type: json, says: 'Up to 100 reviews, oldest week first.' },
  },
  {
    method: 'get',
    path: '/ledger',
    does: 'Read the ledger from an entry on.',
    asks: [{ name: 'after', in: 'query', says: 'Entries after this number; all of them where nothing is said.' }],
    takes: null,
    gives: {
      schema: 'LedgerLine',
      type: 'application/x-ndjson',
      says: 'One entry a line. A pilot’s token sees its own.',
    },
  },
]

const schemas = {
  Facts: FactsSchema,
  Advice: AdviceSchema,
  Pilot: PilotSchema,
  Pilots: PilotsSchema,
  Scorecard: ScorecardSchema,
  Rules: RulesSchema,
  SystemMap: SystemMapSchema,
  Failures: FailuresSchema,
  Reviews: ReviewsSchema,
  LedgerLine: LedgerLineSchema,
  Problem: ProblemSchema,
}

/** The whole description, for a server at this address. */
export function describeApi(baseUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Twokeys',
      version: '1',
      description: 'Pilots, advice and the ledger of Twokeys, for other programs.',
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths().map((path) => [path, itemAt(path)])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)])),
    },
  }
}

function paths(): readonly string[] {
  return [...new Set(operations.map(({ path }) => path))]
}

function itemAt(path: string) {
  return Object.fromEntries(
    operations
      .filter((operation) => operation.path === path)
      .map((operation) => [operation.method, describe(operation)]),
  )
}

function describe({ does, asks, takes, gives }: Operation) {
  const parameters = asks.map(({ name, in: place, says }) => {
    return { name, in: place, required: place === 'path', description: says, schema: { type: 'string' } }
  })
  return {
    summary: does,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(takes === null ? {} : { requestBody: { required: true, content: contentOf(json, takes) } }),
    responses: {
      200: { description: gives.says, content: contentOf(gives.type, gives.schema) },
      default: { description: 'A problem, in a sentence.', content: contentOf('application/problem+json', 'Problem') },
    },
  }
}

function contentOf(type: string, schema: string) {
  return { [type]: { schema: { $ref: `#/components/schemas/${schema}` } } }
}

function shapeOf(schema: z.ZodType) {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' })
  return shape
}
