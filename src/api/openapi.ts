// The description of the interface in OpenAPI 3.1, kept by hand where it is words and made of the schemas where it is shape.
import { z } from 'zod'
import { CaseLineSchema, CasesSchema, ImportSchema } from './case-schema.ts'
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
import { type Asked, type Operation, operations } from './operations.ts'
import { ReviewsSchema } from './review-schema.ts'

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
  Cases: CasesSchema,
  Case: CaseLineSchema,
  Import: ImportSchema,
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

function describe(operation: Operation) {
  const { does, scope = 'read', asks, takes, gives, later } = operation
  const given = contentOf({ [gives.type]: gives.schema })
  return {
    operationId: operationId(operation),
    summary: does,
    description: `The token needs the scope “${scope}”.`,
    ...(asks.length === 0 ? {} : { parameters: asks.map(parameter) }),
    ...(takes === null
      ? {}
      : { requestBody: { required: true, description: takes.says, content: contentOf(takes.shapes) } }),
    responses: {
      200: { description: gives.says, content: given },
      ...(later === undefined ? {} : { 202: { description: later, content: given } }),
      default: {
        description: 'A problem, in a sentence.',
        content: contentOf({ 'application/problem+json': 'Problem' }),
      },
    },
  }
}

/** "getPilotsPilotRules" */
function operationId({ method, path }: Operation): string {
  const parts = path.split(/[^a-z]+/i).filter((part) => part !== '')
  return method + parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
}

function parameter({ name, in: place, says }: Asked) {
  return { name, in: place, required: place === 'path', description: says, schema: { type: 'string' } }
}

function contentOf(shapes: Readonly<Record<string, string>>) {
  const refs = Object.entries(shapes).map(([type, name]) => {
    return [type, { schema: { $ref: `#/components/schemas/${name}` } }] as const
  })
  return Object.fromEntries(refs)
}

function shapeOf(schema: z.ZodType) {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' })
  return shape
}
